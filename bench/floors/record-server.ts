// The least that can take records from phones and give them back: fastify and SQLite with FULL durability, one transaction a
// request. It trusts everybody, numbers nothing, publishes nothing.
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import fastify from "fastify";
import { childArgument, peakMemory, serveParent } from "../harness/child-side.ts";
import { servePages } from "../harness/pages.ts";
import { studyRecords } from "../harness/records.ts";

interface Setup {
  folder: string;
  /** of the benches' pages */
  pages?: string;
  /** records that a new phone can take, 500 to a page */
  stored?: number;
}

const { folder, pages, stored = 0 } = childArgument<Setup>();
const unpack = promisify(gunzip);

const database = new Database(join(folder, "floor.sqlite"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(
  "create table records (phone text, n integer, record text, primary key (phone, n)) without rowid",
);
database.exec("create table pages (page integer primary key, packed blob)");
const insert = database.prepare("insert into records values (?, ?, ?)");
const insertAll = database.transaction((phone: string, lines: readonly string[]) => {
  lines.forEach((line, n) => insert.run(phone, n, line));
});
const insertPage = database.prepare("insert into pages values (?, ?)");
const pageAt = database.prepare("select packed from pages where page = ?").pluck();

const records = studyRecords(stored);
for (let at = 0; at < records.length; at += 500) {
  insertPage.run(at / 500, gzipSync(JSON.stringify(records.slice(at, at + 500))));
}

const app = fastify({ bodyLimit: 8_000_000 });
app.addContentTypeParser("text/plain", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
app.route<{ Params: { phone: string }; Body: Buffer }>({
  method: "POST",
  url: "/records/:phone",
  async handler(request) {
    const body = request.headers["content-encoding"] === "gzip" ? await unpack(request.body) : request.body;
    const lines = body.toString("utf8").split("\n");
    insertAll(request.params.phone, lines);
    return { through: lines.length };
  },
});
app.get<{ Params: { page: string } }>("/pages/:page", (request, reply) => {
  return reply
    .headers({ "content-encoding": "gzip", "content-type": "application/json" })
    .send(pageAt.get(Number(request.params.page)));
});
if (pages !== undefined) servePages(app, pages);
const address = await app.listen({ port: 0, host: "127.0.0.1" });

serveParent(
  { port: Number(new URL(address).port) },
  {
    count: () => database.prepare("select count(*) from records").pluck().get(),
    memory: () => peakMemory(),
  },
  async () => {
    await app.close();
    database.close();
  },
);
