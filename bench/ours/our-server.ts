// Our server as a process of its own, with a district in it.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { buildApp } from "../../src/server/http/app.ts";
import { openCore } from "../../src/server/open-core.ts";
import { childArgument, peakMemory, serveParent } from "../harness/child-side.ts";
import { servePages } from "../harness/pages.ts";
import type { OurReady } from "../harness/stage.ts";
import { makeDistrict, type People } from "./district.ts";

interface Setup extends Partial<People> {
  folder: string;
  pages?: string;
  /** PostgreSQL instead of SQLite */
  database?: { postgres: string; schema: string };
}

const { folder, pages, database, ...people } = childArgument<Setup>();

const core = await openCore({
  database: database ?? { sqlite: join(folder, "ours.sqlite") },
  clock: () => Date.now(),
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  report: (what, error) => console.error(what, error),
});
const district = await makeDistrict(core, { phones: 0, secretaryPhones: 0, stored: 0, ...people });

// Logs as in use, but to nowhere.
const log = pino({}, { write: () => undefined });
const app = await buildApp(core, { log, publicUrl: "http://localhost" });
if (pages !== undefined) servePages(app, pages);
const address = await app.listen({ port: 0, host: "127.0.0.1" });

const ready: OurReady = { port: Number(new URL(address).port), ...district };
serveParent(
  ready,
  {
    memory: () => peakMemory(),
    /** ms until all that was taken is to be seen in feeds and projections */
    async settle() {
      const begun = performance.now();
      await core.settle();
      return performance.now() - begun;
    },
    async count() {
      const entries = await core.store.read
        .selectFrom("entries")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("header", "like", '%"study-logged"%')
        .executeTakeFirstOrThrow();
      return entries.count;
    },
  },
  async () => {
    await app.close();
    if (database) await core.store.read.schema.dropSchema(database.schema).cascade().execute();
    await core.close();
  },
);
