import { type Attendance, wasThere } from "../attendance.ts";
import type { AttendanceMarked } from "../entries/meetings.ts";
import type { MeetingId, MemberId } from "../ids.ts";
import type { PapersSource } from "./paper.ts";
import { peopleOf } from "./people.ts";

/** A line of the printed 签到表, as it is gone through when the signed sheet is entered. */
export interface PaperRow {
  /** 序号 on the sheet */
  number: number;
  member: MemberId;
  name: string;
  /** undefined: nothing was said of him */
  attendance: Attendance | undefined;
}

/** What the sheet says of one line. */
export type PaperChoice = { says: "signed" | "unsigned" } | { says: "leave"; why?: string };

/** The lines of the sheet that have a member of the branch in them, with the numbers that are printed. */
export function paperRows(source: PapersSource): readonly PaperRow[] {
  return peopleOf(source).flatMap(({ member, name, attendance }, i) =>
    member === undefined ? [] : [{ number: i + 1, member: member.id, name, attendance }],
  );
}

/** Nothing was said of him that a look at the sheet could not add to: the pass stops at him. */
export function waitsForPaper({ attendance }: PaperRow): boolean {
  if (attendance === undefined || attendance.state === "leave") return true;
  return attendance.evidence === "C" || attendance.evidence === "D";
}

/**
 * What is to be written, a mark for each line that the sheet says something new of. An empty line says nothing against what is known
 * otherwise: who typed a code or asked for leave did not have to sign. What an earlier pass took from the sheet, this one replaces.
 */
export function paperMarks(
  meeting: { id: MeetingId; closed?: unknown },
  rows: readonly PaperRow[],
  choices: Readonly<Record<MemberId, PaperChoice>>,
  confirmedBy: string,
): AttendanceMarked[] {
  return rows.flatMap((row) => {
    const choice = choices[row.member];
    const state = choice && stateFrom(row, choice);
    if (choice === undefined || state === undefined) return [];
    const why = choice.says === "leave" ? choice.why?.trim() : undefined;
    const isCorrection = meeting.closed !== undefined && isMarked(row.attendance);
    return [
      {
        meeting: meeting.id,
        member: row.member,
        state,
        seen: "paper" as const,
        ...(why && { why }),
        ...(confirmedBy.trim() && { confirmedBy: confirmedBy.trim() }),
        ...(isCorrection && { correction: "按纸质签到表" }),
      },
    ];
  });
}

/** undefined: the sheet adds nothing to what is known */
export function stateFrom(
  { attendance }: PaperRow,
  choice: PaperChoice,
): AttendanceMarked["state"] | undefined {
  const isThere = attendance !== undefined && wasThere(attendance);
  const fromPaper = attendance?.seen === "paper";
  if (choice.says === "signed")
    return isThere && (attendance.evidence === "A" || attendance.evidence === "B") ? undefined : "present";
  if (isThere && !fromPaper) return undefined;
  if (choice.says === "unsigned") return attendance === undefined || fromPaper ? "absent" : undefined;
  const why = choice.says === "leave" ? choice.why?.trim() : undefined;
  return attendance?.state === "excused" && attendance.why === why ? undefined : "excused";
}

/** Whether an organiser has said something of him already. */
function isMarked(attendance: Attendance | undefined): boolean {
  if (attendance === undefined) return false;
  const { state, evidence } = attendance;
  return evidence === "A" || state === "absent" || state === "excused";
}

/** Numbers as one types them from a sheet, "3 7 12-18"; each once, in their order. */
export interface TypedNumbers {
  numbers: readonly number[];
  /** what is no number of a line: "45", "3x" */
  unknown: readonly string[];
}

/** @param known the numbers that are on the sheet */
export function numbersTyped(typed: string, known: ReadonlySet<number>): TypedNumbers {
  const numbers = new Set<number>();
  const unknown: string[] = [];
  const plain = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s*[-－—–~～到至]+\s*/g, "-");
  for (const part of plain.split(/[\s,，、.。;；/*#()]+/).filter(Boolean)) {
    const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)].sort((a, b) => a - b) as [number, number];
    if (first === undefined || !known.has(from) || !known.has(to)) {
      unknown.push(part);
      continue;
    }
    for (let number = from; number <= to; number++) if (known.has(number)) numbers.add(number);
  }
  return { numbers: [...numbers].sort((a, b) => a - b), unknown };
}
