import { strFromU8, unzipSync } from "fflate";
import * as fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import {
  type AnswerRow,
  answerTables,
  type AnswerTable,
  asOneTable,
} from "../../../../../domain/forms/answer-tables.ts";
import type { Form } from "../../../../../domain/forms/form.ts";
import { isFormula } from "../../papers/safe-words.ts";
import { tableAsCsv } from "./tables-csv.ts";
import { tablesAsXlsx } from "./tables-xlsx.ts";

const form: Form = {
  title: "家访",
  fields: [
    { kind: "text", id: "name", label: "户主" },
    {
      kind: "some-of",
      id: "needs",
      label: "要帮的",
      options: [
        { value: "a", label: "买药" },
        { value: "b", label: "挑水" },
      ],
    },
    { kind: "number", id: "land", label: "地（亩）" },
    {
      kind: "repeat",
      id: "family",
      label: "家里人",
      fields: [
        { kind: "text", id: "who", label: "姓名" },
        { kind: "number", id: "age", label: "年纪" },
      ],
    },
    { kind: "signature", id: "sign", label: "签名" },
  ],
};
const rows: AnswerRow[] = [
  {
    about: ["李秀英"],
    form,
    answers: {
      name: "老周",
      needs: ["a", "b"],
      land: 2.5,
      family: [{ who: "周大妈", age: 71 }, { who: '他说"好"' }],
      sign: { blob: "00".repeat(32), size: 9, type: "image/png" },
    },
  },
  { about: ["王建国"], form, answers: { name: "=1+1", land: -3 } },
];
const tables = answerTables([form], ["姓名"], rows);

test("the workbook: a row an answer, labels and not what stands behind them, each group on a sheet that names its rows", async () => {
  const bytes = Buffer.from(tablesAsXlsx([tables.main, ...tables.groups]));
  expect(await readSheet(bytes, "回答")).toEqual([
    ["序号", "姓名", "户主", "要帮的", "地（亩）", "签名", "家里人（份数）"],
    [1, "李秀英", "老周", "买药、挑水", 2.5, "有签名", 2],
    [2, "王建国", "'=1+1", null, -3, null, 0],
  ]);
  expect(await readSheet(bytes, "家里人")).toEqual([
    ["序号", "第几份", "姓名", "年纪"],
    [1, 1, "周大妈", 71],
    [1, 2, '他说"好"', null],
  ]);
  const workbook = strFromU8(unzipSync(bytes)["xl/workbook.xml"]!);
  expect(workbook).toContain(`localSheetId="1">'家里人'!$1:$1</definedName>`);
});

test("the plain file: the same in one table, the rounds of a group in one cell", () => {
  const cells = readCsv(tableAsCsv(asOneTable(tables)));
  expect(cells).toEqual([
    ["序号", "姓名", "户主", "要帮的", "地（亩）", "签名", "家里人"],
    ["1", "李秀英", "老周", "买药、挑水", "2.5", "有签名", '1. 姓名：周大妈；年纪：71\n2. 姓名：他说"好"'],
    ["2", "王建国", "'=1+1", "", "-3", "", ""],
  ]);
});

const evil = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .tuple(
      fc.constantFrom("", " ", "\t", "\r", "\n", "\u200b", "\ufeff", "\u3000"),
      fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹣", "−"),
      fc.string(),
    )
    .map((parts) => parts.join("")),
);
const anyTable: fc.Arbitrary<AnswerTable> = fc.record({
  name: fc.string(),
  columns: fc.tuple(evil, evil, evil),
  rows: fc.array(fc.tuple(evil, evil, fc.double({ noNaN: true, noDefaultInfinity: true })), { maxLength: 5 }),
});

test("no words in either file begin a formula, numbers stay numbers, and all that was said is read back", async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      const csv = readCsv(tableAsCsv(table));
      const bytes = tablesAsXlsx([table, table]);
      expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!)).not.toContain("<f");
      const xlsx = await readSheet(Buffer.from(bytes), 1);
      expect(csv).toHaveLength(table.rows.length + 1);
      for (const [i, row] of table.rows.entries()) {
        for (const cell of [csv[i + 1]![0]!, csv[i + 1]![1]!, xlsx[i + 1]?.[0], xlsx[i + 1]?.[1]])
          if (typeof cell === "string") expect(isFormula(cell)).toBe(false);
        expect(Number(csv[i + 1]![2])).toBe(row[2] === 0 ? Number(csv[i + 1]![2]) : row[2]);
        expect(xlsx[i + 1]![2]).toBeCloseTo(row[2] as number);
      }
      for (const cell of csv[0]!) expect(isFormula(cell)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("five hundred answers of thirty questions are packed in the page itself", async () => {
  const columns = Array.from({ length: 30 }, (_, i) => `问题${i + 1}`);
  const many = {
    name: "回答",
    columns,
    rows: Array.from({ length: 500 }, (_, i) => columns.map(() => `回答${i}`)),
  };
  const sheet = await readSheet(Buffer.from(tablesAsXlsx([many])), "回答");
  expect(sheet).toHaveLength(501);
  expect(sheet[500]![29]).toBe("回答499");
});

/** As RFC 4180 says, written anew here: what is tested must not read itself. */
function readCsv(file: string): string[][] {
  expect(file.startsWith("\ufeff")).toBe(true);
  const all: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let i = 1; i < file.length; i++) {
    const here = file[i]!;
    if (isQuoted) {
      if (here !== '"') cell += here;
      else if (file[i + 1] === '"') cell += file[(i += 1)]!;
      else isQuoted = false;
    } else if (here === '"' && cell === "") isQuoted = true;
    else if (here === ",") {
      row.push(cell);
      cell = "";
    } else if (here === "\r" && file[i + 1] === "\n") {
      all.push([...row, cell]);
      row = [];
      cell = "";
      i += 1;
    } else cell += here;
  }
  return all;
}

test("what other programs take for the end of a cell stands in quotes: nothing after it becomes a formula", () => {
  const csv = tableAsCsv({ name: "x", columns: ["a"], rows: [["x;=1+1"], ["x\t=1+1"]] });
  expect(csv).toBe('\ufeffa\r\n"x;=1+1"\r\n"x\t=1+1"\r\n');
});
