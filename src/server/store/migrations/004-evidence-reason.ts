import type { Kysely } from "kysely";

/** Why a check-in's code could not be checked, and by that how many tries there were. Null: it was not looked at, or is known. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("claims").addColumn("reason", "text").execute();
}
