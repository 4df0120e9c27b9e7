// As much of CouchDB's replication protocol as PouchDB needs, over SQLite with FULL durability. It does less than CouchDB
// does (no conflicts, no views), so what PouchDB takes with it is the least that it could take.
import type Database from "better-sqlite3";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { studyRecords } from "../harness/records.ts";

type Doc = Record<"_id" | "_rev", string>;
type InDatabase = FastifyRequest<{ Params: { db: string; id: string }; Querystring: Record<string, string> }>;

/** @param stored how many records the database `stored` holds */
export function couchRoutes(app: FastifyInstance, database: Database.Database, stored: number): void {
  database.exec(`
    create table docs (seq integer primary key, db text, id text, rev text, doc text, unique (db, id));
    create table checkpoints (db text, id text, doc text, primary key (db, id));
  `);
  const insert = database.prepare("insert or replace into docs (db, id, rev, doc) values (?, ?, ?, ?)");
  const insertAll = database.transaction((db: string, docs: readonly Doc[]) => {
    for (const doc of docs) insert.run(db, doc["_id"], doc["_rev"], JSON.stringify(doc));
  });
  const docOf = database.prepare("select rev, doc from docs where db = ? and id = ?");
  const changesOf = database.prepare(
    "select seq, id, rev from docs where db = ? and seq > ? order by seq limit ?",
  );
  const headOf = database.prepare("select coalesce(max(seq), 0) from docs where db = ?").pluck();
  const checkpointOf = database.prepare("select doc from checkpoints where db = ? and id = ?").pluck();
  const checkpoint = database.prepare("insert or replace into checkpoints values (?, ?, ?)");

  const ids = Array.from({ length: stored }, (_, n) => String(n).padStart(6, "0"));
  insertAll(
    "stored",
    studyRecords(stored).map((record, n) => ({
      _id: ids[n]!,
      _rev: "1-a",
      _revisions: { start: 1, ids: ["a"] },
      ...record,
    })),
  );

  app.get("/couch", (_request, reply) => reply.send({ couchdb: "Welcome", uuid: "bench" }));
  app.get("/couch/:db", (request: InDatabase, reply) =>
    reply.send({
      db_name: request.params.db,
      update_seq: headOf.get(request.params.db),
      instance_start_time: "0",
    }),
  );
  app.get("/couch/:db/_local/:id", (request: InDatabase, reply) => {
    const doc = checkpointOf.get(request.params.db, request.params.id) as string | undefined;
    if (doc === undefined) return reply.code(404).send({ error: "not_found", reason: "missing" });
    return reply.type("application/json").send(doc);
  });
  app.put("/couch/:db/_local/:id", (request: InDatabase, reply) => {
    checkpoint.run(request.params.db, request.params.id, JSON.stringify(request.body));
    return reply.send({ ok: true, id: `_local/${request.params.id}`, rev: "0-1" });
  });
  app.post("/couch/:db/_revs_diff", (request: InDatabase, reply) => {
    const asked = request.body as Record<string, string[]>;
    const missing = Object.entries(asked).filter(([id]) => docOf.get(request.params.db, id) === undefined);
    return reply.send(Object.fromEntries(missing.map(([id, revs]) => [id, { missing: revs }])));
  });
  app.post("/couch/:db/_bulk_docs", (request: InDatabase, reply) => {
    insertAll(request.params.db, (request.body as { docs: Doc[] }).docs);
    return reply.code(201).send([]);
  });
  app.get("/couch/:db/_changes", (request: InDatabase, reply) => {
    const { since = "0", limit = "1000" } = request.query;
    const rows = changesOf.all(request.params.db, Number(since), Number(limit)) as {
      seq: number;
      id: string;
      rev: string;
    }[];
    const results = rows.map(({ seq, id, rev }) => ({ seq, id, changes: [{ rev }] }));
    return reply.send({ results, last_seq: results.at(-1)?.seq ?? Number(since), pending: 0 });
  });
  app.post("/couch/:db/_bulk_get", (request: InDatabase, reply) => {
    const { docs } = request.body as { docs: { id: string }[] };
    return reply.send({
      results: docs.map(({ id }) => {
        const { doc } = docOf.get(request.params.db, id) as { doc: string };
        return { id, docs: [{ ok: JSON.parse(doc) as Doc }] };
      }),
    });
  });
}
