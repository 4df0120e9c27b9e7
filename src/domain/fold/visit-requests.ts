import type { SeenEntry } from "../entry.ts";
import type { EntryId, Instant, MemberId } from "../ids.ts";
import { type Answer, answersTo } from "./answers.ts";
import { inOrder } from "./in-order.ts";

/** 请人来一趟 */
export interface VisitRequest {
  entry: EntryId;
  at: Instant;
  received: Instant | null;
  /** who is to be visited */
  of: MemberId;
  /** who wrote it: himself, or whoever he told */
  by: MemberId;
  words?: string;
  /** He needs nobody any more. */
  takenBack?: Instant;
  /** the earliest first */
  answers: readonly Answer[];
}

/** The latest first. */
export function foldVisitRequests(entries: readonly SeenEntry[]): readonly VisitRequest[] {
  const ordered = inOrder(entries);
  const answers = answersTo(ordered, "visit-answered");
  const takenBack = new Map<EntryId, SeenEntry<"visit-taken-back">>();
  const asked: SeenEntry<"visit-asked">[] = [];
  for (const entry of ordered) {
    if (entry.kind === "visit-asked") asked.push(entry);
    else if (entry.kind === "visit-taken-back") takenBack.set(entry.body.entry, entry);
  }
  return asked.reverse().map(({ id, at, received, of, by, body }) => {
    const back = takenBack.get(id);
    return {
      entry: id,
      at,
      received,
      of,
      by,
      ...(body.words ? { words: body.words } : {}),
      ...(back?.of === of ? { takenBack: back.at } : {}),
      answers: answers.get(id) ?? [],
    };
  });
}

/** Nobody has answered, and he still wants it. */
export function isWaiting(request: VisitRequest): boolean {
  return request.takenBack === undefined && request.answers.length === 0;
}
