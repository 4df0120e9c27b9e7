import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import { Pool, types } from "pg";
import { migrate } from "./migrate.ts";
import { type Db, type Store, tryAgain } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 1_937_010;
const INT8 = 20;
/** bytes of a table that an erasure may rewrite at once */
const REWRITE_BELOW = 64_000_000;

/** @param schema where the tables are; it is made when it is not there. Without it: the connection's own */
export async function openPostgres(url: string, schema?: string): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    ...(schema && { options: `-c search_path=${schema}` }),
    types: {
      // Counts and instants are far below 2^53.
      getTypeParser: ((type: number, format?: "text") =>
        type === INT8 ? Number : types.getTypeParser(type, format)) as typeof types.getTypeParser,
    },
  });
  // A connection that breaks while idle is replaced at its next use.
  pool.on("error", () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const write = async <T>(work: (tx: Db, attempt: number) => Promise<T>): Promise<T> =>
    tryAgain((attempt) => db.transaction().execute((tx) => work(tx, attempt)));
  await migrate(
    (work) =>
      write(async (tx) => {
        await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx);
        if (schema) await sql`create schema if not exists ${sql.id(schema)}`.execute(tx);
        return work(tx as unknown as Kysely<unknown>);
      }),
    "postgres",
  );
  return {
    dialect: "postgres",
    read: db,
    write,
    snapshot: (work) =>
      db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(work),
    async scrub() {
      // Dead rows keep their words. FULL writes a table anew without them, and stops all who use it meanwhile: a large one is
      // only freed for overwriting, and whoever runs it does the rest in a quiet hour (README).
      for (const table of ["entries", "blob_pieces", "slips", "slip_holders", "slip_keys", "open_answers"]) {
        const { rows } = await sql<{
          size: number;
        }>`select pg_total_relation_size(${table}::regclass) as size`.execute(db);
        const full = (rows[0]?.size ?? 0) < REWRITE_BELOW ? " (full)" : "";
        await db.executeQuery(CompiledQuery.raw(`vacuum${full} ${table}`));
      }
    },
    async close() {
      await db.destroy();
    },
  };
}
