import type { Column, Row, Table } from "./table.ts";

/** The languages of a workbook in the order in which a cell is looked for: Chinese, what the settings say, none named, then the others. */
export interface Languages {
  order: readonly (string | undefined)[];
}

export function languagesOf(tables: readonly Table[], fallback: string): Languages {
  const named = new Map<string, string>();
  let bare = false;
  for (const { columns } of tables) {
    for (const { key, language } of columns) {
      if (language !== undefined) named.set(language.toLowerCase(), language);
      else if (key === "label") bare = true;
    }
  }
  const rank = (language: string) =>
    isChinese(language)
      ? isTraditional(language)
        ? 1
        : 0
      : language.toLowerCase() === fallback.toLowerCase()
        ? 2
        : 4;
  const all: { language: string | undefined; rank: number }[] = [...named.values()].map((language) => ({
    language,
    rank: rank(language),
  }));
  // Where no language is named, the column is in the one that the settings name.
  const bareRank = isChinese(fallback) ? (isTraditional(fallback) ? 1 : 0) : 3;
  all.push({ language: undefined, rank: bare ? bareRank : 5 });
  return { order: all.sort((a, b) => a.rank - b.rank).map(({ language }) => language) };
}

function isChinese(language: string): boolean {
  return /中文|汉语|漢語|国语|普通话|chinese|mandarin|中国|\(zh|^zh\b|^cn$|\(cmn/i.test(language);
}

function isTraditional(language: string): boolean {
  return /繁|traditional|hant|zh-?(tw|hk|mo)/i.test(language);
}

/** A cell in the first language that has something in it. */
export function translated(languages: Languages, table: Table, row: Row, key: string): string {
  const column = columnFor(languages, table, key, row);
  return column ? row.text(column) : "";
}

/** The column in the first language that is there; of a row, that has something in it. */
export function columnFor({ order }: Languages, table: Table, key: string, row?: Row): Column | undefined {
  const columns = table.columns.filter((column) => column.key === key && (!row || row.text(column) !== ""));
  for (const language of order) {
    const found = columns.find((column) => column.language?.toLowerCase() === language?.toLowerCase());
    if (found) return found;
  }
  return undefined;
}
