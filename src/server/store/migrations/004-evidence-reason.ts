import { type Kysely, sql } from "kysely";

/**
 * Why a check-in's code could not be checked, and by that how many tries there were. Null: it is known, or was not looked at; those are
 * found by themselves, for the organiser's journal that may have come in beside them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("claims").addColumn("reason", "text").execute();
  await sql`create index claims_unweighed on claims (meeting) where level = 'C' and reason is null`.execute(
    db,
  );
}
