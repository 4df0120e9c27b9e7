import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { archivePaper } from "../../../../domain/papers/archive.ts";
import { hoursPaper } from "../../../../domain/papers/hours.ts";
import { copyPaper, minutesPaper } from "../../../../domain/papers/minutes.ts";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { signInPaper } from "../../../../domain/papers/sign-in.ts";
import { archiveOf, PAGE } from "../../../../domain/testing/member-archive.ts";
import { evening } from "../../../../domain/testing/meeting-evening.ts";
import { hasPart, pagesOf } from "../testing/libre-office.ts";
import { papersAsDocx } from "./papers-docx.ts";
import { papersAsXlsx } from "./papers-xlsx.ts";

const source = evening("general-meeting");
const [signIn, hours] = [signInPaper(source), hoursPaper(source)];
const papers: readonly (readonly [string, Paper])[] = [
  ["签到表", signIn],
  ["会议记录", minutesPaper(source)],
  ["抄写版", copyPaper(source)],
  ["学时明细", hours],
];

test.skipIf(!hasPart("libswlo.so"))(
  "LibreOffice, if it is there, prints the Word file, a paper a page, and forty names on two",
  async () => {
    const files = {
      "all.docx": papersAsDocx(papers.map(([, paper]) => paper)),
      "sign-in.docx": papersAsDocx([ofForty(signIn)]),
      "hours.docx": papersAsDocx([ofForty(hours)]),
    };
    expect(await pagesOf(files)).toEqual({ "all.docx": 4, "sign-in.docx": 2, "hours.docx": 2 });
  },
  120_000,
);

test.skipIf(!hasPart("libswlo.so"))(
  "LibreOffice, if it is there, prints the archive of one member with the pages that he wrote by hand",
  async () => {
    const archive = archivePaper(archiveOf());
    const jpeg = await readFile(new URL("testing/written-page.jpg", import.meta.url));
    const pictures = new Map([[PAGE, new Uint8Array(jpeg)]]);
    const files = {
      "plain.docx": papersAsDocx([archive]),
      "archive.docx": papersAsDocx([archive], pictures),
    };
    // The page by hand does not fit below the rest.
    expect(await pagesOf(files)).toEqual({ "plain.docx": 2, "archive.docx": 3 });
  },
  120_000,
);

test.skipIf(!hasPart("libsclo.so"))(
  "LibreOffice, if its Calc is there, prints the workbook, a sheet a page, and forty names on two: no column lies on a page of its own",
  async () => {
    const files = {
      "all.xlsx": await papersAsXlsx(papers),
      "sign-in.xlsx": await papersAsXlsx([["签到表", ofForty(signIn)]]),
      "hours.xlsx": await papersAsXlsx([["学时明细", ofForty(hours)]]),
    };
    expect(await pagesOf(files)).toEqual({ "all.xlsx": 4, "sign-in.xlsx": 2, "hours.xlsx": 2 });
  },
  120_000,
);

/** The same with forty lines, some of them with all that a line can hold. */
function ofForty(paper: Paper): Paper {
  const { columns, rows } = paper.table!;
  const long: Record<string, string> = { 姓名: "阿不都热西提·买买提江", 方式: "纸质签到表（李秀英确认）" };
  const forty = Array.from({ length: 40 }, (_, i) =>
    rows[i % rows.length]!.map((words, at) => {
      if (at === 0) return String(i + 1);
      return (i === 20 && long[columns[at]!]) || words;
    }),
  );
  return { ...paper, table: { columns, rows: forty } };
}
