/** Everything in which SQLite and PostgreSQL differ here, in one place. */
export type Dialect = "sqlite" | "postgres";

/**
 * Rows handed over as one JSON parameter, so that a thousand of them are one statement.
 * @param columns name and type of each place of a row
 * @returns what stands behind `from`; its one parameter is the JSON text of an array of arrays
 */
export function rowsFromJson(
  dialect: Dialect,
  columns: Readonly<Record<string, "text" | "bigint">>,
  alias: string,
): string {
  const names = Object.entries(columns);
  if (dialect === "sqlite") {
    const picked = names.map(([name], i) => `json_extract(value, '$[${i}]') as ${name}`).join(", ");
    return `(select ${picked} from json_each(?)) as ${alias}`;
  }
  const picked = names.map(([name, type], i) => `(value->>${i})::${type} as ${name}`).join(", ");
  return `(select ${picked} from json_array_elements(?::json)) as ${alias}`;
}

/**
 * The entries `e` that stand in spans, joined to rows with `device`, `n` and `places` (how many from n on).
 * PostgreSQL cannot know how few rows such a range is, and left to itself it reads the whole table.
 */
export function joinEntries(dialect: Dialect, spans: string): string {
  const inSpan = (entry: string): string =>
    `${entry}.device = ${spans}.device and ${entry}.n >= ${spans}.n and ${entry}.n < ${spans}.n + ${spans}.places`;
  if (dialect === "sqlite") return `join entries e on ${inSpan("e")}`;
  return `cross join lateral (select * from entries x where ${inSpan("x")} order by x.n) as e`;
}

/** Rows locked until the transaction ends. SQLite has one writer at a time, so nothing needs locking there. */
export function forUpdate(dialect: Dialect): string {
  return dialect === "sqlite" ? "" : " for update";
}

/** PostgreSQL numbers its parameters. No statement of ours has a question mark in a text. */
export function withParameters(dialect: Dialect, text: string): string {
  if (dialect === "sqlite") return text;
  let number = 0;
  return text.replaceAll("?", () => `$${++number}`);
}

export function bytesType(dialect: Dialect): "blob" | "bytea" {
  return dialect === "sqlite" ? "blob" : "bytea";
}

/** A full disk, a lost connection, a collision: not for what was written, but for where. */
export function isOfDatabase(error: unknown): boolean {
  if (isPassing(error)) return true;
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== "string" || code.startsWith("SQLITE_CONSTRAINT")) return false;
  // Of PostgreSQL's classes, 22 and 23 are about values.
  return code.startsWith("SQLITE") || /^(?!2[23])[0-9A-Z]{5}$/.test(code) || /^E[A-Z]+$/.test(code);
}

/** Whether a transaction that failed with this error may succeed when it is tried again. */
export function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== "string") return false;
  // serialization_failure, deadlock_detected
  return code === "40001" || code === "40P01" || code.startsWith("SQLITE_BUSY");
}
