import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { foldMeetings } from "../fold/meetings.ts";
import { begins, evening, minute } from "../testing/meeting-evening.ts";
import { numbersTyped, paperMarks, paperRows, stateFrom, waitsForPaper } from "./paper-pass.ts";
import { signInPaper } from "./sign-in.ts";

test("the pass has the lines of the printed sheet with their numbers, and stops where the sheet can say something", () => {
  const source = evening("collective-study");
  const printed = signInPaper(source).table!.rows;
  const rows = paperRows(source);
  for (const { number, name } of rows)
    expect(printed[number - 1]!.slice(0, 2)).toEqual([String(number), name]);
  expect(rows.filter(waitsForPaper).map(({ name }) => name)).toEqual(["郑在家", "冯没机"]);
});

test("who comes unasked does not move the numbers of a sheet that is printed already", () => {
  const source = evening("collective-study");
  const before = paperRows(source).map(({ number, name }) => [number, name]);
  const body = { meeting: "m", member: "zhao", state: "present", seen: "face" } as const;
  source.journal.write(begins + minute, "attendance-marked", body, { by: "sun" });
  const meeting = foldMeetings(source.journal.entries).byId.get("m")!;
  const after = paperRows({ ...source, meeting }).map(({ number, name }) => [number, name]);
  expect(after).toEqual([...before, [10, "赵大娘"]]);
});

test("an empty line says nothing against a code, a tick or a leave; a name on paper settles a code that could not be checked", () => {
  const row = (attendance?: object) =>
    ({ number: 1, member: "li", name: "李", attendance }) as Parameters<typeof stateFrom>[0];
  const there = (evidence: string, seen?: string) => row({ state: "present", evidence, seen });
  const unsigned = { says: "unsigned" } as const;
  const signed = { says: "signed" } as const;
  const leave = { says: "leave", why: "夜班" } as const;
  expect(
    [
      row(),
      there("A", "face"),
      there("A", "paper"),
      there("B"),
      there("C"),
      row({ state: "leave" }),
      row({ state: "excused", why: "夜班" }),
    ].map((one) => [stateFrom(one, signed), stateFrom(one, unsigned), stateFrom(one, leave)]),
  ).toEqual([
    ["present", "absent", "excused"],
    [undefined, undefined, undefined],
    [undefined, "absent", "excused"],
    [undefined, undefined, undefined],
    ["present", undefined, undefined],
    ["present", undefined, "excused"],
    ["present", undefined, undefined],
  ]);
});

test("one mark a line that has changed, with who confirmed; a line that was ticked off after closing is a correction", () => {
  const source = evening("collective-study");
  const rows = paperRows(source);
  const choices = {
    silent: { says: "signed" },
    heard: { says: "leave", why: " 夜班 " },
    nophone: { says: "unsigned" },
    sun: { says: "signed" },
  } as const;
  const seen = { meeting: "m", seen: "paper", confirmedBy: "李秀英" };
  expect(paperMarks(source.meeting, rows, choices, " 李秀英 ")).toEqual([
    { ...seen, member: "silent", state: "present", correction: "按纸质签到表" },
    { ...seen, member: "heard", state: "excused", why: "夜班" },
    { ...seen, member: "nophone", state: "absent" },
  ]);
  for (const body of paperMarks(source.meeting, rows, choices, "李秀英"))
    source.journal.write(begins + 200 * minute, "attendance-marked", body, { by: "sun" });
  const meeting = foldMeetings(source.journal.entries).byId.get("m")!;
  const filed = signInPaper({ ...source, meeting }).table!.rows;
  expect(filed[6]).toEqual(["7", "吴远行", "望河村党支部", "", "纸质签到表（李秀英确认）", "", ""]);
});

test("numbers as one types them: one by one, from to, with what is no line of the sheet", () => {
  const known = new Set(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(numbersTyped("3 7 12-18", known)).toEqual({
    numbers: [3, 7, 12, 13, 14, 15, 16, 17, 18],
    unknown: [],
  });
  expect(numbersTyped("１２、3，3; 9 到 7 ", known).numbers).toEqual([3, 7, 8, 9, 12]);
  expect(numbersTyped("45 3x 0 38-45 5", known)).toEqual({
    numbers: [5],
    unknown: ["45", "3x", "0", "38-45"],
  });
  expect(numbersTyped("", known)).toEqual({ numbers: [], unknown: [] });
});

test("whatever is typed, only numbers of the sheet come out, each once and in order", () => {
  const known = new Set([1, 2, 3, 5, 8, 13]);
  assert(
    property(
      string({ unit: constantFrom("0", "1", "2", "3", "5", "8", "9", " ", "-", "、", "x") }),
      (typed) => {
        const { numbers } = numbersTyped(typed, known);
        expect(numbers.every((one) => known.has(one))).toBe(true);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      },
    ),
  );
});
