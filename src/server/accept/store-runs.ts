import type { Dialect } from "../store/dialect.ts";
import { insertRows } from "../store/insert-rows.ts";
import type { Db } from "../store/store.ts";
import type { PlacedRun } from "./place-run.ts";

const ENTRY = {
  device: "line",
  n: "bigint",
  received: "bigint",
  header: "line",
  body: "line",
  salt: "line",
} as const;
const RUN = {
  device: "line",
  to_n: "bigint",
  from_n: "bigint",
  link: "line",
  signature: "line",
} as const;

/** Writes the entries of runs, and where they were sealed. */
export async function storeRuns(
  db: Db,
  dialect: Dialect,
  runs: readonly PlacedRun[],
  received: number,
): Promise<void> {
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
  await insertRows(db, dialect, "entries", ENTRY, entries);
  await insertRows(db, dialect, "runs", RUN, sealed);
}
