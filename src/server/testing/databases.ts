import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, describe } from "vitest";
import type { DatabaseAt } from "../core-options.ts";

/** Where a test's database is; `fresh` gives another, empty one each time. Removed when the test is over. */
export interface Databases {
  readonly kind: "sqlite" | "postgres";
  fresh(): Promise<DatabaseAt>;
}

const postgres = process.env["TEST_DATABASE_URL"];

/** One suite on both databases: SQLite always, PostgreSQL where TEST_DATABASE_URL says where one is. */
export function onEachDatabase(name: string, suite: (databases: Databases) => void): void {
  describe(`${name} (SQLite)`, () => suite(sqliteDatabases()));
  if (postgres) describe(`${name} (PostgreSQL)`, () => suite(postgresDatabases(postgres)));
}

function sqliteDatabases(): Databases {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    kind: "sqlite",
    fresh() {
      const folder = mkdtempSync(join(tmpdir(), "songxue-"));
      folders.push(folder);
      return Promise.resolve({ sqlite: join(folder, "songxue.sqlite") });
    },
  };
}

function postgresDatabases(url: string): Databases {
  const schemas: string[] = [];
  afterEach(async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const schema of schemas.splice(0)) await client.query(`drop schema if exists ${schema} cascade`);
    await client.end();
  });
  return {
    kind: "postgres",
    fresh() {
      const schema = `test_${randomBytes(8).toString("hex")}`;
      schemas.push(schema);
      return Promise.resolve({ postgres: url, schema });
    },
  };
}
