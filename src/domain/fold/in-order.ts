import { compareEntries, type SeenEntry } from "../entry.ts";
import type { Instant } from "../ids.ts";

/**
 * What every rule and fold reads: each entry once, in the order of `compareEntries`, without those that stand apart
 * (quarantined) and those whose body was erased. It is the same for every order of arrival and with duplicates.
 *
 * A screen refolds at every change with an array that is in order already: then this is one pass.
 */
export function inOrder(entries: readonly SeenEntry[]): readonly SeenEntry[] {
  let sound = true;
  for (let i = 0; i < entries.length && sound; i++) {
    const entry = entries[i]!;
    const before = entries[i - 1];
    sound = counts(entry) && (before === undefined || compareEntries(before, entry) < 0);
  }
  if (sound) return entries;

  const byId = new Map<string, SeenEntry>();
  for (const entry of entries) {
    const other = byId.get(entry.id);
    byId.set(entry.id, other === undefined ? entry : betterKnown(other, entry));
  }
  return [...byId.values()].filter(counts).sort(compareEntries);
}

/** When the newest of these was received: "截至…收到的记录". null: none has reached the server yet. */
export function receivedUntil(entries: readonly SeenEntry[]): Instant | null {
  let last: Instant | null = null;
  for (const { received } of entries) {
    if (received !== null && (last === null || received > last)) last = received;
  }
  return last;
}

function counts(entry: SeenEntry): boolean {
  const body: unknown = entry.body;
  return entry.verdict !== "quarantined" && body !== null && body !== undefined;
}

/** Of two copies, one's own and the server's, the one that the server has said more of. */
function betterKnown(a: SeenEntry, b: SeenEntry): SeenEntry {
  return knowledge(b) > knowledge(a) ? b : a;
}

function knowledge(entry: SeenEntry): number {
  const body: unknown = entry.body;
  const erased = body === null ? 1000 : 0;
  const received = entry.received === null ? 0 : 100;
  const verdict =
    entry.verdict === undefined ? 0 : { pending: 10, quarantined: 20, accepted: 30 }[entry.verdict];
  const evidence = entry.evidence === undefined ? 0 : { D: 1, C: 2, B: 3, A: 4 }[entry.evidence];
  return erased + received + verdict + evidence;
}
