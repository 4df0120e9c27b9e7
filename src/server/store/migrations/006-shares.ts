import type { Kysely } from "kysely";

/** The registry of essays that may be shown: which entry allows it, and which entries hold a copy of its words. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("shares")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("doc", "text", (c) => c.notNull())
    .execute();
}
