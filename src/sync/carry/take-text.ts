import type { BlobId } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import type { BlobLabel } from "../../protocol/carry/bundle.ts";
import { keepPart } from "../keep-blob.ts";
import type { TakenIn } from "../phone.ts";
import type { PhonePorts } from "../ports.ts";
import { look, type Storage } from "../storage.ts";

/**
 * Keeps a piece of a text, picture or recording that somebody handed over, as if it had been fetched: with the last piece the whole is checked by
 * its hash, and what has another is not kept. It is shown when an entry names it, and goes first where room is needed.
 */
export async function takeText(
  ports: Pick<PhonePorts, "storage" | "keys">,
  { blob: id, at, total: size, media }: BlobLabel,
  bytes: Bytes,
  taken: TakenIn,
): Promise<void> {
  const { storage } = ports;
  const { there } = await storage.read({ there: look.one("blobs", id) });
  const have = there?.have ?? 0;
  if (there && there.have >= there.size) {
    if (at === 0) taken.known++;
  } else if (have > at && at + bytes.length <= have) {
    // This much of it had been fetched.
  } else if (have < at) {
    taken.trouble.push({ why: "truncated", at: 0 });
  } else {
    const part = bytes.subarray(have - at);
    const kept = await keepPart(ports, { id, size, ...(media && { isMedia: true }) }, have, part);
    if (kept === undefined) taken.trouble.push({ why: "damaged", at: 0 });
    else if (kept === size) {
      taken.texts++;
      if (!(await isNamed(storage, id))) taken.unnamed++;
    }
  }
}

async function isNamed(storage: Storage, id: BlobId): Promise<boolean> {
  const { pages, entries } = await storage.read({ pages: look.all("pages"), entries: look.all("entries") });
  return (
    pages.some(([, { items }]) => items.includes(id)) || entries.some(([, { body }]) => body?.includes(id))
  );
}
