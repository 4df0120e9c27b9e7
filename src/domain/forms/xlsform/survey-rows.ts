import { FORM_LIMITS } from "../form.ts";
import type { Remarks } from "./remarks.ts";
import { type SurveyType, surveyType } from "./survey-type.ts";
import { type Row, type Table, columnOf, textIn } from "./table.ts";

/** A row of survey with what stands between its begin and its end. */
export interface SurveyRow {
  row: Row;
  type: SurveyType;
  name: string;
  inside: SurveyRow[];
}

const MOST_NESTED = 30;

/** The rows as a tree; what is unbalanced, nameless, named twice or unknown is refused. */
export function surveyRows(table: Table, remarks: Remarks): readonly SurveyRow[] {
  const typeColumn = columnOf(table, "type");
  const nameColumn = columnOf(table, "name");
  if (!typeColumn || !nameColumn) {
    const lacks = typeColumn ? "name" : "type";
    remarks.refuse(
      table,
      Math.max(1, table.header),
      undefined,
      lacks,
      `survey 里少了“${lacks}”这一列，请补上。`,
    );
    return [];
  }
  const top: SurveyRow[] = [];
  const open: SurveyRow[] = [];
  // By the part in which they stand.
  const named = new Map<readonly SurveyRow[], Map<string, SurveyRow>>();
  const counted = { asked: 0, begun: 0 };
  for (const row of table.rows) {
    const cell = row.text(typeColumn);
    const name = row.text(nameColumn);
    if (/^(yes|true|1)$/i.test(textIn(table, row, "disabled"))) {
      remarks.leaveOut(
        table,
        row.number,
        columnOf(table, "disabled"),
        name || cell,
        "这一行写明停用，没有导入。",
      );
      continue;
    }
    if (cell.startsWith("#")) continue;
    const type = surveyType(cell);
    const place = open.at(-1)?.inside ?? top;
    if (type.is === "end") {
      const begun = open.pop();
      if (!begun) {
        remarks.refuse(
          table,
          row.number,
          typeColumn,
          cell,
          "前面没有对应的“begin”，请删去这一行，或补上开头。",
        );
        return top;
      }
      const what = begun.type.is === "begin" ? begun.type.what : undefined;
      if (what !== type.what) {
        const why = `第 ${begun.row.number} 行开始的是“begin ${what}”，这里要写“end ${what}”。`;
        remarks.refuse(table, row.number, typeColumn, cell, why);
        return top;
      }
      continue;
    }
    if (cell === "" && name === "" && !hasLabel(table, row)) {
      const [filled] = table.columns.filter((column) => row.text(column) !== "");
      const what = filled ? row.text(filled) : "";
      remarks.leaveOut(table, row.number, filled, what, "这一行没有类型、名称和题目，当作注解，没有导入。");
      continue;
    }
    if (cell === "") {
      remarks.refuse(table, row.number, typeColumn, name, "这一行没有写类型（type），请补上，或删去这一行。");
      continue;
    }
    if (type.is === "unknown") {
      remarks.refuse(
        table,
        row.number,
        typeColumn,
        cell,
        "没有这种类型，请改成 XLSForm 里的类型，如 text、select_one。",
      );
      continue;
    }
    const nameless =
      type.is === "begin" || (type.is === "plain" && type.type === "note") || type.is === "left-out";
    if (name === "" && !nameless) {
      remarks.refuse(table, row.number, nameColumn, cell, "这一题没有名称（name），请补上。");
      continue;
    }
    const names = named.get(place) ?? new Map<string, SurveyRow>();
    named.set(place, names);
    const before = names.get(name);
    if (name !== "" && before) {
      const why = `名称和第 ${before.row.number} 行重复，请改一个。`;
      remarks.refuse(table, row.number, nameColumn, name, why);
      continue;
    }
    // What comes after this takes its time with every field.
    const count = type.is === "begin" ? "begun" : type.is === "left-out" ? undefined : "asked";
    if (count && ++counted[count] > FORM_LIMITS.fields) {
      const why = `最多 ${FORM_LIMITS.fields} ${count === "asked" ? "题" : "组"}，到这一行已经超过，请删去一些，或分成几张表。`;
      remarks.refuse(table, row.number, typeColumn, name || cell, why);
      return top;
    }
    const one: SurveyRow = { row, type, name, inside: [] };
    place.push(one);
    names.set(name, one);
    if (type.is === "begin") {
      open.push(one);
      if (open.length > MOST_NESTED) {
        remarks.refuse(table, row.number, typeColumn, cell, `分组套得太深：最多 ${MOST_NESTED} 层。`);
        return top;
      }
    }
  }
  for (const { row } of open) {
    remarks.refuse(
      table,
      row.number,
      typeColumn,
      row.text(typeColumn),
      "这一组没有结束，请在后面补上“end group”或“end repeat”。",
    );
  }
  return top;
}

function hasLabel(table: Table, row: Row): boolean {
  return table.columns.some((column) => column.key === "label" && row.text(column) !== "");
}
