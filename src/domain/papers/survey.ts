import { allFields } from "../forms/form-tree.ts";
import type { Field, Form } from "../forms/form.ts";
import type { QuestionSummary } from "../forms/summary.ts";
import type { Paper } from "./paper.ts";

/** What a form brought, as papers: counts and words, no names. */
export interface SurveySource {
  form: Form;
  /** "望河村党支部" */
  unit: string;
  /** "截至2026-03-12 19:30收到的" */
  until: string;
  /** how many handed it in */
  count: number;
  /** what they said, of this form (`domain/forms/summary.ts`) */
  summaries: readonly QuestionSummary[];
}

type Rated = Extract<Field, { kind: "one-of" }>;

/** Those papers that say something of this form, each under the name that people know it by. */
export function surveyPapers(source: SurveySource): readonly (readonly [string, Paper])[] {
  const { form, summaries } = source;
  const rated = ratedTogether(form);
  const opinions = opinionsOf(form, summaries);
  const rest = summaries.filter((one) => !opinions.includes(one) && !rated.some(({ id }) => id === one.id));
  return [
    ...(rated.length > 0 ? [["满意度测评表", gradesPaper(source, rated)] as const] : []),
    ...(rest.length > 0 ? [["汇总表", allPaper(source)] as const] : []),
    ...(opinions.some(({ answered }) => answered > 0)
      ? [["征求意见表", opinionsPaper(source, opinions)] as const]
      : []),
  ];
}

/** What people wrote in words of their own; a name is none. */
function opinionsOf(form: Form, summaries: readonly QuestionSummary[]): readonly QuestionSummary[] {
  const texts = new Set(allFields(form.fields).flatMap(({ id, kind }) => (kind === "text" ? [id] : [])));
  return summaries.filter(({ id }) => texts.has(id));
}

/** To be filled in by hand, for who does not use a phone. */
export function blankPaper({ form, unit }: Pick<SurveySource, "form" | "unit">): Paper {
  const rated = ratedTogether(form);
  const questions = allFields(form.fields).filter(
    (field) => !rated.some(({ id }) => id === field.id) && field.kind !== "reckoned",
  );
  return {
    title: form.title,
    facts: [["单位", unit]],
    ...(rated.length > 0 && {
      table: {
        columns: ["序号", "项目", ...gradesOf(rated)],
        rows: rated.map(({ label }, i) => [String(i + 1), label, ...gradesOf(rated).map(() => "")]),
      },
    }),
    parts: [
      ...(form.intro ? [{ heading: "说明", words: form.intro }] : []),
      ...questions.map((field) => ({ heading: field.label, words: toFillIn(field) })),
    ],
  };
}

function gradesPaper(source: SurveySource, rated: readonly Rated[]): Paper {
  const { summaries } = source;
  const grades = gradesOf(rated);
  const rows = rated.map((field, i) => {
    const said = summaries.find(({ id }) => id === field.id)?.said;
    const counts =
      said?.as === "choices" ? said.counts.map(([, count]) => String(count)) : grades.map(() => "0");
    return [String(i + 1), field.label, ...counts];
  });
  return {
    title: `${source.unit}满意度测评表`,
    facts: head(source),
    table: { columns: ["序号", "项目", ...grades], rows },
    parts: [],
  };
}

function opinionsPaper(source: SurveySource, summaries: readonly QuestionSummary[]): Paper {
  const said = summaries.flatMap(({ label, said: one }) =>
    one.as === "words" ? one.words.map((words) => [label, words] as const) : [],
  );
  return {
    title: `${source.unit}征求意见表`,
    facts: head(source),
    table: {
      columns: ["序号", "方面", "意见建议", "备注"],
      rows: said.map(([label, words], i) => [String(i + 1), label, words, ""]),
    },
    parts: [],
  };
}

function allPaper(source: SurveySource): Paper {
  const { summaries } = source;
  return {
    title: `${source.unit}${source.form.title}汇总表`,
    facts: head(source),
    table: {
      columns: ["序号", "问题", "有回答的", "回答"],
      rows: summaries.map((one, i) => [
        String(i + 1),
        [...one.within, one.label].join(" · "),
        one.said.as === "too-few" ? "不足五人" : String(one.answered),
        saidWords(one),
      ]),
    },
    parts: [],
  };
}

/** "送上门 3；自己看 2", "合计 12，平均 2.4，最少 1，最多 5" */
function saidWords({ said }: QuestionSummary): string {
  if (said.as === "choices") {
    const own = said.own.length > 0 ? [`另写：${said.own.join("、")}`] : [];
    return [...said.counts.map(([label, count]) => `${label} ${count}`), ...own].join("；");
  }
  if (said.as === "numbers")
    return `合计 ${rounded(said.sum)}，平均 ${rounded(said.mean)}，最小 ${rounded(said.least)}，最大 ${rounded(said.most)}`;
  if (said.as === "words") return said.words.join("\n");
  return said.as === "files" ? "在应用里一份一份看" : "";
}

/** At most two digits behind the point. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function head({ form, until, count }: SurveySource): Paper["facts"] {
  return [
    ["名称", form.title],
    ["收到", `${count} 份（${until}）`],
  ];
}

/** Questions on a line with the same options: they make one table. The first that stand so, two at least. */
function ratedTogether(form: Form): readonly Rated[] {
  const lines = allFields(form.fields).filter(
    (field): field is Rated => field.kind === "one-of" && field.as === "line",
  );
  const first = lines.find((one) => lines.filter((other) => hasSameGrades(one, other)).length > 1);
  return first ? lines.filter((other) => hasSameGrades(first, other)) : [];
}

function hasSameGrades(a: Rated, b: Rated): boolean {
  return (
    a.options.length === b.options.length &&
    a.options.every(({ value, label }, i) => b.options[i]!.value === value && b.options[i]!.label === label)
  );
}

function gradesOf(rated: readonly Rated[]): readonly string[] {
  return rated[0]?.options.map(({ label }) => label) ?? [];
}

/** To write on: as wide as a page of A4 in the type of the papers. */
const LINE = "＿".repeat(34);

function toFillIn(field: Field): string {
  if (field.kind === "section" || field.kind === "words") return field.hint ?? "";
  if (field.kind === "one-of" || field.kind === "some-of") {
    const other = field.other ? ["□ 其他：＿＿＿＿"] : [];
    return [...field.options.map(({ label }) => `□ ${label}`), ...other].join("　");
  }
  if (field.kind === "yes-no") return `□ ${field.yesWords ?? "是"}　□ ${field.noWords ?? "否"}`;
  if (field.kind === "scale")
    return `${field.fromWords ?? ""} ${field.from} 到 ${field.to} ${field.toWords ?? ""}：＿＿＿`;
  return field.kind === "text" && field.long ? `${LINE}\n${LINE}` : "＿".repeat(16);
}
