import { CompiledQuery, type Kysely } from "kysely";
import type { Dialect } from "./dialect.ts";
import { isPassing, withParameters } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** A connection, in a transaction or not. */
export type Db = Kysely<Tables>;

export interface Store {
  readonly dialect: Dialect;
  /** For reading what is committed. */
  readonly read: Db;
  /**
   * Runs `work` in one transaction and commits it durably. Tried again when it collided with another process, so `work` begins
   * from nothing each time; `attempt` counts from 0.
   */
  write<T>(work: (tx: Db, attempt: number) => Promise<T>): Promise<T>;
  /** Runs `work`, which only reads, on one state of the database. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** After an erasure: what was overwritten or deleted leaves the files too. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

const prepared: Record<Dialect, Map<string, string>> = { sqlite: new Map(), postgres: new Map() };

/** Statements of the busy paths, written by hand: the query builder's time is more than the database's there. `?` is a parameter. */
export async function query<Row>(
  db: Db,
  dialect: Dialect,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  let statement = prepared[dialect].get(text);
  if (statement === undefined) {
    statement = withParameters(dialect, text);
    prepared[dialect].set(text, statement);
  }
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(statement, [...parameters]));
  return rows;
}

/** With the pauses between them some ten seconds. */
const MOST_ATTEMPTS = 60;

/** Deadlocks and the like pass when one side tries again a little later. */
export async function tryAgain<T>(once: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(attempt);
    } catch (error) {
      if (!isPassing(error) || attempt >= MOST_ATTEMPTS) throw error;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(200, 5 * 2 ** attempt) * (0.5 + Math.random())),
      );
    }
  }
}
