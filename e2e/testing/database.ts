import { Client } from "pg";

export interface TestDatabase {
  /** what the server is given; undefined: SQLite in its data folder */
  url: string | undefined;
  drop(): Promise<void>;
}

let made = 0;

/** A database of its own for one test. @param kind the Playwright project: sqlite or postgres */
export async function freshDatabase(kind: string): Promise<TestDatabase> {
  if (kind !== "postgres") return { url: undefined, drop: () => Promise.resolve() };
  const admin = process.env["TEST_DATABASE_URL"];
  if (!admin) throw new Error("TEST_DATABASE_URL names no PostgreSQL server");
  const name = `songxue_e2e_${process.pid}_${++made}`;
  await run(admin, `create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(admin, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
