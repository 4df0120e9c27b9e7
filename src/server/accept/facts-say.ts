import type { EvidenceLevel, EvidenceReason } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { Instant, MeetingId, MemberId } from "../../domain/ids.ts";
import type { Fact } from "./facts.ts";

type Apart = Extract<Fact, { fact: "pending" | "quarantined" }>;

/** What the facts of one journal come to, entry by entry: from this the tables of the present state follow. */
export interface Said {
  member: MemberId | null;
  revoked: Instant | null;
  /** when each entry was received: the time of the first fact about it */
  received: Map<number, Instant>;
  accepted: Set<number>;
  erased: Set<number>;
  apart: Map<number, Apart>;
  /** not seen by others before */
  due: Map<number, Instant>;
  evidence: Map<number, { level: EvidenceLevel; why?: EvidenceReason; meeting: MeetingId }>;
  feeds: Map<number, Set<FeedId>>;
  /** entries put into a feed, as often as they were put there: how many, and what their numbers add up to */
  placed: Map<FeedId, { count: number; sum: number }>;
}

/** @param facts of one journal, in order */
export function whatFactsSay(facts: Iterable<Fact>): Said {
  const said: Said = {
    member: null,
    revoked: null,
    received: new Map(),
    accepted: new Set(),
    erased: new Set(),
    apart: new Map(),
    due: new Map(),
    evidence: new Map(),
    feeds: new Map(),
    placed: new Map(),
  };
  for (const fact of facts) {
    if (fact.fact === "enrolled") said.member = fact.member;
    else if (fact.fact === "revoked") said.revoked ??= fact.at;
    else for (let n = fact.from; n <= fact.to; n++) say(said, fact, n);
  }
  return said;
}

function say(said: Said, fact: Fact, n: number): void {
  if (!said.received.has(n)) said.received.set(n, fact.at);
  switch (fact.fact) {
    case "accepted":
      said.accepted.add(n);
      said.apart.delete(n);
      said.due.delete(n);
      if (fact.due !== undefined) said.due.set(n, fact.due);
      place(said, fact.feeds, n);
      break;
    case "pending":
      said.apart.set(n, fact);
      break;
    case "quarantined":
      said.apart.set(n, fact);
      if (fact.due !== undefined) said.due.set(n, fact.due);
      place(said, fact.feeds ?? [], n);
      break;
    case "published":
      said.due.delete(n);
      place(said, fact.feeds, n);
      break;
    case "taken-back":
      said.due.delete(n);
      break;
    case "erased":
      said.erased.add(n);
      said.apart.delete(n);
      said.due.delete(n);
      break;
    case "evidence":
      said.evidence.set(n, { level: fact.level, why: fact.why, meeting: fact.meeting });
      break;
    default:
  }
}

function place(said: Said, feeds: readonly FeedId[], n: number): void {
  let known = said.feeds.get(n);
  if (!known) said.feeds.set(n, (known = new Set()));
  for (const feed of feeds) {
    known.add(feed);
    const before = said.placed.get(feed) ?? { count: 0, sum: 0 };
    said.placed.set(feed, { count: before.count + 1, sum: before.sum + n });
  }
}
