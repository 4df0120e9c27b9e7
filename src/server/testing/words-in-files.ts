import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import type { County } from "./county.ts";

/** Whether any file of the county's database holds the words: the files themselves are read, where this process may. */
export function areInFiles(of: County, words: string): Promise<boolean> {
  return "sqlite" in of.database
    ? Promise.resolve(areInFolder(dirname(of.database.sqlite), words))
    : areInTables(of, words);
}

function areInFolder(folder: string, words: string): boolean {
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(Buffer.from(words)));
}

/** The files of PostgreSQL's tables and of what is stored beside them. */
async function areInTables(of: County, words: string): Promise<boolean> {
  const { read } = of.core.store;
  await sql`checkpoint`.execute(read);
  const { rows } = await sql<{ file: string }>`
    select current_setting('data_directory') || '/' || pg_relation_filepath(c.oid) as file
    from pg_class c left join pg_class t on t.reltoastrelid = c.oid
    where coalesce(t.relnamespace, c.relnamespace) = current_schema()::regnamespace and c.relkind in ('r', 't')`.execute(
    read,
  );
  return rows.some(({ file }) => readFileSync(file).includes(Buffer.from(words)));
}
