import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, run, type Running, startServer } from "./testing/process.ts";

const given = process.env["TEST_DATABASE_URL"];

async function onServer<T>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

describe.runIf(given)(
  "commands on PostgreSQL, beside two servers of one database",
  { timeout: 90_000 },
  () => {
    const name = `songxue_admin_${randomBytes(6).toString("hex")}`;
    let folder = "";
    let url = "";
    let servers: Running[] = [];
    const env = () => ({ DATA_DIR: join(folder, "data"), DATABASE_URL: url });
    const admin = (...args: string[]): Promise<Ended> => run("admin.ts", args, env());
    const epoch = () =>
      onServer<{ value: string }>(url, "select value from server_state where name = 'epoch'").then(
        (rows) => rows[0]?.value,
      );

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "songxue-admin-"));
      await onServer(given!, `create database ${name}`);
      const own = new URL(given!);
      own.pathname = `/${name}`;
      url = own.href;
      // Both make the tables at once: one waits for the other.
      servers = await Promise.all([startServer(["--empty"], env()), startServer(["--empty"], env())]);
    }, 60_000);
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await onServer(given!, `drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true });
    });

    test("what one command writes, both servers answer with", async () => {
      const init = await admin(
        "init",
        "--unit",
        "云岭县",
        "--level",
        "branch",
        "--campaign",
        "学习活动",
        "--from",
        "2026-03-01",
        "--to",
        "2026-08-31",
        "--person",
        "王芳",
      );
      expect(init).toMatchObject({ code: 0, err: "" });
      const roster = join(folder, "roster.csv");
      writeFileSync(roster, "姓名,支部\n张三,云岭县");
      expect((await admin("members", roster)).out).toContain("新加 1 人");
      expect((await admin("members", roster)).out).toContain("没有变 1 人");
      expect((await admin("invite", "张三")).code).toBe(0);
      const erase = ["erase", "张三", "--reason", "本人书面要求", "--withdraw", "--yes"];
      expect((await admin(...erase)).out).toContain("撤回了同意");
      expect((await admin(...erase)).code).toBe(1);
      expect(await admin("verify")).toMatchObject({ code: 0 });
      expect(await admin("rebuild")).toMatchObject({ code: 0 });
      for (const server of servers) expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    });

    test("backup and restore name the tools of PostgreSQL, and restore renews the epoch", async () => {
      const backup = await admin("backup", folder);
      expect([backup.code, backup.err]).toEqual([1, expect.stringContaining("pg_dump")]);
      const restore = await admin("restore", "songxue.dump");
      expect([restore.code, restore.err]).toEqual([1, expect.stringContaining("pg_restore")]);
      const before = await epoch();
      expect(await admin("restore", "--new-epoch")).toMatchObject({ code: 0 });
      expect(await epoch()).not.toBe(before);
    });
  },
);
