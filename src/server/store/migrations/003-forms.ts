import type { Kysely } from "kysely";

/** The registry of forms: who asks, how it is answered, until when. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("forms")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("doc", "text", (c) => c.notNull())
    .addColumn("unit", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("forms_by_unit").on("forms").column("unit").execute();
}
