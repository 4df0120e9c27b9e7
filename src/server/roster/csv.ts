import { type Table, TableError, type TableRow } from "./table.ts";

const SEPARATORS = [",", "\t", ";", "，"] as const;

/**
 * Reads what spreadsheets write as CSV: quotes, quotes within quotes, line breaks within quotes, and whichever separator the
 * first line uses most.
 * @throws TableError where a quote is opened and never closed, with its line
 */
export function readCsv(text: string): Table {
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let start = 1;
  let line = 1;
  let at = 0;
  const endRow = () => {
    rows.push({ line: start, cells });
    cells = [];
    start = line;
  };
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, line);
      cell = quoted.value;
      line += cell.split("\n").length - 1;
      at = quoted.next;
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    cells.push(cell + unprotected(text.slice(from, at)));
    if (text[at] === separator) {
      at++;
      if (at === text.length) cells.push("");
      continue;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    endRow();
  }
  if (cells.length > 0) endRow();
  return { rows };
}

function readQuoted(text: string, from: number, line: number): { value: string; next: number } {
  let value = "";
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new TableError(`第 ${line} 行有一个引号没有配对，后面的内容分不清。`);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value: value.replaceAll("\r\n", "\n"), next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** `="0123"` is how a zero in front is kept in a CSV. */
function unprotected(cell: string): string {
  return /^="(.*)"$/.exec(cell)?.[1] ?? cell;
}

function separatorOf(text: string): string {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? "";
  let best = { separator: ",", count: 0 };
  for (const separator of SEPARATORS) {
    const count = first.split(separator).length - 1;
    if (count > best.count) best = { separator, count };
  }
  return best.separator;
}
