import { randomUUID } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { chmod, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import type { Instant } from "../../domain/ids.ts";
import { databaseFile } from "../config.ts";
import { type Command, CommandError, UsageError } from "./command.ts";

export const backup: Command = {
  help: `
用法
  npm run admin -- backup /备份/songxue      写到这个文件夹，文件名带时间
  npm run admin -- backup /备份/今天.sqlite   写成这个文件

做了什么
  在服务器运行时取一份完整、一致的副本（记录、文件、密钥都在里面），核对无误后才改成正式的文件名，并打印大小。
  备份里有党员的个人信息和服务器的密钥，请像数据库本身一样保管，最好另存一台机器。
  手机一直留着自己写的全部记录；恢复较旧的备份后，它们会把缺的补上来（见 restore）。

PostgreSQL
  设了 DATABASE_URL 时不用这个命令，用 PostgreSQL 自己的工具：
    pg_dump --format=custom --file=songxue.dump "$DATABASE_URL"`,
  options: {},
  async run(given, { config, now, say }) {
    const [to, ...more] = given.paths;
    if (to === undefined || more.length > 0) throw new UsageError("请写备份放在哪里。");
    if (config.databaseUrl !== undefined) {
      throw new CommandError(
        '这里用的是 PostgreSQL，请用：pg_dump --format=custom --file=songxue.dump "$DATABASE_URL"',
      );
    }
    const from = databaseFile(config);
    if (!existsSync(from)) throw new CommandError(`还没有数据：${from} 不存在。`);
    const file = to.endsWith(".sqlite") ? to : join(to, `songxue-${stampOf(now)}.sqlite`);
    if (existsSync(file)) throw new CommandError(`${file} 已经有了，没有覆盖。`);
    await mkdir(dirname(file), { recursive: true });
    const part = `${file}.${randomUUID()}.part`;
    try {
      await copyOnline(from, part);
      await rename(part, file);
    } finally {
      await rm(part, { force: true });
    }
    say(`已备份到 ${file}（${(statSync(file).size / 1_000_000).toFixed(1)} MB），核对无误。`);
  },
};

async function copyOnline(from: string, part: string): Promise<void> {
  const live = new Database(from, { fileMustExist: true, timeout: 10_000 });
  try {
    await live.backup(part);
  } finally {
    live.close();
  }
  await chmod(part, 0o600);
  const copy = new Database(part);
  try {
    // One file, complete in itself: a copy of it needs no -wal beside it.
    copy.pragma("journal_mode = DELETE");
    const sound = copy.pragma("integrity_check", { simple: true });
    if (sound !== "ok") throw new CommandError("副本没有通过核对，没有留下。请检查磁盘。");
  } finally {
    copy.close();
  }
  const handle = await open(part, "r+");
  await handle.sync();
  await handle.close();
}

/** 20260312-213005, Shanghai time */
export function stampOf(now: Instant): string {
  const [day, time] = new Date(now + 8 * 3_600_000).toISOString().split("T") as [string, string];
  return `${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}`;
}
