import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId } from "../ids.ts";

/** What was said to an entry of somebody else. */
export interface Answer {
  entry: EntryId;
  at: Instant;
  by: MemberId;
  words: string;
}

export type AnswerKind = "complaint-answered" | "objection-answered" | "visit-answered";

/**
 * The answers of one kind by the entry that they are to, the earliest first.
 * @param ordered as `inOrder` gives them
 */
export function answersTo(ordered: readonly SeenEntry[], kind: AnswerKind): Map<EntryId, Answer[]> {
  const answers = new Map<EntryId, Answer[]>();
  for (const one of ordered) {
    if (one.kind !== kind) continue;
    const { id, at, by, body } = one as SeenEntry<AnswerKind>;
    const answer = { entry: id, at, by, words: body.words };
    const others = answers.get(body.entry);
    if (others === undefined) answers.set(body.entry, [answer]);
    else others.push(answer);
  }
  return answers;
}
