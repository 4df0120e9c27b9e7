import type { EntryKind, EvidenceLevel, SeenEntry } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { entryId } from "../../domain/ids.ts";
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
  const seen = new Map<string, SeenEntry>();
  for (const { feed, head } of feeds) {
    for (let from = 1; from <= head; from += AT_ONCE) {
      for (const { json } of await readItems(db, dialect, feed, from, Math.min(head, from + AT_ONCE - 1))) {
        lay(seen, JSON.parse(json) as EntryItem | FactItem | [string]);
      }
    }
  }
  return [...seen.values()];
}

function lay(seen: Map<string, SeenEntry>, item: EntryItem | FactItem | [string]): void {
  if (item[0] === "e") {
    const [, by, device, n, received, header, body] = item as EntryItem;
    if (body === null) return;
    const id = entryId(device, n);
    const of = header.for ?? by;
    const kind = header.kind as EntryKind;
    const entry = { id, device, n, by, of, kind, at: header.at, body, received } as SeenEntry;
    const before = seen.get(id);
    if (before?.evidence !== undefined) entry.evidence = before.evidence;
    if (before?.meeting !== undefined) entry.meeting = before.meeting;
    seen.set(id, entry);
  } else if (item[0] === "f") {
    const [, device, n, fact] = item as FactItem;
    const entry = seen.get(entryId(device, n));
    if (!entry || fact.fact !== "evidence") return;
    entry.evidence = fact["level"] as EvidenceLevel;
    if (typeof fact["meeting"] === "string") entry.meeting = fact["meeting"];
  }
}
