import { FORM_LIMITS, type Option } from "../form.ts";
import { type Languages, translated } from "./languages.ts";
import type { Remarks } from "./remarks.ts";
import { isOwnSheet } from "./own-column.ts";
import { plainWords } from "./plain-words.ts";
import { columnOf, type Table, textIn } from "./table.ts";

/** The lists of the sheet choices by name. */
export function readChoices(
  table: Table,
  languages: Languages,
  remarks: Remarks,
  twiceAllowed: boolean,
): ReadonlyMap<string, readonly Option[]> {
  const lists = new Map<string, Option[]>();
  const own = isOwnSheet(table);
  const names = new Map<string, Set<string>>();
  const { list_name, name } = { list_name: columnOf(table, "list_name"), name: columnOf(table, "name") };
  if (table.rows.length === 0) return lists;
  if (!list_name || !name) {
    const lacks = list_name ? "name" : "list_name";
    remarks.refuse(table, table.header, undefined, lacks, `少了“${lacks}”这一列，请补上。`);
    return lists;
  }
  for (const row of table.rows) {
    const list = row.text(list_name);
    const value = row.text(name);
    if (list === "" && value === "") continue;
    if (list === "" || value === "") {
      const empty = list === "" ? list_name : name;
      remarks.refuse(table, row.number, empty, list || value, `这个选项没有写“${empty.header}”，请补上。`);
      continue;
    }
    const options = lists.get(list) ?? [];
    lists.set(list, options);
    // Enough to see that there are too many, where a question has this list; one that none has is no harm.
    if (options.length > FORM_LIMITS.options) continue;
    const taken = names.get(list) ?? new Set<string>();
    names.set(list, taken);
    if (taken.has(value)) {
      const why = `“${list}”里已有名称为“${value}”的选项`;
      if (twiceAllowed) remarks.leaveOut(table, row.number, name, value, `${why}，只留了前一个。`);
      else remarks.refuse(table, row.number, name, value, `${why}，请改一个名称。`);
      continue;
    }
    taken.add(value);
    const label = plainWords(translated(languages, table, row, "label"), own) || value;
    // What this app wrote itself: a value with a space in it, which other tools do not know.
    options.push({ value: textIn(table, row, "songxue") || value, label });
  }
  return lists;
}
