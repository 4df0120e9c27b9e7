import type { FeedId } from "../../domain/feeds.ts";
import type { DeviceId } from "../../domain/ids.ts";
import { type Dialect, joinEntries, rowsFromJson } from "../store/dialect.ts";
import { type Db, query } from "../store/store.ts";

interface SpanPart {
  seq: number;
  count: number;
  device: string;
  n: number;
  item: string | null;
}

/** One item as JSON text; `places` is how many seqs it takes. */
export interface ItemText {
  json: string;
  places: number;
}

/**
 * The items `from`…`to` (seqs, both included) of a feed, as many as there are.
 * @param self a device that holds its own entries already: of these only the numbers are given
 */
export async function readItems(
  db: Db,
  dialect: Dialect,
  feed: FeedId,
  from: number,
  to: number,
  self?: DeviceId,
): Promise<ItemText[]> {
  const spans = await loadSpans(db, dialect, feed, from, to);
  return itemsOf(db, dialect, spans, self);
}

/** Parts of spans in the order of their feed, written out. */
export async function itemsOf(
  db: Db,
  dialect: Dialect,
  spans: readonly SpanPart[],
  self?: DeviceId,
): Promise<ItemText[]> {
  const foreign = spans.filter((span) => span.item === null && span.device !== self);
  const entries = await loadEntries(db, dialect, foreign);
  const items: ItemText[] = [];
  for (const span of spans) {
    if (span.item !== null) items.push({ json: span.item, places: 1 });
    else if (span.device === self) {
      items.push({ json: JSON.stringify(["own", span.n, span.count]), places: span.count });
    } else {
      for (let i = 0; i < span.count; i++) {
        items.push({ json: entries.get(`${span.device}.${span.n + i}`)!, places: 1 });
      }
    }
  }
  return items;
}

async function loadSpans(
  db: Db,
  dialect: Dialect,
  feed: FeedId,
  from: number,
  to: number,
): Promise<SpanPart[]> {
  const rows = await query<SpanPart>(
    db,
    dialect,
    `select seq, count, device, n, item from feed_spans
     where feed = ? and seq <= ?
       and seq >= coalesce((select max(seq) from feed_spans where feed = ? and seq <= ?), 0)
     order by seq`,
    [feed, to, feed, from],
  );
  return rows.flatMap((span) => cut(span, from, to));
}

/** The part of a span that lies between two seqs. */
export function cut<S extends SpanPart>(span: S, from: number, to: number): S[] {
  const skip = Math.max(0, from - span.seq);
  const count = Math.min(span.seq + span.count - 1, to) - span.seq - skip + 1;
  return count > 0 ? [{ ...span, seq: span.seq + skip, n: span.n + skip, count }] : [];
}

/** As `EntryItem`; header and body stand in it as the exact texts that were written. */
async function loadEntries(
  db: Db,
  dialect: Dialect,
  spans: readonly SpanPart[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (spans.length === 0) return found;
  const columns = { device: "text", n: "bigint", places: "bigint" } as const;
  const rows = await query<{
    device: string;
    n: number;
    received: number;
    header: string;
    body: string | null;
    member: string | null;
  }>(
    db,
    dialect,
    `select e.device, e.n, e.received, e.header, e.body, d.member
     from ${rowsFromJson(dialect, columns, "w")}
     ${joinEntries(dialect, "w")}
     join devices d on d.device = e.device`,
    [JSON.stringify(spans.map((span) => [span.device, span.n, span.count]))],
  );
  for (const { device, n, received, header, body, member } of rows) {
    found.set(
      `${device}.${n}`,
      `["e",${JSON.stringify(member ?? "")},"${device}",${n},${received},${header},${body ?? "null"}]`,
    );
  }
  return found;
}
