import { blobsOf } from "../domain/references.ts";
import { readEntry } from "../protocol/read-entry.ts";
import type { Said } from "./accept/facts-say.ts";
import { isRegistryKind } from "./registry/fold.ts";
import type { EntryRow, Tables } from "./store/tables.ts";

/** What stands in tables of the present state because of entries: check-ins, who may read which file, what the registry is made of. */
export interface FromEntries {
  claims: Tables["claims"][];
  blob_places: Tables["blob_places"][];
  registry_entries: Tables["registry_entries"][];
}

/** @param rows entries of the journal of which `said` speaks; of these alone */
export function stateOfEntries(
  device: string,
  rows: readonly Pick<EntryRow, "n" | "header" | "body">[],
  said: Said,
): FromEntries {
  const state: FromEntries = { claims: [], blob_places: [], registry_entries: [] };
  for (const { n, header, body } of rows) {
    const feeds = [...(said.feeds.get(n) ?? [])];
    const accepted = said.accepted.has(n);
    // What stands apart is in no registry; but who is shown it may read its files.
    if (!accepted && feeds.length === 0) continue;
    const { kind } = JSON.parse(header) as { kind: string };
    if (accepted && isRegistryKind(kind)) state.registry_entries.push({ device, n, kind });
    const read = body === null ? undefined : readEntry(header, body);
    const whole = read === undefined || "problem" in read ? undefined : read;
    if (accepted && kind === "attendance-claimed" && said.member !== null) {
      const known = said.evidence.get(n);
      // Of one whose words were erased it is known which meeting it was for, if that had been said: tries are counted on.
      const meeting = (whole?.body as { meeting?: string } | undefined)?.meeting ?? known?.meeting;
      const level = known?.level === "B" ? "B" : "C";
      if (meeting !== undefined) {
        const reason = (level === "C" && known?.why) || null;
        state.claims.push({ device, n, member: said.member, meeting, level, reason });
      }
    }
    const blobs = whole === undefined ? [] : blobsOf(whole);
    state.blob_places.push(...blobs.flatMap((id) => feeds.map((feed) => ({ id, device, n, feed }))));
  }
  return state;
}
