import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Dialect } from "../dialect.ts";

/** Answers that stand in no journal: to forms of slips, where nothing may say whose they are, and to those with a link. */
export async function up({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const keyed = dialect === "sqlite" ? sql`without rowid` : sql``;

  // The key of an open form of slips; gone when it has been counted, so that nobody makes slips afterwards.
  await schema
    .createTable("slip_keys")
    .addColumn("form", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull())
    .modifyEnd(keyed)
    .execute();

  // Who has had his slip, used or not: most phones ask by themselves. `asked` is a hash of what was signed unseen. Gone with the key.
  await schema
    .createTable("slip_holders")
    .addColumn("form", "text", (c) => c.notNull())
    .addColumn("member", "text", (c) => c.notNull())
    .addColumn("asked", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("slip_holders_key", ["form", "member"])
    .modifyEnd(keyed)
    .execute();

  // What came with a slip, by a hash of the slip: no time, no number, no sender. Counted, only the hash stays: it is spent.
  await schema
    .createTable("slips")
    .addColumn("form", "text", (c) => c.notNull())
    .addColumn("slip", "text", (c) => c.notNull())
    .addColumn("answers", "text")
    .addPrimaryKeyConstraint("slips_key", ["form", "slip"])
    .modifyEnd(keyed)
    .execute();

  // What the slips of a closed form came to.
  await schema
    .createTable("slip_results")
    .addColumn("form", "text", (c) => c.primaryKey())
    .addColumn("results", "text", (c) => c.notNull())
    .modifyEnd(keyed)
    .execute();

  // By whoever has the link.
  await schema
    .createTable("open_answers")
    .addColumn("form", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("received", "bigint", (c) => c.notNull())
    .addColumn("answers", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("open_answers_key", ["form", "id"])
    .modifyEnd(keyed)
    .execute();
}
