import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestServer } from "../../testing/server.ts";

const run = promisify(execFile);

/** Backs a running server up, as its help says for its database. @returns what puts that back into the stopped server */
export async function backUp(server: TestServer): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir } = server;
  if (databaseUrl === undefined) {
    const file = join(dataDir, "backups", "before.sqlite");
    await server.admin("backup", file);
    return async () => void (await server.admin("restore", file));
  }
  const file = join(dataDir, "songxue.dump");
  await run(postgresTool("pg_dump"), ["--format=custom", `--file=${file}`, databaseUrl]);
  return async () => {
    await run(postgresTool("pg_restore"), ["--clean", "--if-exists", `--dbname=${databaseUrl}`, file]);
    await server.admin("restore", "--new-epoch");
  };
}

/** Debian keeps them apart from the path, by version. */
function postgresTool(name: string): string {
  const onPath = (process.env["PATH"] ?? "").split(":").map((folder) => join(folder, name));
  const debian = globSync(`/usr/lib/postgresql/*/bin/${name}`).sort();
  const found = [...debian.reverse(), ...onPath].find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is not on this machine`);
  return found;
}
