import type { BlobId, Instant } from "../domain/ids.ts";
import { look, type Storage, type Stores } from "./storage.ts";

/** ms for which nothing may name a file of a draft before it goes: whoever puts one names it in the next moment. */
const UNNAMED_FOR = 86_400_000;

type Change =
  | { put: "blobs"; key: BlobId; value: Stores["blobs"]["value"] }
  | { drop: "blobs"; key: BlobId }
  | { drop: "pieces"; from: [BlobId, number]; to: [BlobId, number] };

/**
 * Files put for a draft that nothing on this phone names: the page was killed between the file and the draft's save, or a draft was
 * dropped behind another tab's back. The first sweep that sees one notes when; one that sees it still unnamed a day later drops it.
 * All in one transaction: no draft is saved, and no file put, between the look and the drop.
 */
export function sweepDraftFiles(storage: Storage, now: Instant): Promise<void> {
  return storage.change(
    ["blobs", "pieces", "drafts", "entries", "pages"],
    {
      blobs: look.all("blobs"),
      drafts: look.all("drafts"),
      entries: look.all("entries"),
      pages: look.all("pages"),
    },
    ({ blobs, drafts, entries, pages }) => {
      const named = new Set<BlobId>();
      const texts = [
        ...drafts.map(([, { content }]) => content),
        ...entries.map(([, { body }]) => body ?? ""),
        ...pages.map(([, { items }]) => items),
      ];
      for (const text of texts) for (const [id] of text.matchAll(/[0-9a-f]{64}/g)) named.add(id);
      const changes = blobs.flatMap(([id, blob]): Change[] => {
        const { unnamedSince, ...rest } = blob;
        if (named.has(id) || !blob.isDraft) {
          return unnamedSince === undefined ? [] : [{ put: "blobs", key: id, value: rest }];
        }
        // A clock that was put back begins anew.
        if (unnamedSince === undefined || unnamedSince > now) {
          return [{ put: "blobs", key: id, value: { ...blob, unnamedSince: now } }];
        }
        if (now - unnamedSince < UNNAMED_FOR) return [];
        return [
          { drop: "blobs", key: id },
          { drop: "pieces", from: [id, 0], to: [id, Infinity] },
        ];
      });
      return { changes, result: undefined };
    },
  );
}
