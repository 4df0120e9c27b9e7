import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Dialect } from "../dialect.ts";

/**
 * Who has shown that he has a file: its first `proved` bytes came from that device, too. Whoever knows only a file's hash does not open
 * it to himself by naming it. What was uploaded or named before this was asked is taken as shown.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const keyed = dialect === "sqlite" ? sql`without rowid` : sql``;
  await db.schema
    .createTable("blob_holders")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("proved", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("blob_holders_key", ["id", "device"])
    .modifyEnd(keyed)
    .execute();
  await sql`insert into blob_holders (id, device, proved)
    select id, owner, stored from blobs where owner <> ''
    union
    select p.id, p.device, b.size from blob_places p join blobs b on b.id = p.id
    where b.stored = b.size and p.device <> b.owner`.execute(db);
}
