import type { VisitMade, WishTold } from "../entries/visits.ts";
import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId, VisitId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

interface Written {
  entry: EntryId;
  at: Instant;
  /** null: not at the server yet */
  received: Instant | null;
  /** the elder */
  of: MemberId;
  /** who wrote it down: as a rule his 送学人 */
  by: MemberId;
}

/** One visit to one elder. */
export interface Visit extends VisitMade, Written {}

export interface Wish extends WishTold, Written {
  /** the earliest first */
  answers: readonly WishAnswerSeen[];
  /** somebody has said that it is seen to */
  isDone: boolean;
}

export interface WishAnswerSeen {
  entry: EntryId;
  at: Instant;
  by: MemberId;
  words: string;
  done?: boolean;
}

/** 送学上门, all lists with the latest first. */
export interface Visits {
  byElder: ReadonlyMap<MemberId, readonly Visit[]>;
  byHelper: ReadonlyMap<MemberId, readonly Visit[]>;
  wishes: readonly Wish[];
  /** Of a visit: is all that was written at it at the server? What is not known here is not counted. */
  whole: ReadonlyMap<VisitId, boolean>;
}

export function foldVisits(entries: readonly SeenEntry[]): Visits {
  const byElder = new Map<MemberId, Visit[]>();
  const byHelper = new Map<MemberId, Visit[]>();
  const whole = new Map<VisitId, boolean>();
  const answers = new Map<EntryId, WishAnswerSeen[]>();
  const told: SeenEntry<"wish-told">[] = [];
  for (const entry of [...inOrder(entries)].reverse()) {
    if (entry.kind === "visit-made") {
      const visit: Visit = { ...entry.body, ...writtenOf(entry) };
      push(byElder, entry.of, visit);
      push(byHelper, entry.by, visit);
    } else if (entry.kind === "wish-told") told.push(entry);
    else if (entry.kind === "wish-answered") push(answers, entry.body.entry, answerOf(entry));
    const visit = visitOf(entry);
    if (visit !== undefined) whole.set(visit, entry.received !== null && whole.get(visit) !== false);
  }
  const wishes = told.map((entry): Wish => {
    const said = [...(answers.get(entry.id) ?? [])].reverse();
    return { ...entry.body, ...writtenOf(entry), answers: said, isDone: said.some(({ done }) => done) };
  });
  return { byElder, byHelper, wishes, whole };
}

function visitOf(entry: SeenEntry): VisitId | undefined {
  const isOfVisit =
    entry.kind === "visit-made" || entry.kind === "study-logged" || entry.kind === "wish-told";
  return isOfVisit ? entry.body.visit : undefined;
}

function writtenOf({ id, at, received, of, by }: SeenEntry): Written {
  return { entry: id, at, received, of, by };
}

function answerOf({ id, at, by, body }: SeenEntry<"wish-answered">): WishAnswerSeen {
  return { entry: id, at, by, words: body.words, ...(body.done && { done: true }) };
}

function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
