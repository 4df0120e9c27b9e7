import type { MemberId } from "../../../../domain/ids.ts";
import {
  type PaperChoice,
  type PaperRow,
  stateFrom,
  waitsForPaper,
} from "../../../../domain/papers/paper-pass.ts";

/** What is kept as a draft while a sheet is entered. */
export type PassForm = {
  confirmedBy: string;
  choices: Readonly<Record<MemberId, PaperChoice>>;
  /** the line that one is at; "": the first that waits */
  at: MemberId;
  way: "rows" | "numbers";
  /** numbers of who signed, as they are typed */
  typed: string;
};

export function emptyPass(confirmedBy: string): PassForm {
  return { confirmedBy, choices: {}, at: "", way: "rows", typed: "" };
}

/** Where the pass stands: at this line, or behind the last. */
export function rowAt(rows: readonly PaperRow[], { at, choices }: PassForm): PaperRow | undefined {
  return rows.find(({ member }) => member === at) ?? openRows(rows, choices)[0];
}

/** The lines for which nothing was said yet, neither here nor elsewhere. */
export function openRows(rows: readonly PaperRow[], choices: PassForm["choices"]): readonly PaperRow[] {
  return rows.filter((row) => waitsForPaper(row) && choices[row.member] === undefined);
}

/** The next open line behind this one; from the last on, the first that was passed over. */
export function nextAfter(
  rows: readonly PaperRow[],
  here: PaperRow,
  choices: PassForm["choices"],
): PaperRow | undefined {
  const open = openRows(rows, choices).filter(({ member }) => member !== here.member);
  return open.find(({ number }) => number > here.number) ?? open[0];
}

/** The line before, whatever is known of it. */
export function rowBefore(rows: readonly PaperRow[], here: PaperRow | undefined): PaperRow | undefined {
  const i = here === undefined ? rows.length : rows.indexOf(here);
  return rows[i - 1];
}

/** "签了", "请假：夜班"; and where it adds nothing to what is known, that. */
export function choiceWords(row: PaperRow, choice: PaperChoice): string {
  const said = {
    signed: "签了",
    unsigned: "没签",
    leave: "请假",
  }[choice.says];
  const why = choice.says === "leave" ? choice.why?.trim() : undefined;
  const words = why ? `${said}：${why}` : said;
  return stateFrom(row, choice) === undefined ? `${words}（已经记过，不改）` : words;
}
