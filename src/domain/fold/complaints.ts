import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

export interface Answer {
  entry: EntryId;
  at: Instant;
  by: MemberId;
  words: string;
}

/** 意见和投诉 */
export interface Complaint {
  entry: EntryId;
  at: Instant;
  received: Instant | null;
  of: MemberId;
  to: "branch" | "above";
  words: string;
  about?: EntryId;
  /** the earliest first */
  answers: readonly Answer[];
}

/** "这条不对" */
export interface Objection {
  entry: EntryId;
  at: Instant;
  received: Instant | null;
  of: MemberId;
  /** the entry whose judgement is meant */
  about: EntryId;
  words: string;
  answers: readonly Answer[];
}

/** The latest first. */
export function foldComplaints(entries: readonly SeenEntry[]): readonly Complaint[] {
  const answers = new Map<EntryId, Answer[]>();
  const made: SeenEntry<"complaint-made">[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "complaint-made") made.push(entry);
    else if (entry.kind === "complaint-answered") addAnswer(answers, entry);
  }
  return made.reverse().map(({ id, at, received, of, body }) => ({
    ...body,
    entry: id,
    at,
    received,
    of,
    answers: answers.get(id) ?? [],
  }));
}

/** The latest first. */
export function foldObjections(entries: readonly SeenEntry[]): readonly Objection[] {
  const answers = new Map<EntryId, Answer[]>();
  const raised: SeenEntry<"objection-raised">[] = [];
  for (const entry of inOrder(entries)) {
    if (entry.kind === "objection-raised") raised.push(entry);
    else if (entry.kind === "objection-answered") addAnswer(answers, entry);
  }
  return raised.reverse().map(({ id, at, received, of, body }) => ({
    entry: id,
    at,
    received,
    of,
    about: body.entry,
    words: body.words,
    answers: answers.get(id) ?? [],
  }));
}

function addAnswer(
  answers: Map<EntryId, Answer[]>,
  { id, at, by, body }: SeenEntry<"complaint-answered" | "objection-answered">,
): void {
  const answer = { entry: id, at, by, words: body.words };
  const others = answers.get(body.entry);
  if (others === undefined) answers.set(body.entry, [answer]);
  else others.push(answer);
}
