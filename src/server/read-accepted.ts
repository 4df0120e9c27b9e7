import type { EntryHeader, EntryKind, SeenEntry } from "../domain/entry.ts";
import { compareEntries } from "../domain/entry.ts";
import { entryId } from "../domain/ids.ts";
import { isRegistryKind } from "./registry/fold.ts";
import type { Store } from "./store/store.ts";

/** All accepted entries of some kinds whose words are still there, in the order of `compareEntries`. */
export async function readAccepted<K extends EntryKind>(
  store: Store,
  kinds: readonly K[],
): Promise<SeenEntry<K>[]> {
  let rows = store.read
    .selectFrom("entries as e")
    .innerJoin("devices as d", "d.device", "e.device")
    .leftJoin("exceptions as x", (join) => join.onRef("x.device", "=", "e.device").onRef("x.n", "=", "e.n"))
    .select(["e.device", "e.n", "e.received", "e.header", "e.body", "d.member"])
    .where("e.body", "is not", null)
    .where("x.device", "is", null);
  if (kinds.every(isRegistryKind)) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom("registry_entries as r")
          .select("r.n")
          .whereRef("r.device", "=", "e.device")
          .whereRef("r.n", "=", "e.n")
          .where("r.kind", "in", kinds),
      ),
    );
  }
  const wanted: ReadonlySet<string> = new Set(kinds);
  const seen: SeenEntry[] = [];
  for (const row of await rows.execute()) {
    const header = JSON.parse(row.header) as EntryHeader<EntryKind>;
    if (!wanted.has(header.kind)) continue;
    const by = row.member ?? "";
    seen.push({
      id: entryId(row.device, row.n),
      device: row.device,
      n: row.n,
      by,
      of: header.for ?? by,
      kind: header.kind,
      at: header.at,
      body: JSON.parse(row.body!),
      received: row.received,
    } as SeenEntry);
  }
  return seen.sort(compareEntries) as SeenEntry<K>[];
}
