import { columnFor, type Languages } from "./languages.ts";
import type { Remarks } from "./remarks.ts";
import { cellText, type Sheet } from "./sheet.ts";
import type { Column, Table } from "./table.ts";

const USED = {
  survey:
    "type name label hint required required_message relevant constraint constraint_message calculation default appearance read_only repeat_count parameters disabled songxue",
  choices: "list_name name label songxue",
  settings:
    "form_title form_id version default_language style allow_choice_duplicates songxue_intro songxue_thanks id_string namespace name omit_instanceid clean_text_values flat",
};
const WHY: { readonly [key: string]: string } = {
  image: "题目里不放图片，没有导入。",
  big_image: "题目里不放图片，没有导入。",
  audio: "题目里不放录音，没有导入。",
  video: "题目里不放录像，没有导入。",
  choice_filter: "选项不能随别的答案变，全部选项都列出。",
  guidance_hint: "给调查员的说明没有导入。",
  trigger: "别的题改动时重算，这里一直在算，不用写。",
  public_key: "这里不用这个密钥，答案由送学加密传送。",
  submission_url: "答案交到送学，不交到这个地址。",
  instance_name: "每份答案不另起名字。",
};
const SHEETS: { readonly [name: string]: string } = {
  external_choices: "另一张选项表没有导入，请把选项写进 choices。",
  entities: "这里没有 entities，没有导入。",
  osm: "这里不收地图上的内容，没有导入。",
};

/** Names each column with something in it that the form does not have, by its first row; other languages, too, and other sheets. */
export function tellUnused(
  {
    languages,
    others,
    ...tables
  }: { survey: Table; choices: Table; settings: Table; others: readonly Sheet[]; languages: Languages },
  remarks: Remarks,
): void {
  for (const name of ["survey", "choices", "settings"] as const) {
    const table = tables[name];
    const used = USED[name].split(" ");
    for (const column of table.columns) {
      const rows = table.rows.filter((row) => row.text(column) !== "");
      const [row] = rows;
      // What Kobo notes for itself.
      if (!row || column.header.startsWith("$")) continue;
      if (name === "settings" && row.text(column) === "FALSE") continue;
      if (used.includes(column.key)) {
        tellLanguage(table, column, columnFor(languages, table, "label"), remarks);
        continue;
      }
      if (name === "choices" && isOfFilter(tables.survey, column)) continue;
      const many = rows.length > 1 ? `（共 ${rows.length} 处）` : "";
      const why = Object.hasOwn(WHY, column.key) ? WHY[column.key]! : "没有这一列，没有用到。";
      remarks.leaveOut(table, row.number, column, row.text(column), `${why.replace(/。$/, "")}${many}。`);
    }
  }
  for (const sheet of others) {
    const key = sheet.name.trim().toLowerCase();
    const filled = sheet.rows.some((row) => row.some((cell) => cellText(cell) !== ""));
    if (filled && Object.hasOwn(SHEETS, key)) {
      remarks.leaveOut({ sheet: sheet.name }, 1, undefined, sheet.name, SHEETS[key]!);
    }
  }
}

/** Only what was asked is told: that a label stands there in other languages as well. */
function tellLanguage(table: Table, column: Column, chosen: Column | undefined, remarks: Remarks): void {
  if (column.key !== "label" || !chosen || column.index === chosen.index) return;
  const why = `表单只有一种语言：用了“${chosen.header}”，那里空着的才用这一列。`;
  remarks.leaveOut(table, table.header, column, column.header, why);
}

/** Other columns of choices are there for a filter, which is named itself. */
function isOfFilter(survey: Table, { header }: Column): boolean {
  const filter = survey.columns.find(({ key }) => key === "choice_filter");
  return filter !== undefined && survey.rows.some((row) => row.text(filter).includes(header));
}
