import { columnLetter, type Problem, type Table, TableError, type TableRow } from "./table.ts";

/** Which column holds what, and which were not used. */
export interface Columns<Field extends string> {
  /** index in `table.rows` of the first row below the head */
  firstRow: number;
  /** indices of columns; several only where a field allows it */
  at: ReadonlyMap<Field, readonly number[]>;
  /** "状态"（C 列） */
  title(index: number): string;
  /** heads that mean nothing here, as they are written */
  unused: readonly string[];
  problems: readonly Problem[];
}

export interface ColumnRules<Field extends string> {
  /** how people head the column of each field; compared without blanks and brackets */
  names: Readonly<Record<Field, readonly string[]>>;
  /** the fields without which the table is none of these */
  needed: readonly Field[];
  /** fields that may be spread over several columns */
  several: readonly Field[];
}

/** Titles and dates may stand above the head of a table. */
const HEAD_WITHIN = 15;

/** @throws TableError where no row of the first ones is a head */
export function findColumns<Field extends string>(table: Table, rules: ColumnRules<Field>): Columns<Field> {
  const fieldOf = new Map<string, Field>();
  for (const [field, names] of Object.entries(rules.names) as [Field, readonly string[]][]) {
    for (const name of names) fieldOf.set(name, field);
  }
  const headAt = table.rows.slice(0, HEAD_WITHIN).findIndex((row) => isHead(row, fieldOf, rules.needed));
  const head = table.rows[headAt];
  if (head === undefined) {
    const wanted = rules.needed.map((field) => `“${rules.names[field][0]}”`).join("和");
    throw new TableError(`前 ${HEAD_WITHIN} 行里找不到表头：要有${wanted}这样的列。`);
  }
  const at = new Map<Field, number[]>();
  const unused: string[] = [];
  head.cells.forEach((cell, index) => {
    const field = meaning(cell, fieldOf);
    if (field !== undefined) at.set(field, [...(at.get(field) ?? []), index]);
    else if (cell.trim() !== "") unused.push(cell.trim());
  });
  const title = (index: number) => `“${(head.cells[index] ?? "").trim()}”（${columnLetter(index)} 列）`;
  const problems: Problem[] = [];
  for (const [field, indices] of at) {
    if (indices.length > 1 && !rules.several.includes(field)) {
      const columns = indices.map(title).join("和");
      problems.push({ line: head.line, reason: `${columns}是同一项，请只留一列。` });
    }
  }
  return { firstRow: headAt + 1, at, title, unused, problems };
}

function isHead<Field extends string>(
  row: TableRow,
  fieldOf: ReadonlyMap<string, Field>,
  needed: readonly Field[],
): boolean {
  const fields = new Set(row.cells.map((cell) => meaning(cell, fieldOf)));
  return needed.every((field) => fields.has(field)) && fields.size > 1;
}

/** "姓 名（必填）" and "身份标识/证件后四位" are heads that people write. */
function meaning<Field extends string>(cell: string, fieldOf: ReadonlyMap<string, Field>): Field | undefined {
  const plain = cell.normalize("NFKC").replaceAll(/[\s*:]/g, "");
  const bare = plain.replaceAll(/[([【][^)\]】]*[)\]】]/g, "");
  for (const name of [plain, bare, ...bare.split(/[/、]/)]) {
    const field = fieldOf.get(name);
    if (field !== undefined) return field;
  }
  return undefined;
}
