import { type Dialect, rowsFromJson } from "./dialect.ts";
import { type Db, query } from "./store.ts";

/** Name and type of each place of a row. */
export type Columns = Readonly<Record<string, "text" | "bigint">>;

/** How many rows one statement of SQLite takes: few sizes, so that each is prepared once. */
const SIZES = [64, 8, 1] as const;

/**
 * Puts rows into a table.
 * @param onConflict what is done where a row is there already: `on conflict …`
 */
export async function insertRows(
  db: Db,
  dialect: Dialect,
  table: string,
  columns: Columns,
  rows: readonly (readonly unknown[])[],
  onConflict = "",
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const into = `insert into ${table} (${names.join(", ")})`;
  if (dialect === "postgres") {
    const from = rowsFromJson(dialect, columns, "r");
    await query(db, dialect, `${into} select ${names.join(", ")} from ${from} ${onConflict}`, [
      JSON.stringify(rows),
    ]);
    return;
  }
  // Taking them out of a JSON text costs SQLite three times what storing them does.
  const row = `(${names.map(() => "?").join(", ")})`;
  let at = 0;
  for (const size of SIZES) {
    const text = `${into} values ${Array.from({ length: size }, () => row).join(", ")} ${onConflict}`;
    for (; at + size <= rows.length; at += size) {
      await query(db, dialect, text, rows.slice(at, at + size).flat());
    }
  }
}

/** `on conflict` for rows of which each stands for what is there: all but the key is overwritten. */
export function overwriting(columns: Columns, key: readonly string[]): string {
  const updates = Object.keys(columns)
    .filter((name) => !key.includes(name))
    .map((name) => `${name} = excluded.${name}`);
  return `on conflict (${key.join(", ")}) do update set ${updates.join(", ")}`;
}
