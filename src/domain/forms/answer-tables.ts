import { answerWords, hasAnswer, roundsOf, type AnsweredField } from "./answer-words.ts";
import type { Answer, Answers, Field, Form } from "./form.ts";

/** A number stays one, so that it can be summed; what was not answered is "". */
export type Cell = string | number;

export interface AnswerTable {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

export interface AnswerTables {
  main: AnswerTable;
  /** of each repeat group */
  groups: readonly AnswerTable[];
}

/** One who answered: what stands before his answers (序号 not among it), and the form that he had before him. */
export interface AnswerRow {
  about: readonly Cell[];
  form: Form;
  answers: Answers;
}

/**
 * One row an answer, one column a question; each repeat group a table of its own, whose rows name the row that they belong to by its
 * 序号. Where a form was published anew the newest questions come first, and those that it has no more behind them.
 * @param forms its versions, the newest last
 * @param about names of the columns of `AnswerRow.about`
 */
export function answerTables(
  forms: readonly Form[],
  about: readonly string[],
  rows: readonly AnswerRow[],
): AnswerTables {
  const columns = columnsOf(forms);
  const main = columns.filter(({ group }) => group === undefined);
  const groups = [...new Map(columns.flatMap(({ group }) => (group ? [[group.id, group]] : [])))].map(
    ([id, group]) => ({
      group,
      columns: columns.filter((column) => column.group?.id === id),
    }),
  );
  return {
    main: {
      name: "回答",
      columns: ["序号", ...about, ...namesOf(main), ...groups.map(({ group }) => `${group.label}（份数）`)],
      rows: rows.map(({ about: before, form, answers }, i) => [
        i + 1,
        ...before,
        ...main.map((column) => cellOf(column, form, answers)),
        ...groups.map(({ group }) => roundsOf(answers[group.id]).length),
      ]),
    },
    groups: groups.map(({ group, columns: own }) => ({
      name: group.label,
      columns: ["序号", "第几份", ...namesOf(own)],
      rows: rows.flatMap(({ form, answers }, i) =>
        roundsOf(answers[group.id]).map((round, n) => [
          i + 1,
          n + 1,
          ...own.map((column) => cellOf(column, form, round)),
        ]),
      ),
    })),
  };
}

/** All in one table, for a file that can hold only one: the rounds of a group in one cell, a line each. */
export function asOneTable({ main, groups }: AnswerTables): AnswerTable {
  const first = main.columns.length - groups.length;
  return {
    ...main,
    columns: [...main.columns.slice(0, first), ...groups.map(({ name }) => name)],
    rows: main.rows.map((row, i) => [
      ...row.slice(0, first),
      ...groups.map(({ columns, rows }) =>
        rows
          .filter(([number]) => number === i + 1)
          .map(
            ([, n, ...cells]) =>
              `${n}. ${cells.flatMap((cell, c) => (cell === "" ? [] : [`${columns[c + 2]}：${cell}`])).join("；")}`,
          )
          .join("\n"),
      ),
    ]),
  };
}

interface Column {
  field: AnsweredField;
  sections: readonly string[];
  group?: Extract<Field, { kind: "repeat" }>;
}

function columnsOf(forms: readonly Form[]): readonly Column[] {
  const found = new Map<string, Column>();
  for (const form of [...forms].reverse())
    for (const column of columnsIn(form.fields, [], undefined))
      if (!found.has(column.field.id)) found.set(column.field.id, column);
  return [...found.values()];
}

function columnsIn(
  fields: readonly Field[],
  sections: readonly string[],
  group: Column["group"],
): readonly Column[] {
  return fields.flatMap((field) => {
    if (field.kind === "section") return columnsIn(field.fields, [...sections, field.label], group);
    if (field.kind === "repeat") return columnsIn(field.fields, [], field);
    return hasAnswer(field) ? [{ field, sections, ...(group && { group }) }] : [];
  });
}

/** By the label; where two have the same, with the heading that they stand under, and at last with a number. */
function namesOf(columns: readonly Column[]): readonly string[] {
  const labels = columns.map(({ field }) => field.label);
  const long = columns.map(({ field, sections }) =>
    labels.filter((label) => label === field.label).length > 1
      ? [...sections, field.label].join(" / ")
      : field.label,
  );
  return long.map((name, i) => {
    const before = long.slice(0, i).filter((one) => one === name).length;
    return before === 0 ? name : `${name}（${before + 1}）`;
  });
}

/** Read with the form that was answered: an option has the label that people saw. */
function cellOf({ field }: Column, form: Form, answers: Answers): Cell {
  const answer: Answer | undefined = answers[field.id];
  if (typeof answer === "number") return answer;
  const asked = fieldOf(form.fields, field.id) ?? field;
  return answerWords(asked, answer);
}

function fieldOf(fields: readonly Field[], id: string): AnsweredField | undefined {
  for (const field of fields) {
    if (field.id === id && hasAnswer(field)) return field;
    const inside = "fields" in field ? fieldOf(field.fields, id) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
