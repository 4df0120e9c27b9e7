import { foldRecordedReadings } from "../../domain/fold/recorded-readings.ts";
import { foldTextVersions } from "../../domain/fold/text-versions.ts";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { BlobId, TextId } from "../../domain/ids.ts";
import type { SeenEntry } from "../../domain/entry.ts";
import type { WantedBlob } from "../../sync/phone.ts";

type Text = Pick<PublishedText, "text" | "blob" | "pictures">;

/** What a text was before, the newest first. */
export function earlierVersions(entries: readonly SeenEntry[]): (text: Text) => readonly BlobId[] {
  const versions = foldTextVersions(entries);
  return ({ text, blob }) => (versions.get(text) ?? []).filter((one) => one !== blob);
}

/** Earlier versions that nobody needs any more. One that somebody has read aloud tells where his paragraphs are in the new one. */
export function replacedVersions(entries: readonly SeenEntry[], texts: readonly Text[]): readonly BlobId[] {
  const earlier = earlierVersions(entries);
  const heard = [...foldRecordedReadings(entries).heard.values()].flat();
  const needed = new Set([...texts.map(({ blob }) => blob), ...heard.map(({ blob }) => blob)]);
  return texts.flatMap((text) => earlier(text).filter((blob) => !needed.has(blob)));
}

/** Pictures of these texts, each once. */
export function picturesOf(texts: readonly Text[]): readonly WantedBlob[] {
  return once(texts.flatMap(({ pictures = [] }) => pictures).map(({ blob, size }) => media(blob, size)));
}

/** All that may be heard of these texts, whoever reads. */
export function soundsOf(entries: readonly SeenEntry[], texts: readonly Text[]): readonly WantedBlob[] {
  const { heard } = foldRecordedReadings(entries);
  return soundsIn(texts.flatMap(({ text }) => heard.get(text) ?? []));
}

/** The sounds of recordings, each once. */
export function soundsIn(
  readings: readonly { text: TextId; parts: readonly { sound: BlobId; size: number }[] }[],
): readonly WantedBlob[] {
  return once(readings.flatMap(({ parts }) => parts).map(({ sound, size }) => media(sound, size)));
}

function media(id: BlobId, size: number): WantedBlob {
  return { id, size, isMedia: true };
}

function once(wanted: readonly WantedBlob[]): readonly WantedBlob[] {
  return [...new Map(wanted.map((one) => [one.id, one])).values()];
}
