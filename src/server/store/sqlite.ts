import Database from "better-sqlite3";
import { CompiledQuery, Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { migrate } from "./migrate.ts";
import { type Db, type Store, tryAgain } from "./store.ts";
import type { Tables } from "./tables.ts";

/** @param file path of the database; beside it SQLite keeps `-wal` and `-shm` */
export async function openSqlite(file: string): Promise<Store> {
  const writer = connect(file);
  const write = async <T>(work: (tx: Db, attempt: number) => Promise<T>): Promise<T> =>
    tryAgain((attempt) =>
      // Takes the lock for writing at once: a transaction that reads first and writes later may find that it cannot.
      writer.connection().execute(async (tx) => {
        await tx.executeQuery(BEGIN);
        try {
          const result = await work(tx, attempt);
          await tx.executeQuery(COMMIT);
          return result;
        } catch (error) {
          // A failed commit may have rolled back by itself.
          await tx.executeQuery(ROLLBACK).catch(() => undefined);
          throw error;
        }
      }),
    );
  await migrate((work) => write((tx) => work(tx as unknown as Kysely<unknown>)), "sqlite");
  // WAL lets this one read what is committed while the other is in the middle of a transaction.
  const reader = connect(file);
  return {
    dialect: "sqlite",
    read: reader,
    write,
    snapshot: (work) => reader.transaction().execute(work),
    async scrub() {
      // secure_delete has zeroed the pages; the log may still hold older copies of them, until nobody reads these any more.
      await tryAgain(async () => {
        const { rows } = await writer.executeQuery<{ busy: number }>(CHECKPOINT);
        if (rows[0]?.busy !== 0) throw Object.assign(new Error("the log is in use"), { code: "SQLITE_BUSY" });
      });
    },
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

const BEGIN = CompiledQuery.raw("begin immediate");
const COMMIT = CompiledQuery.raw("commit");
const CHECKPOINT = CompiledQuery.raw("pragma wal_checkpoint(truncate)");
const ROLLBACK = CompiledQuery.raw("rollback");

function connect(file: string): Kysely<Tables> {
  const database = new Database(file, { timeout: 10_000 });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  // Overwritten and deleted words are zeroed in the file: an erasure is one.
  database.pragma("secure_delete = ON");
  database.pragma("cache_size = -16000");
  // Waiting for another process stops this one's thread: shortly, then let others go on and try again.
  database.pragma("busy_timeout = 50");
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPreparedOnce(database) }) });
}

/** Kysely prepares a statement each time that it runs; most of ours are the same few. */
function withPreparedOnce(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = database.prepare(text) as unknown as SqliteStatement;
        if (statements.size > 500) statements.clear();
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => {
      database.close();
    },
  };
}
