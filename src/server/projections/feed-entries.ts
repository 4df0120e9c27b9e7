import type { EntryKind, EvidenceLevel, EvidenceReason, SeenEntry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { type EntryId, entryId } from "../../domain/ids.ts";
import type { EntryItem, FactItem } from "../../protocol/feed.ts";
import { readItems } from "../feeds/items.ts";
import type { Dialect } from "../store/dialect.ts";
import type { Db } from "../store/store.ts";

const AT_ONCE = 2_000;

/** What a reader of these feeds holds: each entry once, with what the server found out about it. */
export async function entriesOfFeeds(
  db: Db,
  dialect: Dialect,
  feeds: readonly { feed: FeedId; head: number }[],
): Promise<SeenEntry[]> {
  const seen = new Map<EntryId, SeenEntry>();
  const found = new Map<EntryId, Found>();
  for (const { feed, head } of feeds) {
    for (let from = 1; from <= head; from += AT_ONCE) {
      for (const { json } of await readItems(db, dialect, feed, from, Math.min(head, from + AT_ONCE - 1))) {
        lay(seen, found, JSON.parse(json) as EntryItem | FactItem | [string]);
      }
    }
  }
  return [...seen.values()];
}

/** What the server says beside an entry, before or after it. */
type Found = Pick<SeenEntry, "evidence" | "evidenceReason" | "meeting" | "verdict">;

function lay(
  seen: Map<EntryId, SeenEntry>,
  found: Map<EntryId, Found>,
  item: EntryItem | FactItem | [string],
): void {
  if (item[0] === "e") {
    const [, by, device, n, received, header, body] = item as EntryItem;
    if (body === null) return;
    const id = entryId(device, n);
    const of = header.for ?? by;
    const kind = header.kind as EntryKind;
    const entry = { id, device, n, by, of, kind, at: header.at, body, received, ...found.get(id) };
    seen.set(id, entry as SeenEntry);
  } else if (item[0] === "f") {
    const [, device, n, fact] = item as FactItem;
    const id = entryId(device, n);
    const known: Found = { ...found.get(id) };
    if (fact.fact === "evidence") {
      known.evidence = fact["level"] as EvidenceLevel;
      known.evidenceReason = fact["why"] as EvidenceReason;
      if (typeof fact["meeting"] === "string") known.meeting = fact["meeting"];
    } else if (fact.fact === "released") known.verdict = "accepted";
    // Once let in it stays in, in whatever order feeds are read.
    else if (fact.fact === "apart") known.verdict ??= "quarantined";
    found.set(id, known);
    const entry = seen.get(id);
    if (entry) seen.set(id, { ...entry, ...known });
  }
}
