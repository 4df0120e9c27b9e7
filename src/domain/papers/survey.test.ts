import { expect, test } from "vitest";
import type { Answers } from "../forms/form.ts";
import { opinionsForm } from "../forms/ready-made/opinions-form.ts";
import { satisfactionForm } from "../forms/ready-made/satisfaction-form.ts";
import { signInForm } from "../forms/ready-made/sign-in-form.ts";
import { studyNeedsForm } from "../forms/ready-made/study-needs-form.ts";
import { summarise } from "../forms/summary.ts";
import { blankPaper, surveyPapers } from "./survey.ts";

const source = (form: typeof opinionsForm, ...answers: Answers[]) => ({
  form,
  unit: "望河村党支部",
  until: "截至3月12日收到的",
  count: answers.length,
  summaries: summarise(form, answers),
});

test("满意度测评表: the items by the four grades, counted; the words of it in a table of their own", () => {
  const papers = surveyPapers(
    source(satisfactionForm, { study: "4", time: "1", why: "老是在农忙时" }, { study: "4", time: "3" }, {}),
  );
  expect(papers.map(([name]) => name)).toEqual(["满意度测评表", "征求意见表"]);
  const { table, facts } = papers[0]![1];
  expect(table!.columns).toEqual(["序号", "项目", "满意", "比较满意", "基本满意", "不满意"]);
  expect(table!.rows[0]).toEqual(["1", "学习组织得怎么样", "2", "0", "0", "0"]);
  expect(table!.rows[1]!.slice(2)).toEqual(["0", "0", "0", "0"]);
  expect(table!.rows[2]!.slice(2)).toEqual(["0", "1", "0", "1"]);
  expect(facts).toContainEqual(["收到", "3 份（截至3月12日收到的）"]);
});

test("征求意见表: a line for each that said something", () => {
  const papers = surveyPapers(
    source(opinionsForm, { study: "少念稿子", more: "谢谢" }, { study: "早点散会" }),
  );
  const opinions = papers.find(([name]) => name === "征求意见表")![1];
  expect(opinions.table!.rows).toEqual([
    ["1", "对组织学习", "少念稿子", ""],
    ["2", "对组织学习", "早点散会", ""],
    ["3", "还想说的", "谢谢", ""],
  ]);
});

test("a name is no opinion", () => {
  const papers = surveyPapers(source(signInForm, { name: { name: "李秀英" }, unit: "柳湾村" }));
  expect(papers.map(([name]) => name)).toEqual(["汇总表", "征求意见表"]);
  expect(papers[1]![1].table!.rows).toEqual([["1", "单位", "柳湾村", ""]]);
});

test("any other form has all its questions in one table", () => {
  const papers = surveyPapers(
    source(studyNeedsForm, { how: ["home", "listen"], when: "赶集天", help: true }),
  );
  const rows = papers.find(([name]) => name === "汇总表")![1].table!.rows;
  expect(rows[0]).toEqual([
    "1",
    "怎么学对您合适？",
    "1",
    "大家一起学 0；用手机自己学 0；听朗读 1；请人到家里来 1；看纸的材料 0",
  ]);
  expect(rows[1]![3]).toContain("另写：赶集天");
});

test("on paper: the grades to be ticked, lines to be written on, and no answer", () => {
  const { table, parts } = blankPaper({ form: satisfactionForm, unit: "望河村党支部" });
  expect(table!.rows.every((row) => row.slice(2).every((cell) => cell === ""))).toBe(true);
  expect(parts.map(({ heading }) => heading)).toEqual(["说明", "哪里不满意，为什么？"]);
  const needs = blankPaper({ form: studyNeedsForm, unit: "" }).parts;
  expect(needs.find(({ heading }) => heading === "怎么学对您合适？")!.words).toContain("□ 听朗读");
});
