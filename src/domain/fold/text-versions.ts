import type { SeenEntry } from "../entry.ts";
import type { BlobId, TextId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** All that each text was ever published as, the newest first, each once. */
export function foldTextVersions(entries: readonly SeenEntry[]): ReadonlyMap<TextId, readonly BlobId[]> {
  const versions = new Map<TextId, readonly BlobId[]>();
  for (const entry of inOrder(entries)) {
    if (entry.kind !== "text-published") continue;
    const { text, blob } = entry.body;
    const before = versions.get(text) ?? [];
    if (before[0] !== blob) versions.set(text, [blob, ...before.filter((one) => one !== blob)]);
  }
  return versions;
}
