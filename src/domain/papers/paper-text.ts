import type { Paper } from "./paper.ts";

/** A paper as plain words, to be copied: a table as lines with tabs, as spreadsheets and chats take them. */
export function paperText({ title, facts, table, parts }: Paper): string {
  return [
    title,
    ...facts.map(([name, words]) => `${name}：${words}`),
    ...(table ? [table.columns, ...table.rows].map((row) => row.join("\t")) : []),
    ...parts.map(({ heading, words }) => `${heading}：\n${words}`),
  ].join("\n");
}
