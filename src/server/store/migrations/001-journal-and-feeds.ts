import type { Kysely } from "kysely";
import { sql } from "kysely";
import { bytesType, type Dialect } from "../dialect.ts";

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  // Small rows that are read by their key live in it: one tree to write instead of two.
  const keyed = dialect === "sqlite" ? sql`without rowid` : sql``;

  // Epoch, secrets, the office's own device, watermarks.
  await schema
    .createTable("server_state")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();

  // One row a journal. It is locked by whoever adds to the journal or says a fact about it.
  await schema
    .createTable("devices")
    .addColumn("device", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("member", "text")
    .addColumn("head", "bigint", (c) => c.notNull())
    .addColumn("link", "text", (c) => c.notNull())
    .addColumn("fact_head", "bigint", (c) => c.notNull())
    .addColumn("fact_link", "text", (c) => c.notNull())
    .addColumn("received", "bigint", (c) => c.notNull())
    .addColumn("revoked", "bigint")
    .execute();
  await schema.createIndex("devices_by_member").on("devices").column("member").execute();

  // The journals, as the exact texts that were written.
  await schema
    .createTable("entries")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("received", "bigint", (c) => c.notNull())
    .addColumn("header", "text", (c) => c.notNull())
    .addColumn("body", "text")
    .addColumn("salt", "text")
    .addColumn("commitment", "text")
    .addPrimaryKeyConstraint("entries_key", ["device", "n"])
    .modifyEnd(keyed)
    .execute();

  // Where each journal was sealed: what `verify` checks signatures against.
  await schema
    .createTable("runs")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("to_n", "bigint", (c) => c.notNull())
    .addColumn("from_n", "bigint", (c) => c.notNull())
    .addColumn("link", "text", (c) => c.notNull())
    .addColumn("signature", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("runs_key", ["device", "to_n"])
    .modifyEnd(keyed)
    .execute();

  // What the server found and did, of each journal, chained; only ever added to. Rebuilding reads these and judges nothing again.
  await schema
    .createTable("facts")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("f", "bigint", (c) => c.notNull())
    .addColumn("fact", "text", (c) => c.notNull())
    .addColumn("link", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("facts_key", ["device", "f"])
    .modifyEnd(keyed)
    .execute();

  // What the facts come to for entries that stand apart now.
  await schema
    .createTable("exceptions")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("detail", "text")
    .addColumn("ref", "text")
    .addPrimaryKeyConstraint("exceptions_key", ["device", "n"])
    .execute();
  await schema.createIndex("exceptions_by_verdict").on("exceptions").columns(["verdict", "ref"]).execute();

  // Accepted, but not seen by others before `due`.
  await schema
    .createTable("delayed")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("due", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("delayed_key", ["device", "n"])
    .execute();
  await schema.createIndex("delayed_by_due").on("delayed").column("due").execute();

  // Check-ins by code, looked at again when the organiser's journal comes in.
  await schema
    .createTable("claims")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("member", "text", (c) => c.notNull())
    .addColumn("meeting", "text", (c) => c.notNull())
    .addColumn("level", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("claims_key", ["device", "n"])
    .execute();
  await schema.createIndex("claims_by_meeting").on("claims").columns(["meeting", "member"]).execute();

  // Which entries made the registry below: few, so that it can be folded again without reading every journal.
  await schema
    .createTable("registry_entries")
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("registry_entries_key", ["device", "n"])
    .execute();
  await schema.createIndex("registry_entries_by_kind").on("registry_entries").column("kind").execute();

  // The registry: what judging an entry needs to know of the world, folded from accepted entries.
  const registry: Record<string, readonly string[]> = {
    units: ["parent"],
    members: ["home_branch", "host_branch"],
    texts: [],
    meetings: ["branch"],
    pairings: ["helper", "elder"],
    invitations: [],
    campaigns: [],
  };
  for (const [table, columns] of Object.entries(registry)) {
    let builder = schema
      .createTable(table)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("doc", "text", (c) => c.notNull());
    for (const column of columns) builder = builder.addColumn(column, "text");
    await builder.execute();
    for (const column of columns) {
      await schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
    }
  }

  // The row of a feed is locked while it is added to: so it is numbered in the order of commit, without gaps. What stands in it are
  // names of entries, not their words: an erasure changes the entry, and the generation, so that followers read again.
  await schema
    .createTable("feeds")
    .addColumn("feed", "text", (c) => c.primaryKey())
    .addColumn("generation", "bigint", (c) => c.notNull())
    .addColumn("head", "bigint", (c) => c.notNull())
    .execute();
  await schema
    .createTable("feed_spans")
    .addColumn("feed", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("count", "bigint", (c) => c.notNull())
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("item", "text")
    .addPrimaryKeyConstraint("feed_spans_key", ["feed", "seq"])
    .modifyEnd(keyed)
    .execute();

  // Prepared rows for those above the branches, reckoned from feeds; `mark` tells how far these were then. The second table is where a
  // rebuild puts its rows before it changes them over.
  for (const table of ["unit_rows", "unit_rows_new"]) {
    await schema
      .createTable(table)
      .addColumn("unit", "text", (c) => c.primaryKey())
      .addColumn("mark", "text", (c) => c.notNull())
      .addColumn("figures", "text", (c) => c.notNull())
      .execute();
  }

  // `stored` bytes of `size` are there. A place is an entry that names the blob, in a feed: who follows the feed may read it.
  await schema
    .createTable("blobs")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("stored", "bigint", (c) => c.notNull())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("began", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("blobs_by_owner").on("blobs").column("owner").execute();
  await schema
    .createTable("blob_pieces")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("bytes", sql.raw(bytesType(dialect)), (c) => c.notNull())
    .addPrimaryKeyConstraint("blob_pieces_key", ["id", "at"])
    .execute();
  await schema
    .createTable("blob_places")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("feed", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("blob_places_key", ["id", "device", "n", "feed"])
    .execute();
  await schema.createIndex("blob_places_by_entry").on("blob_places").columns(["device", "n"]).execute();
}
