import { type Dialect, rowsFromJson } from "./dialect.ts";
import { type Db, query } from "./store.ts";

/** Name and type of each place of a row. A `line` is a text without a line break, and never null. */
export type Columns = Readonly<Record<string, "text" | "bigint" | "line">>;

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
    const lines = linesOf(columns, rows);
    if (lines) await query(db, dialect, `${into} ${lines.from} ${onConflict}`, lines.parameters);
    else {
      const from = rowsFromJson(dialect, asTexts(columns), "r");
      const text = `${into} select ${names.join(", ")} from ${from} ${onConflict}`;
      await query(db, dialect, text, [JSON.stringify(rows)]);
    }
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

/** For PostgreSQL: each column as one text of lines, which it takes apart three times as fast as JSON. */
function linesOf(
  columns: Columns,
  rows: readonly (readonly unknown[])[],
): { from: string; parameters: string[] } | undefined {
  const types = Object.values(columns);
  if (types.includes("text")) return undefined;
  const picked = types.map((type, i) => (type === "line" ? `coalesce(c${i}, '')` : `c${i}`));
  // Of one text that is empty no array comes, and then a null.
  const arrays = types.map((type) =>
    type === "line" ? "string_to_array(?, E'\\n')" : "string_to_array(?, E'\\n')::bigint[]",
  );
  const names = types.map((_, i) => `c${i}`).join(", ");
  return {
    from: `select ${picked.join(", ")} from unnest(${arrays.join(", ")}) as r(${names})`,
    parameters: types.map((_, i) => rows.map((row) => row[i]).join("\n")),
  };
}

function asTexts(columns: Columns): Readonly<Record<string, "text" | "bigint">> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, type === "line" ? "text" : type]),
  );
}

/** `on conflict` for rows of which each stands for what is there: all but the key is overwritten. */
export function overwriting(columns: Columns, key: readonly string[]): string {
  const updates = Object.keys(columns)
    .filter((name) => !key.includes(name))
    .map((name) => `${name} = excluded.${name}`);
  return `on conflict (${key.join(", ")}) do update set ${updates.join(", ")}`;
}
