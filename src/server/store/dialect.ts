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

/** Whether a transaction that failed with this error may succeed when it is tried again. */
export function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== "string") return false;
  // serialization_failure, deadlock_detected
  return code === "40001" || code === "40P01" || code.startsWith("SQLITE_BUSY");
}
