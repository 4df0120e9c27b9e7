import type { RecordedReading } from "../../domain/fold/recorded-readings.ts";
import type { BlobStore } from "../../sync/phone.ts";
import { soundType } from "../texts/sound-type.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  "audio/mp4": "m4a",
  "audio/webm": "webm",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/aac": "aac",
};

/**
 * A recording as one .zip, a file for each paragraph in the order of the text, which plays without the app. What is not on this phone is
 * fetched first. @throws FetchStopped, StorageFull
 */
export async function soundsAsFile(
  blobs: Pick<BlobStore, "has" | "fetch" | "get">,
  reading: Pick<RecordedReading, "parts" | "voice">,
): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import("fflate");
  const here = await blobs.has(reading.parts.map(({ sound }) => sound));
  const missing = reading.parts.filter(({ sound }) => !here.has(sound));
  const wanted = missing.map(({ sound, size }) => ({ id: sound, size, isMedia: true }));
  if (wanted.length > 0) await blobs.fetch(wanted, () => undefined);
  const files: Record<string, Uint8Array> = {};
  for (const [i, { sound }] of reading.parts.entries()) {
    const bytes = await blobs.get(sound);
    if (!bytes) continue;
    const number = String(i + 1).padStart(3, "0");
    files[`${number}-${reading.voice}.${ENDINGS[soundType(bytes) ?? ""] ?? "bin"}`] = bytes;
  }
  // Sound does not become smaller.
  return zipSync(files, { level: 0 });
}
