import type { Form } from "../form.ts";
import { formFaults } from "../form-faults.ts";
import { readChoices } from "./choices.ts";
import { languagesOf } from "./languages.ts";
import { isOwnSheet } from "./own-column.ts";
import { plainWords } from "./plain-words.ts";
import { Remarks } from "./remarks.ts";
import type { Remark, Sheet } from "./sheet.ts";
import { SurveyFields } from "./survey-fields.ts";
import { surveyRows } from "./survey-rows.ts";
import { columnOf, columnsTwice, readTable, type Table, textIn } from "./table.ts";
import { tellUnused } from "./unused-columns.ts";

const NO_CHOICES: Sheet = { name: "choices", rows: [] };
const NO_SETTINGS: Sheet = { name: "settings", rows: [] };

/**
 * A form from the sheets of an XLSForm workbook (https://xlsform.org). Without `form` where one of the remarks is `refused`.
 * @param name of the form where the settings give none
 */
export function xlsFormToForm(
  sheets: readonly Sheet[],
  name: string,
): { form?: Form; remarks: readonly Remark[] } {
  const remarks = new Remarks();
  const sheet = (wanted: string) => sheets.find((one) => one.name.trim().toLowerCase() === wanted);
  const given = sheet("survey");
  if (!given) {
    const there = sheets.map((one) => `“${one.name}”`).join("、") || "没有工作表";
    remarks.refuse(
      { sheet: "survey" },
      1,
      undefined,
      there,
      "这个文件里没有名为 survey 的工作表，不是 XLSForm 表单。",
    );
    return { remarks: remarks.all };
  }
  const survey = readTable(given);
  const choices = readTable(sheet("choices") ?? NO_CHOICES);
  const settings = readTable(sheet("settings") ?? NO_SETTINGS);
  for (const table of [survey, choices, settings]) remarks.add(columnsTwice(table));
  for (const { name: of, past } of sheets) {
    if (!past) continue;
    const column = { key: "", index: past.column, header: "" };
    remarks.leaveOut({ sheet: of }, past.row + 1, column, past.what, "离得太远，这一列和右边的都没有读。");
  }
  const says = settingsOf(settings);
  const languages = languagesOf([survey, choices], says("default_language"));
  const rows = surveyRows(survey, remarks);
  const lists = readChoices(
    choices,
    languages,
    remarks,
    /^(yes|true|1)$/i.test(says("allow_choice_duplicates")),
  );
  if (remarks.refused) return { remarks: remarks.all };

  const fields = new SurveyFields(survey, languages, lists, remarks);
  const form: Form = {
    title: titleOf(says("form_title") || says("form_id") || name, isOwnSheet(survey)),
    ...(says("songxue_intro") !== "" && { intro: says("songxue_intro") }),
    ...(says("songxue_thanks") !== "" && { thanks: says("songxue_thanks") }),
    fields: fields.of(rows),
  };
  tellUnused({ survey, choices, settings, others: sheets, languages }, remarks);
  if (!remarks.refused) {
    for (const { field, words } of formFaults(form)) {
      const row = field === undefined ? survey.header : fields.rowOf(field);
      remarks.refuse(survey, row ?? survey.header, columnOf(survey, "type"), field ?? form.title, words);
    }
  }
  return remarks.refused ? { remarks: remarks.all } : { form, remarks: remarks.all };
}

function settingsOf(table: Table): (key: string) => string {
  const row = table.rows[0];
  return (key) => (row ? textIn(table, row, key) : "");
}

function titleOf(text: string, own: boolean): string {
  return plainWords(text, own).replaceAll(/\s+/g, " ").slice(0, 200) || "未命名的表单";
}
