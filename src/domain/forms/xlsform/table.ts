import { cellText, columnLetters, type Remark, type Sheet } from "./sheet.ts";

export interface Column {
  /** the name as the specification writes it: `constraint_message` */
  key: string;
  language?: string;
  index: number;
  /** as it stands in the sheet */
  header: string;
}

export interface Row {
  /** as the sheet counts */
  number: number;
  text: (column: Column) => string;
}

/** A sheet whose first row with something in it names the columns. Blank rows are left out. */
export interface Table {
  sheet: string;
  header: number;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** Other names of columns, from older versions and other tools; the keys as `plain` writes them. */
const ALIASES: { readonly [name: string]: string } = {
  command: "type",
  tag: "name",
  value: "name",
  constraining_message: "constraint_message",
  control_jr_count: "repeat_count",
  jr_count: "repeat_count",
  set_form_title: "form_title",
  set_form_id: "form_id",
  caption: "label",
  relevance: "relevant",
  bind_relevant: "relevant",
  bind_constraint: "constraint",
  bind_required: "required",
  bind_calculate: "calculation",
  bind_readonly: "read_only",
  bind_read_only: "read_only",
  bind_jr_constraintmsg: "constraint_message",
  bind_jr_requiredmsg: "required_message",
  control_appearance: "appearance",
  calculate: "calculation",
  constraint_msg: "constraint_message",
  constraintmsg: "constraint_message",
  requiredmsg: "required_message",
  readonly: "read_only",
  count: "repeat_count",
  listname: "list_name",
  title: "form_title",
  id_string: "form_id",
  media_image: "image",
  media_audio: "audio",
  media_video: "video",
  media_big_image: "big_image",
};
const TRANSLATED = new Set([
  "label",
  "hint",
  "guidance_hint",
  "constraint_message",
  "required_message",
  "image",
  "audio",
  "video",
  "big_image",
]);
const MOST_COLUMNS = 300;

export function readTable(sheet: Sheet): Table {
  const header = sheet.rows.findIndex((row) => row.some((cell) => cellText(cell) !== ""));
  const titles = header < 0 ? [] : sheet.rows[header]!.slice(0, MOST_COLUMNS);
  const named = titles.some((cell) => plain(cellText(cell)) === "name");
  const columns = titles
    .map((cell, index) => ({ ...keyOf(cellText(cell)), index, header: cellText(cell) }))
    // Beside a name, a value or a tag is something of the author's own.
    .map((column) =>
      named && /^(value|tag)$/i.test(column.header) ? { ...column, key: plain(column.header) } : column,
    )
    .filter(({ key }) => key !== "");
  const rows = sheet.rows
    .map((cells, i) => ({ number: i + 1, text: ({ index }: Column) => cellText(cells[index]) }))
    .slice(header + 1)
    .filter((row) => columns.some((column) => row.text(column) !== ""));
  return { sheet: sheet.name, header: header + 1, columns, rows };
}

/** `Label :: 中文 (zh)`, and in older sheets `label:中文`. */
function keyOf(header: string): { key: string; language?: string } {
  const parts = header.split(header.includes("::") ? "::" : ":").map((part) => part.trim());
  // `media::audio::chinese`, `bind::jr:constraintMsg::french`
  for (let length = parts.length; length > 0; length--) {
    const key = known(plain(parts.slice(0, length).join("_")));
    if (length === parts.length && !TRANSLATED.has(key)) continue;
    if (TRANSLATED.has(key)) {
      const language = parts.slice(length).join("::");
      return language === "" ? { key } : { key, language };
    }
  }
  return { key: known(plain(parts.join("_"))) };
}

function known(name: string): string {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s:_-]+/g, "_")
    .replaceAll(/^_|_$/g, "");
}

function areSame(a: Column, b: Column): boolean {
  return a.key === b.key && (a.language ?? "").toLowerCase() === (b.language ?? "").toLowerCase();
}

/** The columns that stand there twice: which of them counts nobody can know. */
export function columnsTwice({ sheet, header, columns }: Table): readonly Remark[] {
  return columns.flatMap((column, i): readonly Remark[] => {
    const first = columns.slice(0, i).find((before) => areSame(before, column));
    if (!first) return [];
    return [
      {
        sheet,
        row: header,
        column: columnLetters(column.index),
        header: column.header,
        what: column.header,
        why: `这一列和 ${columnLetters(first.index)} 列“${first.header}”重复，不知道该用哪一列。请删去一列，或写明语言，如“label::中文 (zh)”。`,
        weight: "refused",
      },
    ];
  });
}

/** A cell of the first column of that name that is in no language; "" where there is none. */
export function textIn(table: Table, row: Row, key: string): string {
  const column = columnOf(table, key);
  return column ? row.text(column) : "";
}

export function columnOf(table: Table, key: string): Column | undefined {
  return (
    table.columns.find((column) => column.key === key && column.language === undefined) ??
    table.columns.find((column) => column.key === key)
  );
}
