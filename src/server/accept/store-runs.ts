import type { Dialect } from "../store/dialect.ts";
import { rowsFromJson } from "../store/dialect.ts";
import { type Db, query } from "../store/store.ts";
import type { PlacedRun } from "./place-run.ts";

const ENTRY = {
  device: "text",
  n: "bigint",
  received: "bigint",
  header: "text",
  body: "text",
  salt: "text",
} as const;
const RUN = {
  device: "text",
  to_n: "bigint",
  from_n: "bigint",
  link: "text",
  signature: "text",
} as const;

/** Writes the entries of runs, and where they were sealed, as two statements. */
export async function storeRuns(
  db: Db,
  dialect: Dialect,
  runs: readonly PlacedRun[],
  received: number,
): Promise<void> {
  if (runs.length === 0) return;
  const entries = runs.flatMap((run) =>
    run.entries.map(({ header, body }, i) => [
      run.device,
      run.from + i,
      received,
      header,
      body,
      run.salts[i],
    ]),
  );
  const sealed = runs.map((run) => [run.device, run.to, run.sealedFrom, run.link, run.signature]);
  await insert(db, dialect, "entries", ENTRY, entries);
  await insert(db, dialect, "runs", RUN, sealed);
}

async function insert(
  db: Db,
  dialect: Dialect,
  table: string,
  columns: Readonly<Record<string, "text" | "bigint">>,
  rows: readonly unknown[][],
): Promise<void> {
  const names = Object.keys(columns).join(", ");
  await query(
    db,
    dialect,
    `insert into ${table} (${names}) select ${names} from ${rowsFromJson(dialect, columns, "r")}`,
    [JSON.stringify(rows)],
  );
}
