import type { EssayMedia } from "../../domain/entries/essays.ts";
import type { BlobStore } from "../../sync/phone.ts";
import { readSoundFile } from "../recording/sound-file.ts";
import type { ElderPart } from "./visit-draft.ts";

/** What he spoke and wrote, with the measures that those who get it are told before they fetch it. */
export async function mediaOf(
  blobs: Pick<BlobStore, "get">,
  { sound, photo }: ElderPart = {},
): Promise<EssayMedia> {
  const [heard, seen] = await Promise.all([sound && blobs.get(sound.blob), photo && blobs.get(photo.blob)]);
  const media: EssayMedia = {};
  if (sound) {
    const take = heard && (await readSoundFile(new Blob([heard], { type: sound.type })));
    // One that this browser does not measure is handed in all the same.
    const seconds = take && "seconds" in take ? take.seconds : 0;
    media.sounds = [{ sound: sound.blob, size: sound.size, seconds, type: sound.type }];
  }
  if (photo) {
    const { width, height } = await measured(seen, photo.type);
    media.photos = [{ photo: photo.blob, size: photo.size, width, height }];
  }
  return media;
}

async function measured(
  bytes: Uint8Array<ArrayBuffer> | undefined,
  type: string,
): Promise<{ width: number; height: number }> {
  try {
    const picture = await createImageBitmap(new Blob(bytes ? [bytes] : [], { type }));
    const { width, height } = picture;
    picture.close();
    return { width, height };
  } catch {
    return { width: 0, height: 0 };
  }
}
