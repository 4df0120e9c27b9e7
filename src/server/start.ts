import { parseArgs } from "node:util";
import { destination, pino } from "pino";
import { type Config, ConfigError, publicUrlFor, readConfig } from "./config.ts";
import { firstRun } from "./first-run.ts";
import { buildApp } from "./http/app.ts";
import { logFailure } from "./http/request-log.ts";
import { openServerCore } from "./open-server-core.ts";

const HELP = `npm start    启动送学服务器

用法
  npm start                 第一次启动时写入一个虚构的县作演示，并打印几个人的链接
  npm start -- --empty      不写演示数据，供正式使用

选项
  --empty        数据是空的就让它空着
  --app 文件夹   构建好的页面在哪里，默认 dist
  --help         显示这些

环境变量
  PORT           端口，0 到 65535，默认 8080；0 是任意空闲端口
  HOST           监听的地址，默认 127.0.0.1；0.0.0.0 是所有网卡
  DATA_DIR       数据文件夹，默认 ./data
  DATABASE_URL   postgres://…，不设就用 DATA_DIR 里的 SQLite
  PUBLIC_URL     人们打开的网址，例如 https://songxue.example.cn，默认 http://localhost:PORT

手机要用 HTTPS 才能打开（本机的 localhost 除外），请在前面放一个反向代理。
日志写到标准错误，一行一个 JSON，没有姓名、内容和地址；在终端里只显示警告。
`;

/** How long what is under way may take to finish when the server is asked to stop, ms. */
const GRACE = 10_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { empty: { type: "boolean" }, app: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return void process.stdout.write(HELP);
  await serve(
    readConfig(process.env),
    values.empty === true,
    values.app ?? new URL("../../dist", import.meta.url).pathname,
  );
}

async function serve(config: Config, empty: boolean, site: string): Promise<void> {
  const log = pino({ base: null, level: process.stderr.isTTY ? "warn" : "info" }, destination(2));
  const core = await openServerCore(config, (what, error) =>
    error === undefined ? log.warn(what) : logFailure(log, what, error),
  );
  const app = await buildApp(core, { log, publicUrl: publicUrlFor(config), site });
  const listening = new URL(await app.listen({ port: config.port, host: config.host })).port;
  const origin = publicUrlFor(config, Number(listening) || 80);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => app.server.closeAllConnections(), GRACE).unref();
    await app.close();
    await core.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());

  say(`送学已启动：${origin}`);
  for (const line of await firstRun(core.office, { empty, origin, now: Date.now() })) say(line);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What can be put right by whoever started it, in words for him; anything else with its stack. */
function explain(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigError) return message;
  const port = process.env["PORT"] ?? "8080";
  if (code === "EADDRINUSE") return `端口 ${port} 已被别的程序占用。请停掉它，或用环境变量 PORT 换一个端口。`;
  if (code === "EACCES") return `没有权限监听端口 ${port}。请用环境变量 PORT 换一个 1024 以上的端口。`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `环境变量 HOST 的值是“${process.env["HOST"]}”，这台机器没有这个地址。应为：本机的地址，例如 127.0.0.1 或 0.0.0.0。`;
  }
  if (code?.startsWith("ERR_PARSE_ARGS")) return `${message}\n\n${HELP}`;
  if (code === "ECONNREFUSED") return "连不上 DATABASE_URL 里的数据库，请确认它已启动、地址正确。";
  return stack ?? message;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
