import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { TestServer } from "./server.ts";

/**
 * Whether any file in which this server keeps data holds the words: its data folder, and on PostgreSQL all that its database
 * consists of. The log that PostgreSQL writes ahead is not among it: it is not the database's own, and is overwritten in its turn.
 */
export async function areOnDisk({ dataDir, databaseUrl }: TestServer, words: string): Promise<boolean> {
  const folders = [dataDir, ...(databaseUrl === undefined ? [] : [await folderOf(databaseUrl)])];
  for (const folder of folders) if (await areIn(folder, words)) return true;
  return false;
}

async function areIn(folder: string, words: string): Promise<boolean> {
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name)).catch(ifGone);
    if (bytes?.includes(words)) return true;
  }
  return false;
}

/** A table that has been written anew leaves a file behind, which may go while it is looked for. */
function ifGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

async function folderOf(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // What is only in memory yet goes to the files, and those that nobody uses any more go.
    await client.query("checkpoint");
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()",
    );
    return rows[0]!.folder;
  } finally {
    await client.end();
  }
}
