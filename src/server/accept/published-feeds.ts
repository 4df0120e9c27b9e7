import type { FeedId } from "../../domain/feeds.ts";
import type { Db } from "../store/store.ts";
import type { Batch } from "./batch.ts";
import type { Fact } from "./facts.ts";

/** Every feed that an entry stands in, as the facts of its journal tell. */
export async function feedsOfEntry(batch: Batch, device: string, n: number): Promise<FeedId[]> {
  return feedsIn(await factsOfJournal(batch, device), n);
}

/** All that was ever said of a journal, in this transaction too. */
export async function factsOfJournal(batch: Batch, device: string): Promise<Fact[]> {
  return [...(await loadFacts(batch.db, device)), ...batch.journals.saidOf(device)];
}

export function feedsIn(facts: readonly Fact[], n: number): FeedId[] {
  const feeds = new Set<FeedId>();
  for (const fact of facts) {
    if (fact.from > n || fact.to < n) continue;
    if (fact.fact !== "accepted" && fact.fact !== "published" && fact.fact !== "quarantined") continue;
    for (const feed of fact.feeds ?? []) feeds.add(feed);
  }
  return [...feeds];
}

/** Whether its writer took it back before anybody else saw it. */
export async function isTakenBack(batch: Batch, device: string, n: number): Promise<boolean> {
  const facts = await factsOfJournal(batch, device);
  return facts.some(({ fact, from, to }) => fact === "taken-back" && from <= n && n <= to);
}

export async function loadFacts(db: Db, device: string): Promise<Fact[]> {
  const rows = await db
    .selectFrom("facts")
    .select("fact")
    .where("device", "=", device)
    .orderBy("f")
    .execute();
  return rows.map(({ fact }) => JSON.parse(fact) as Fact);
}
