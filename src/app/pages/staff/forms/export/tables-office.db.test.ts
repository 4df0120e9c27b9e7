import { expect, test } from "vitest";
import type { Answers } from "../../../../../domain/forms/form.ts";
import { answerTables } from "../../../../../domain/forms/answer-tables.ts";
import { opinionsForm } from "../../../../../domain/forms/ready-made/opinions-form.ts";
import { satisfactionForm } from "../../../../../domain/forms/ready-made/satisfaction-form.ts";
import { summarise } from "../../../../../domain/forms/summary.ts";
import { blankPaper, surveyPapers } from "../../../../../domain/papers/survey.ts";
import { papersAsDocx } from "../../papers/papers-docx.ts";
import { papersAsXlsx } from "../../papers/papers-xlsx.ts";
import { hasPart, pagesOf } from "../../testing/libre-office.ts";
import { tablesAsXlsx } from "./tables-xlsx.ts";

const unit = "望河村党支部";
const answers = Array.from({ length: 23 }, (_, i): Answers => ({
  study: String(4 - (i % 3)),
  texts: String(1 + (i % 4)),
  ...(i % 5 === 0 && { why: "会开得太长，农忙时排得太密，能不能放到晚上？材料也请印大一点的字。" }),
}));
const papers = [
  ...surveyPapers({
    form: satisfactionForm,
    unit,
    until: "截至3月12日收到的",
    count: answers.length,
    summaries: summarise(satisfactionForm, answers),
  }),
  ["空表", blankPaper({ form: satisfactionForm, unit })] as const,
  ["空表二", blankPaper({ form: opinionsForm, unit })] as const,
];

test.skipIf(!hasPart("libswlo.so"))(
  "LibreOffice, if it is there, prints the papers of a form, each on a page",
  async () => {
    expect(await pagesOf({ "papers.docx": papersAsDocx(papers.map(([, paper]) => paper)) })).toEqual({
      "papers.docx": 4,
    });
  },
  120_000,
);

test.skipIf(!hasPart("libsclo.so"))(
  "LibreOffice, if its Calc is there, prints papers and answers: no column lies on a page of its own",
  async () => {
    const rows = answers.map((one) => ({ about: ["李秀英", unit], form: satisfactionForm, answers: one }));
    const { main } = answerTables([satisfactionForm], ["姓名", "单位"], rows);
    const files = { "papers.xlsx": await papersAsXlsx(papers), "answers.xlsx": tablesAsXlsx([main]) };
    expect(await pagesOf(files)).toEqual({ "papers.xlsx": 4, "answers.xlsx": 1 });
  },
  120_000,
);
