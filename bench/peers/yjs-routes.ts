// A keeper of Yjs documents: it stores updates as they come, in SQLite with FULL durability, and gives back the whole.
import type Database from "better-sqlite3";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as Y from "yjs";
import { studyRecords } from "../harness/records.ts";

type OfDocument = FastifyRequest<{ Params: { name: string } }>;

/** @param stored how many records the document `stored` holds */
export function yjsRoutes(app: FastifyInstance, database: Database.Database, stored: number): void {
  database.exec("create table updates (name text, bytes blob)");
  const insert = database.prepare("insert into updates values (?, ?)");
  const updatesOf = database.prepare("select bytes from updates where name = ?").pluck();

  const filled = new Y.Doc();
  filled.getArray("records").push(studyRecords(stored));
  insert.run("stored", Buffer.from(Y.encodeStateAsUpdate(filled)));

  app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  app.post("/yjs/:name", (request: OfDocument, reply) => {
    insert.run(request.params.name, request.body);
    return reply.send({ ok: true });
  });
  app.get("/yjs/:name", (request: OfDocument, reply) => {
    const updates = updatesOf.all(request.params.name) as Buffer[];
    return reply.type("application/octet-stream").send(Buffer.from(Y.mergeUpdates(updates)));
  });
}
