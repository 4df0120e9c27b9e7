import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseAt } from "../core-options.ts";
import type { Store } from "./store.ts";

/** Opens the database, and brings its schema forward where the program is newer. */
export async function openStore(database: DatabaseAt): Promise<Store> {
  // Each brings a driver; only the one in use is loaded.
  if ("postgres" in database) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(database.postgres, database.schema);
  }
  mkdirSync(dirname(database.sqlite), { recursive: true });
  const { openSqlite } = await import("./sqlite.ts");
  return openSqlite(database.sqlite);
}
