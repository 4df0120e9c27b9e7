import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, chmod, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import { type Config, databaseFile } from "../config.ts";
import { stampOf } from "./backup.ts";
import { type Command, CommandError, type Given, UsageError } from "./command.ts";

export const restore: Command = {
  help: `
用法（先停服务器）
  npm run admin -- restore /备份/songxue-20260312-213005.sqlite

做了什么
  核对备份，把它放进 DATA_DIR；原来的数据不删，移到 DATA_DIR 里的 before-restore-… 文件夹。
  给服务器一个新的纪元（epoch）：手机下次联系时看见纪元变了，就把服务器忘掉的记录再发一次，不会丢也不会重。
  服务器还在运行，或备份不完整，就什么也不动，并以非零退出。

PostgreSQL
  停服务器，用 pg_restore 恢复，然后换纪元：
    pg_restore --clean --if-exists --dbname="$DATABASE_URL" songxue.dump
    npm run admin -- restore --new-epoch

选项
  --new-epoch   不拷贝文件，只换纪元（给用别的办法恢复的数据库）`,
  options: { "new-epoch": { type: "boolean" } },
  async run(given, { config, now, say }) {
    if (config.databaseUrl !== undefined) return restorePostgres(given, config.databaseUrl, say);
    const target = databaseFile(config);
    if (given.flag("new-epoch")) {
      if (!existsSync(target)) throw new CommandError(`没有数据：${target} 不存在。`);
      refuseIfInUse(target);
      renewEpoch(target);
      return say("纪元已换。手机下次联系时会把缺的记录再发一次。");
    }
    const [from, ...more] = given.paths;
    if (from === undefined || more.length > 0) throw new UsageError("请写从哪个备份恢复。");
    if (!existsSync(from)) throw new CommandError(`没有这个文件：${from}`);
    await mkdir(config.dataDir, { recursive: true });
    if (existsSync(target)) refuseIfInUse(target);
    const part = `${target}.${randomUUID()}.part`;
    try {
      await copyFile(from, part);
      await chmod(part, 0o600);
      checkBackup(part);
      renewEpoch(part);
      const aside = await moveAside(config, target, stampOf(now));
      await rename(part, target);
      say(`已从 ${from} 恢复到 ${target}，并换了纪元。`);
      if (aside !== undefined) say(`原来的数据在 ${aside}。`);
      say("现在可以启动服务器了。手机下次联系时会把备份里没有的记录再发一次。");
    } finally {
      await rm(part, { force: true });
    }
  },
};

/** Whoever has the database open keeps SQLite from leaving WAL mode. What it holds is then in the one file, too. */
function refuseIfInUse(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 500 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
    throw new CommandError("服务器还在运行（数据库正被使用），什么也没有动。请先停服务器。");
  } finally {
    database.close();
  }
}

function checkBackup(file: string): void {
  let sound: unknown;
  try {
    const database = new Database(file, { fileMustExist: true });
    try {
      sound = database.pragma("integrity_check", { simple: true });
      database.prepare("select version from schema_version").get();
      database.prepare("select value from server_state where name = 'epoch'").get();
    } finally {
      database.close();
    }
  } catch {
    throw new CommandError("这个文件不是送学的备份，或者已损坏，什么也没有动。");
  }
  if (sound !== "ok") throw new CommandError("这个备份已损坏，什么也没有动。");
}

function renewEpoch(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma("synchronous = FULL");
    database.prepare("update server_state set value = ? where name = 'epoch'").run(newEpoch());
  } finally {
    database.close();
  }
}

async function restorePostgres(given: Given, url: string, say: (line: string) => void): Promise<void> {
  if (!given.flag("new-epoch")) {
    throw new CommandError(
      '这里用的是 PostgreSQL。停服务器，用 pg_restore --clean --if-exists --dbname="$DATABASE_URL" 恢复，再运行 restore --new-epoch。',
    );
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("update server_state set value = $1 where name = 'epoch'", [newEpoch()]);
  } finally {
    await client.end();
  }
  say("纪元已换。手机下次联系时会把缺的记录再发一次。");
}

async function moveAside(config: Config, target: string, stamp: string): Promise<string | undefined> {
  const files = [target, `${target}-wal`, `${target}-shm`].filter((file) => existsSync(file));
  if (files.length === 0) return undefined;
  const aside = join(config.dataDir, `before-restore-${stamp}`);
  await mkdir(aside, { recursive: true });
  for (const file of files) await rename(file, join(aside, file.slice(dirname(file).length + 1)));
  return aside;
}

function newEpoch(): string {
  return randomBytes(9).toString("base64url");
}
