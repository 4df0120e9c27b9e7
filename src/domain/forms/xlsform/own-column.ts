import type { Table } from "./table.ts";

/** Whether this app has written the sheet: what stands there means what it means here. */
export function isOwnSheet({ columns }: Table): boolean {
  return columns.some(({ key }) => key === "songxue");
}

/**
 * The column `songxue` in sheets that this app has written: what XLSForm has no word for, so that a form which goes out and comes back is
 * the same. Other tools pass over columns that they do not know.
 */
export function readOwn(cell: string): ReadonlyMap<string, string> {
  const pairs = cell
    .split(" ")
    .map((pair) => /^([a-zA-Z]+)=(.*)$/.exec(pair))
    .filter((found) => found !== null);
  return new Map(pairs.map((found) => [found[1]!, decoded(found[2]!)]));
}

export function writeOwn(own: { readonly [key: string]: string | number | undefined }): string {
  return Object.entries(own)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join(" ");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Words as one value of the column. */
export function writeList(words: readonly string[]): string {
  return words.map(encodeURIComponent).join(" ");
}

export function readList(value: string): readonly string[] {
  return value.split(" ").map(decoded);
}
