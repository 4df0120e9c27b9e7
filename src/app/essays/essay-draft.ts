import type { EssayMedia, EssaySaved } from "../../domain/entries/essays.ts";
import { versionsSinceFull, versionText, type Essay } from "../../domain/fold/essays.ts";
import type { BlobId, EntryId, EssayId } from "../../domain/ids.ts";
import { changeBetween, shouldStoreFull } from "../../domain/text-change.ts";

/** What is being written, spoken and photographed, and the version that it goes on from. Its files are put as files of a draft. */
export type EssayDraft = {
  title: string;
  text: string;
  sounds?: EssayMedia["sounds"];
  photos?: EssayMedia["photos"];
  base?: EntryId;
  /** versions from elsewhere that have been joined into it since */
  joined?: readonly EntryId[];
};

export function essayDraftId(essay: EssayId): string {
  return `essay:${essay}`;
}

/**
 * Where writing goes on when there is no draft: at what was last kept or handed in. A version that cannot be read (one before it was
 * erased, or has not come) is passed over for the newest that can: what is written then stands beside it, as what another phone wrote.
 */
export function beginFrom(essay: Essay | undefined): EssayDraft {
  if (!essay) return { title: "", text: "" };
  const isReadable = (entry: EntryId): boolean => versionText(essay, entry) !== undefined;
  const base =
    essay.heads.filter(isReadable).at(-1) ??
    essay.versions.filter(({ entry }) => isReadable(entry)).at(-1)?.entry;
  const version = essay.versions.find(({ entry }) => entry === base);
  const handedIn = essay.handedIn[essay.handedIn.length - 1];
  const onFrom = base === undefined ? {} : { base };
  if (handedIn && (!version || handedIn.at >= version.at)) {
    return { title: handedIn.title, text: handedIn.text, ...mediaOf(handedIn), ...onFrom };
  }
  const text = base === undefined ? "" : (versionText(essay, base) ?? "");
  return { title: version?.title ?? essay.title, text, ...mediaOf(version ?? {}), ...onFrom };
}

/** The version to keep at a resting point. @returns undefined where nothing has changed since its base */
export function versionOf(id: EssayId, essay: Essay | undefined, draft: EssayDraft): EssaySaved | undefined {
  const { title, text, base, joined = [] } = draft;
  const media = mediaOf(draft);
  const before = essay?.versions.find(({ entry }) => entry === base);
  const baseText = essay && base !== undefined ? versionText(essay, base) : undefined;
  const hasJoined = joined.length > 0;
  if (baseText === undefined) {
    if (isBlank(draft)) return undefined;
  } else if (baseText === text && before?.title === title && isSameMedia(before, media) && !hasJoined) {
    return undefined;
  }
  const head = {
    essay: id,
    title,
    ...(base !== undefined && { base }),
    ...(hasJoined && { joined }),
    ...media,
  };
  if (!essay || base === undefined || baseText === undefined) return { ...head, text };
  const change = changeBetween(baseText, text);
  return shouldStoreFull(versionsSinceFull(essay, base), change, text)
    ? { ...head, text }
    : { ...head, change };
}

/** Nothing that could be handed in. */
export function isBlank({ text, sounds = [], photos = [] }: Pick<EssayDraft, "text"> & EssayMedia): boolean {
  return text.trim() === "" && sounds.length === 0 && photos.length === 0;
}

/** As an entry holds it: nothing where there is nothing. */
export function mediaOf({ sounds = [], photos = [] }: EssayMedia): EssayMedia {
  return { ...(sounds.length > 0 && { sounds }), ...(photos.length > 0 && { photos }) };
}

/** The files that an entry of this draft names. */
export function filesOf({ sounds = [], photos = [] }: EssayMedia): BlobId[] {
  return [...sounds.map(({ sound }) => sound), ...photos.map(({ photo }) => photo)];
}

function isSameMedia(a: EssayMedia, b: EssayMedia): boolean {
  return JSON.stringify(mediaOf(a)) === JSON.stringify(mediaOf(b));
}
