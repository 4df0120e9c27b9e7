import type { FactItem, LeftItem } from "../protocol/feed.ts";
import type { Fact } from "./accept/facts.ts";
import { loadFacts } from "./accept/published-feeds.ts";
import type { Dialect } from "./store/dialect.ts";
import { type Db, query } from "./store/store.ts";
import { Touched } from "./touched.ts";

const AT_ONCE = 500;

interface Row {
  feed: string;
  seq: number;
  device: string;
  n: number;
  item: string;
}

/** What feeds say of entries, beside holding them, is what the facts say; and who left an audience has moved. */
export async function verifyItems(db: Db, dialect: Dialect): Promise<void> {
  let moves: ReadonlySet<string> | undefined;
  let last: Pick<Row, "feed" | "seq"> = { feed: "", seq: 0 };
  for (;;) {
    const rows = await query<Row>(
      db,
      dialect,
      `select feed, seq, device, n, item from feed_spans
       where item is not null and (feed, seq) > (?, ?) order by feed, seq limit ${AT_ONCE}`,
      [last.feed, last.seq],
    );
    if (rows.length === 0) return;
    const facts = new Map<string, Fact[]>();
    for (const row of rows) {
      const item = JSON.parse(row.item) as FactItem | LeftItem;
      if (item[0] === "left") {
        moves ??= await loadMoves(db);
        if (!moves.has(`${item[1]} ${item[2]}`)) throw touched(row);
        continue;
      }
      let ofDevice = facts.get(row.device);
      if (!ofDevice) facts.set(row.device, (ofDevice = await loadFacts(db, row.device)));
      if (item[1] !== row.device || item[2] !== row.n || !isSaidBy(ofDevice, item)) throw touched(row);
    }
    last = rows[rows.length - 1]!;
  }
}

function isSaidBy(facts: readonly Fact[], [, , n, item]: FactItem): boolean {
  const about = facts.filter(({ from, to }) => from <= n && n <= to);
  switch (item.fact) {
    case "evidence":
      return about.some(
        (fact) =>
          fact.fact === "evidence" &&
          fact.at === item.at &&
          fact.level === item["level"] &&
          fact.why === item["why"] &&
          fact.meeting === item["meeting"],
      );
    case "apart":
      return (
        about.some((fact) => fact.fact === "quarantined" && fact.reason === item["reason"]) &&
        about.some(({ fact, at }) => (fact === "quarantined" || fact === "published") && at === item.at)
      );
    case "released":
      return about.some(({ fact, at }) => fact === "accepted" && at === item.at);
    default:
      return false;
  }
}

/** Who was moved by an entry that was accepted when. */
async function loadMoves(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom("registry_entries as r")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "r.device").onRef("e.n", "=", "r.n"))
    .select(["e.device", "e.n", "e.body"])
    .where("r.kind", "in", ["member-moved", "member-added"])
    .where("e.body", "is not", null)
    .execute();
  const facts = new Map<string, Fact[]>();
  const moves = new Set<string>();
  for (const { device, n, body } of rows) {
    const { member } = JSON.parse(body!) as { member: string };
    let ofDevice = facts.get(device);
    if (!ofDevice) facts.set(device, (ofDevice = await loadFacts(db, device)));
    for (const { fact, from, to, at } of ofDevice)
      if (fact === "accepted" && from <= n && n <= to) moves.add(`${member} ${at}`);
  }
  return moves;
}

function touched({ feed, seq }: Row): Touched {
  return new Touched("feed_spans", `${feed} ${seq}`, "it says something else than the facts do");
}
