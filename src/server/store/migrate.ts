import { type Kysely, sql } from "kysely";
import type { Dialect } from "./dialect.ts";
import { up as journalAndFeeds } from "./migrations/001-journal-and-feeds.ts";
import { up as blobHolders } from "./migrations/002-blob-holders.ts";
import { up as forms } from "./migrations/003-forms.ts";
import { up as evidenceReason } from "./migrations/004-evidence-reason.ts";
import { up as looseAnswers } from "./migrations/005-loose-answers.ts";
import { up as shares } from "./migrations/006-shares.ts";

export type Migration = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;

/** In order, only ever added to: the place in the list is the number of the schema. */
export const MIGRATIONS: readonly Migration[] = [
  journalAndFeeds,
  blobHolders,
  forms,
  evidenceReason,
  looseAnswers,
  shares,
];

/** Runs in a transaction that nobody else can be in. */
export type Alone = <T>(work: (db: Kysely<unknown>) => Promise<T>) => Promise<T>;

/**
 * Brings the schema forward, each step in a transaction of its own: killed at any moment, it goes on where it stood.
 * @throws where the database was made by a newer version of the program
 */
export async function migrate(
  alone: Alone,
  dialect: Dialect,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (;;) {
    const done = await alone(async (db) => {
      await sql`create table if not exists schema_version (version integer not null)`.execute(db);
      const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db);
      const version = rows[0]?.version ?? 0;
      if (version > migrations.length) {
        throw new Error(
          `the database has schema ${version}, this program knows ${migrations.length}: it is older than its database`,
        );
      }
      const next = migrations[version];
      if (!next) return true;
      await next(db, dialect);
      await sql`delete from schema_version`.execute(db);
      await sql`insert into schema_version (version) values (${version + 1})`.execute(db);
      return false;
    });
    if (done) return;
  }
}
