import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { hoursPaper } from "../../../../domain/papers/hours.ts";
import { minutesPaper } from "../../../../domain/papers/minutes.ts";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { signInPaper } from "../../../../domain/papers/sign-in.ts";
import { evening } from "../../../../domain/testing/meeting-evening.ts";
import { tablesAsXlsx } from "../forms/export/tables-xlsx.ts";
import { papersAsDocx } from "./papers-docx.ts";
import { papersAsXlsx } from "./papers-xlsx.ts";
import { plainTable } from "./plain-table.ts";

const source = evening("general-meeting");

test("the workbook: every paper on a sheet of its own, the columns that people expect, numbers as numbers", async () => {
  const hours = hoursPaper(source);
  const bytes = Buffer.from(
    await papersAsXlsx([
      ["签到表", signInPaper(source)],
      ["学时明细", hours],
    ]),
  );
  const sheet = await readSheet(bytes, "学时明细");
  const at = sheet.findIndex(([first]) => first === "序号");
  expect(sheet[at]).toEqual(["序号", "支部", "姓名", "自学", "集中学习", "讨论", "合计", "认定依据"]);
  expect(sheet[at + 1]).toEqual([1, "望河村党支部", "孙书敏", null, 2, null, 2, "当面确认"]);
  expect(sheet).toHaveLength(at + 1 + hours.table!.rows.length);
  expect((await readSheet(bytes, "签到表"))[0]?.[0]).toBe("望河村党支部签到表");
});

test("every sheet prints on upright A4, as wide as the page, with the head of its table on each page again", async () => {
  const papers = [
    ["签到表", signInPaper(source)],
    ["会议记录", minutesPaper(source)],
  ] as const;
  const files = unzipSync(await papersAsXlsx(papers));
  for (const i of [1, 2]) {
    const xml = strFromU8(files[`xl/worksheets/sheet${i}.xml`]!);
    expect(xml).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(xml.match(/<pageSetup [^>]*>/g)).toEqual([
      '<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>',
    ]);
  }
  const workbook = strFromU8(files["xl/workbook.xml"]!);
  expect(workbook.match(/<definedNames\b/g)).toHaveLength(1);
  const sheet = await readSheet(Buffer.from(await papersAsXlsx(papers)), "签到表");
  const head = sheet.findIndex(([first]) => first === "序号") + 1;
  expect(workbook).toContain(`localSheetId="0">'签到表'!$${head}:$${head}</definedName>`);
});

test("what people answered damages no workbook and loses no digit: no number, a long one, noughts before it", async () => {
  const said = ["NaN", "Infinity", "110101199003077760", "0012"];
  const paper: Paper = {
    title: "征求意见表",
    facts: [],
    table: { columns: ["意见建议"], rows: said.map((words) => [words]) },
    parts: [],
  };
  const files = [await papersAsXlsx([["表", paper]]), tablesAsXlsx([plainTable("表", paper)])];
  for (const bytes of files) {
    const sheet = await readSheet(Buffer.from(bytes), "表");
    expect(sheet.slice(-said.length).flat()).toEqual(said);
  }
});

test("what would be a formula is a word in the workbook, in the table, in the head and in the text", async () => {
  const evil = '=HYPERLINK("http://x","y")';
  const paper: Paper = {
    title: evil,
    facts: [["项", evil]],
    table: {
      columns: ["姓名", "备注"],
      rows: [
        [evil, "@SUM(A1)"],
        ["-1", "+86"],
      ],
    },
    parts: [{ heading: evil, words: evil }],
  };
  const bytes = await papersAsXlsx([
    ["表", paper],
    ["记录", { title: evil, facts: paper.facts, parts: paper.parts }],
  ]);
  const files = unzipSync(bytes);
  const xml = Object.values(files)
    .map((file) => strFromU8(file))
    .join("");
  expect(xml).not.toContain("<f>");
  const cells = [
    ...(await readSheet(Buffer.from(bytes), "表")),
    ...(await readSheet(Buffer.from(bytes), "记录")),
  ].flat();
  const words = cells.filter((cell): cell is string => typeof cell === "string");
  expect(words.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  expect(words).toContain(`'${evil}`);
});

test("no file in the workbook grows so large that it would be packed in a worker, and no cell too long", async () => {
  const parts = ["主要内容", "详细内容", "决议", "表决"].map((heading) => ({
    heading,
    words: heading.repeat(5_000),
  }));
  const bytes = await papersAsXlsx([["会议记录", { title: "题", facts: [], parts }]]);
  const files = unzipSync(bytes);
  expect(Math.max(...Object.values(files).map(({ length }) => length))).toBeLessThan(160_000);
  const words = (await readSheet(Buffer.from(bytes), "会议记录")).flat().join("");
  expect(words).toContain("全文在 Word 文件里");
});

test("the Word file holds every word of the papers, each from a new page on", () => {
  const papers = [signInPaper(source), minutesPaper(source)];
  const xml = strFromU8(unzipSync(papersAsDocx(papers))["word/document.xml"]!);
  const words = xml.replace(/<[^>]*>/g, "\n");
  for (const { title, facts, table, parts } of papers) {
    const said = [
      title,
      ...facts.flat(),
      ...(table?.rows.flat() ?? []),
      ...parts.flatMap((part) => part.words.split("\n")),
    ];
    for (const one of said) expect(words).toContain(one);
  }
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
});

test("marks of XML in a name are words in the Word file, and what XML cannot hold is left out", () => {
  const papers = [{ title: "甲<&>\u0001乙", facts: [], parts: [] }];
  expect(strFromU8(unzipSync(papersAsDocx(papers))["word/document.xml"]!)).toContain(">甲&lt;&amp;&gt;乙<");
});
