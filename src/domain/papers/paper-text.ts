import type { Paper, PaperTable } from "./paper.ts";

/** A paper as plain words, to be copied: a table as lines with tabs, as spreadsheets and chats take them. */
export function paperText({ title, facts, table, parts }: Paper): string {
  return [
    title,
    ...facts.map(([name, words]) => `${name}：${words}`),
    ...tableLines(table),
    ...parts.flatMap((part) => [`${part.heading}：\n${part.words}`, ...tableLines(part.table)]),
  ].join("\n");
}

function tableLines(table: PaperTable | undefined): string[] {
  return table ? [table.columns, ...table.rows].map((row) => row.join("\t")) : [];
}
