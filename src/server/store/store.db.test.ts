import { sql } from "kysely";
import { expect, it } from "vitest";
import { TestClock, openTestCore } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { MIGRATIONS, migrate, type Migration } from "./migrate.ts";
import { openStore } from "./open-store.ts";
import type { Db } from "./store.ts";

onEachDatabase("store", (databases) => {
  it("a migration that is killed in the middle leaves nothing half done, and goes on afterwards", async () => {
    const store = await openStore(await databases.fresh());
    const alone = (work: Parameters<Parameters<typeof migrate>[0]>[0]) =>
      store.write((tx) => work(tx as never));
    const broken: Migration = async (db) => {
      await db.schema.createTable("half_done").addColumn("a", "text").execute();
      await sql`insert into half_done values ('x')`.execute(db);
      throw new Error("killed");
    };
    const whole: Migration = async (db) => {
      await db.schema.createTable("half_done").addColumn("a", "text").execute();
    };
    const run = (...more: Migration[]) => migrate(alone as never, store.dialect, [...MIGRATIONS, ...more]);
    await expect(run(broken)).rejects.toThrow("killed");
    await expect(sql`select * from half_done`.execute(store.read)).rejects.toThrow();
    await run(whole);
    await run(whole);
    expect((await sql`select * from half_done`.execute(store.read)).rows).toEqual([]);
    // This program is now older than its database.
    await expect(run()).rejects.toThrow("older than its database");
    await store.close();
  });

  it("row 13: nothing is acknowledged before the disk has it", async () => {
    const store = await openStore(await databases.fresh());
    const ask = (question: string) => async (tx: Db) =>
      Object.values((await sql.raw<Record<string, unknown>>(question).execute(tx)).rows[0]!)[0];
    if (store.dialect === "sqlite") {
      expect(await store.write(ask("pragma journal_mode"))).toBe("wal");
      // 2 is FULL: each commit waits for the log to be on the disk.
      expect(await store.write(ask("pragma synchronous"))).toBe(2);
    } else {
      expect(await store.write(ask("show synchronous_commit"))).toBe("on");
    }
    await store.close();
  });

  it("two that start at the same moment on an empty database are one server", async () => {
    const database = await databases.fresh();
    const clock = new TestClock();
    const [first, second] = await Promise.all([openTestCore(database, clock), openTestCore(database, clock)]);
    expect(second.office.device).toBe(first.office.device);
    expect(await second.epoch()).toBe(await first.epoch());
    await first.close();
    await second.close();
  });

  it("both write as the office without losing or doubling anything", async () => {
    const database = await databases.fresh();
    const clock = new TestClock();
    const [first, second] = [await openTestCore(database, clock), await openTestCore(database, clock)];
    const root = { unit: "county", name: "县", level: "county", parent: null } as const;
    await first.office.write([{ kind: "unit-added", body: root }]);
    const add = (core: typeof first, unit: string) =>
      core.office.write([
        { kind: "unit-added", body: { unit, name: unit, level: "branch", parent: "county" } },
      ]);
    if (databases.kind === "postgres") {
      await Promise.all([1, 2, 3, 4, 5].flatMap((i) => [add(first, `a-${i}`), add(second, `b-${i}`)]));
    } else {
      // Two processes take turns at the file; in one process they must, since a busy wait stops both.
      for (let i = 1; i <= 5; i++) {
        await add(first, `a-${i}`);
        await add(second, `b-${i}`);
      }
    }
    const units = await first.office.read(["unit-added"]);
    expect(units.map(({ body }) => body.unit).sort()).toEqual(
      ["county", ...[1, 2, 3, 4, 5].flatMap((i) => [`a-${i}`, `b-${i}`])].sort(),
    );
    expect(units.map(({ n }) => n).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await second.verify()).toMatchObject({ sound: true });
    await first.close();
    await second.close();
  });

  it("the office is told what was not accepted, and why", async () => {
    const core = await openTestCore(await databases.fresh(), new TestClock());
    const orphan = { unit: "b", name: "支部", level: "branch", parent: "nowhere" } as const;
    await expect(core.office.write([{ kind: "unit-added", body: orphan }])).rejects.toThrow(
      "unit-added: pending, unknown-unit",
    );
    await core.close();
  });
});
