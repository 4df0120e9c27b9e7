// The server that the peers talk to.
import { join } from "node:path";
import Database from "better-sqlite3";
import fastify from "fastify";
import { childArgument, serveParent } from "../harness/child-side.ts";
import { servePages } from "../harness/pages.ts";
import { couchRoutes } from "./couch-routes.ts";
import { yjsRoutes } from "./yjs-routes.ts";

const { folder, pages, stored = 0 } = childArgument<{ folder: string; pages: string; stored?: number }>();

const database = new Database(join(folder, "peers.sqlite"));
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");

const app = fastify({
  bodyLimit: 20_000_000,
  routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
});
servePages(app, pages);
couchRoutes(app, database, stored);
yjsRoutes(app, database, stored);
const address = await app.listen({ port: 0, host: "127.0.0.1" });

serveParent({ port: Number(new URL(address).port) }, {}, async () => {
  await app.close();
  database.close();
});
