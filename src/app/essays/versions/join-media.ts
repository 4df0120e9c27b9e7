import type { EssayMedia } from "../../../domain/entries/essays.ts";
import { mediaOf } from "../essay-draft.ts";

/** All parts of both: one's own first, each once. */
export function joinedMedia(mine: EssayMedia, theirs: EssayMedia): EssayMedia {
  const { sounds, photos } = moreOf(mine, theirs);
  return mediaOf({
    sounds: [...(mine.sounds ?? []), ...sounds],
    photos: [...(mine.photos ?? []), ...photos],
  });
}

/** What comes from the other, in words; undefined: nothing. */
export function moreWords(mine: EssayMedia, theirs: EssayMedia): string | undefined {
  const { sounds, photos } = moreOf(mine, theirs);
  const words = mediaWords({ sounds, photos });
  return words === "" ? undefined : `那一份里的${words}也放进来，排在后面。`;
}

/** "2 段录音、1 张照片"; "" where there is none */
export function mediaWords({ sounds = [], photos = [] }: EssayMedia): string {
  const parts = [
    ...(sounds.length > 0 ? [`${sounds.length} 段录音`] : []),
    ...(photos.length > 0 ? [`${photos.length} 张照片`] : []),
  ];
  return parts.join("、");
}

/** What the other has and this one has not. */
export function moreOf(mine: EssayMedia, theirs: EssayMedia): Required<EssayMedia> {
  const sounds = new Set(mine.sounds?.map(({ sound }) => sound));
  const photos = new Set(mine.photos?.map(({ photo }) => photo));
  return {
    sounds: (theirs.sounds ?? []).filter(({ sound }) => !sounds.has(sound)),
    photos: (theirs.photos ?? []).filter(({ photo }) => !photos.has(photo)),
  };
}
