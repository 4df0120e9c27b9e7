import { creditOf, type Credit, type CreditItem, type CreditTotals } from "../credit-hours.ts";
import type { SeenEntry } from "../entry.ts";
import type { Day, EntryId, Instant, MemberId } from "../ids.ts";
import { foldObjections, type Objection } from "./complaints.ts";
import { inOrder } from "./in-order.ts";

/** A line of a member's record: how it counts, who wrote it, whether it has arrived, what was said against it. */
export interface RecordLine extends CreditItem {
  written: Instant;
  /** who wrote it down: himself, a helper, an organiser */
  by: MemberId;
  /** null: not on the server yet */
  received: Instant | null;
  /** it waits for something that has not arrived */
  pending: boolean;
  /** 这条不对, the latest first */
  objections: readonly Objection[];
}

export interface StudyRecord {
  member: MemberId;
  /** the latest day first */
  lines: readonly RecordLine[];
  totals: CreditTotals;
  receivedUntil: Instant | null;
}

/** 学习记录 of one member. @param credit `reckonCredit` of the same entries */
export function foldStudyRecord(
  entries: readonly SeenEntry[],
  member: MemberId,
  credit: Credit,
): StudyRecord {
  const { items, totals } = creditOf(credit, member);
  const wanted = new Set(items.map(({ entry }) => entry));
  const ordered = inOrder(entries);
  const byId = new Map<EntryId, SeenEntry>();
  for (const entry of ordered) if (wanted.has(entry.id)) byId.set(entry.id, entry);
  const objections = new Map<EntryId, Objection[]>();
  for (const objection of foldObjections(ordered)) {
    const others = objections.get(objection.about);
    if (others === undefined) objections.set(objection.about, [objection]);
    else others.push(objection);
  }
  const lines: RecordLine[] = [];
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    const entry = byId.get(item.entry);
    if (entry === undefined) continue;
    lines.push({
      ...item,
      written: entry.at,
      by: entry.by,
      received: entry.received,
      pending: entry.verdict === "pending",
      objections: objections.get(item.entry) ?? [],
    });
  }
  return { member, lines, totals, receivedUntil: credit.receivedUntil };
}

/** The lines of each day, the latest day first. */
export function linesByDay(record: StudyRecord): readonly { day: Day; lines: readonly RecordLine[] }[] {
  const days: { day: Day; lines: RecordLine[] }[] = [];
  for (const line of record.lines) {
    const last = days[days.length - 1];
    if (last?.day === line.day) last.lines.push(line);
    else days.push({ day: line.day, lines: [line] });
  }
  return days;
}
