import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId } from "../ids.ts";
import { type Answer, answersTo } from "./answers.ts";
import { inOrder } from "./in-order.ts";

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
  const ordered = inOrder(entries);
  const answers = answersTo(ordered, "complaint-answered");
  const made: SeenEntry<"complaint-made">[] = [];
  for (const entry of ordered) if (entry.kind === "complaint-made") made.push(entry);
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
  const ordered = inOrder(entries);
  const answers = answersTo(ordered, "objection-answered");
  const raised: SeenEntry<"objection-raised">[] = [];
  for (const entry of ordered) if (entry.kind === "objection-raised") raised.push(entry);
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
