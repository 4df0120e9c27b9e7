import { setImmediate } from "node:timers/promises";
import { dayOf } from "../../domain/day.ts";
import { type FeedId, staffFeed, unitFeed } from "../../domain/feeds.ts";
import type { Instant, UnitId } from "../../domain/ids.ts";
import type { UnitDoc } from "../registry/docs.ts";
import type { FeedHead } from "../feeds/outgoing.ts";
import type { Store } from "../store/store.ts";
import { entriesOfFeeds } from "./feed-entries.ts";
import { addFigures, type Figures, figuresOfBranch, NOTHING } from "./figures.ts";

/** The live rows, or those that a rebuild makes beside them. */
export type RowsTable = "unit_rows" | "unit_rows_new";

/**
 * Brings the prepared rows of units up to what is committed. A row's mark tells the state of the feeds that it was reckoned from;
 * only branches whose feeds have moved on are reckoned again, and then the units above them are added up.
 * Runs outside of the transactions that take pushes; two at once do each other no harm.
 * @param pause between two branches: SQLite never lets go of the thread by itself
 */
export async function refreshRows(
  store: Store,
  now: Instant,
  table: RowsTable = "unit_rows",
  pause: () => Promise<unknown> = setImmediate,
): Promise<void> {
  const units = new Map<UnitId, UnitDoc>();
  for (const { doc } of await store.read.selectFrom("units").select("doc").execute()) {
    const unit = JSON.parse(doc) as UnitDoc;
    units.set(unit.id, unit);
  }
  const heads = await unitFeeds(store);
  const rows = await store.read.selectFrom(table).selectAll().execute();
  const marks = new Map(rows.map((row) => [row.unit, row.mark]));
  const figures = new Map(rows.map((row) => [row.unit, JSON.parse(row.figures) as Figures]));

  const moved = new Set<UnitId>();
  for (const unit of units.values()) {
    if (unit.level !== "branch") continue;
    const feeds = feedsOfBranch(unit, heads);
    const mark = markOf(feeds, now);
    if (marks.get(unit.id) === mark) continue;
    const reckoned = figuresOfBranch(await entriesOfFeeds(store.read, store.dialect, feeds), unit.id, now);
    figures.set(unit.id, reckoned);
    await saveRow(store, table, unit.id, mark, reckoned);
    await pause();
    for (const above of unit.path) if (above !== unit.id) moved.add(above);
  }
  for (const unit of units.values()) if (unit.level !== "branch" && !figures.has(unit.id)) moved.add(unit.id);

  const below = childrenOf(units.values());
  const deepestFirst = [...moved].sort(
    (a, b) => (units.get(b)?.path.length ?? 0) - (units.get(a)?.path.length ?? 0),
  );
  for (const id of deepestFirst) {
    const sum = addFigures((below.get(id) ?? []).map((child) => figures.get(child) ?? NOTHING));
    figures.set(id, sum);
    await saveRow(store, table, id, "", sum);
  }
}

/** What a branch's own staff follows: their feed, and those of the branch and all units above. */
function feedsOfBranch(unit: UnitDoc, heads: ReadonlyMap<FeedId, FeedHead>): FeedHead[] {
  return [...unit.path.map(unitFeed), staffFeed(unit.id)].flatMap((feed) => heads.get(feed) ?? []);
}

function markOf(feeds: readonly FeedHead[], now: Instant): string {
  // Which requirement is the present one changes with the day.
  return [dayOf(now), ...feeds.map(({ generation, head }) => `${generation}:${head}`)].join(" ");
}

async function unitFeeds(store: Store): Promise<Map<FeedId, FeedHead>> {
  const rows = await store.read
    .selectFrom("feeds")
    .selectAll()
    // ";" is the character behind ":".
    .where((eb) =>
      eb.or([
        eb.and([eb("feed", ">=", "staff:"), eb("feed", "<", "staff;")]),
        eb.and([eb("feed", ">=", "unit:"), eb("feed", "<", "unit;")]),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [row.feed as FeedId, row as FeedHead]));
}

function childrenOf(units: Iterable<UnitDoc>): Map<UnitId, UnitId[]> {
  const children = new Map<UnitId, UnitId[]>();
  for (const { id, parent } of units) {
    if (parent === null) continue;
    const list = children.get(parent);
    if (list) list.push(id);
    else children.set(parent, [id]);
  }
  return children;
}

async function saveRow(
  store: Store,
  table: RowsTable,
  unit: UnitId,
  mark: string,
  figures: Figures,
): Promise<void> {
  const values = { mark, figures: JSON.stringify(figures) };
  await store.write((tx) =>
    tx
      .insertInto(table)
      .values({ unit, ...values })
      .onConflict((conflict) => conflict.column("unit").doUpdateSet(values))
      .execute(),
  );
}
