import type { SeenEntry } from "../../domain/entry.ts";
import type { BlobId, TextId } from "../../domain/ids.ts";
import { type Bytes, concat } from "../../protocol/bytes.ts";
import { packOpen } from "../../protocol/carry/bundle.ts";
import { CARRY_FILE_LIMITS } from "../../protocol/carry/file-piece.ts";
import { getBlob } from "../blobs.ts";
import type { GivenTexts } from "../phone.ts";
import type { PhonePorts } from "../ports.ts";

/** Bytes of one file to hand over: what a cheap phone holds in memory, and a chat app passes on. */
const MOST = 60_000_000;

/** Texts before what belongs to them: what does not fit is a recording rather than words. */
export async function giveTexts(
  { storage, sha256 }: Pick<PhonePorts, "storage" | "sha256">,
  entries: readonly SeenEntry[],
  texts: readonly TextId[],
): Promise<GivenTexts> {
  const bundles: Bytes[] = [];
  let [files, missing, left] = [0, 0, MOST];
  for (const [blob, isMedia] of filesOf(entries, new Set(texts))) {
    const bytes = await getBlob(storage, blob);
    if (!bytes || bytes.length > left) {
      missing++;
      continue;
    }
    files++;
    left -= bytes.length;
    const label = {
      is: "blob",
      blob,
      total: bytes.length,
      ...(isMedia && { media: true as const }),
    } as const;
    for (let at = 0; at < bytes.length; at += CARRY_FILE_LIMITS.piece) {
      bundles.push(packOpen(sha256, { ...label, at }, bytes.subarray(at, at + CARRY_FILE_LIMITS.piece)));
    }
  }
  return { bytes: concat(...bundles), files, missing };
}

/** What is published, and nothing that only this phone may read: of each text as it was published last, and recordings that were approved. */
function filesOf(entries: readonly SeenEntry[], texts: ReadonlySet<TextId>): Map<BlobId, boolean> {
  const published = new Map<TextId, Extract<SeenEntry, { kind: "text-published" }>["body"]>();
  const approved = new Set<string>();
  for (const entry of entries) {
    if (entry.verdict === "quarantined") continue;
    if (entry.kind === "text-published" && texts.has(entry.body.text))
      published.set(entry.body.text, entry.body);
    if (entry.kind === "text-withdrawn") published.delete(entry.body.text);
    if (entry.kind === "reading-approved") approved.add(entry.body.entry);
    if (entry.kind === "reading-withdrawn") approved.delete(entry.body.entry);
  }
  const media = [...published.values()].flatMap(({ pictures = [] }) => pictures.map(({ blob }) => blob));
  for (const entry of entries) {
    if (entry.kind !== "reading-recorded" || !approved.has(entry.id)) continue;
    if (published.has(entry.body.text)) media.push(...entry.body.parts.map(({ sound }) => sound));
  }
  return new Map([
    ...[...published.values()].map(({ blob }): [BlobId, boolean] => [blob, false]),
    ...media.map((blob): [BlobId, boolean] => [blob, true]),
  ]);
}
