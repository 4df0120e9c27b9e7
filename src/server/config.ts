import { join, resolve } from "node:path";

/**
 * What the server is told by its environment. All of it:
 *
 * | variable | what | default |
 * |---|---|---|
 * | `PORT` | port to listen on, 0 to 65535 (0: any free one) | 8080 |
 * | `HOST` | address to listen on; `0.0.0.0` for all | 127.0.0.1 |
 * | `DATA_DIR` | folder of the database and the blobs; made when it is not there | ./data |
 * | `DATABASE_URL` | `postgres://…`: PostgreSQL instead of SQLite: entries, blobs, everything | none |
 * | `PUBLIC_URL` | the address that people open, `https://…` without a path; links and cookies follow it | http://localhost:PORT |
 */
export interface Config {
  port: number;
  host: string;
  /** absolute */
  dataDir: string;
  databaseUrl?: string;
  /** an origin, without a slash at its end; undefined: http://localhost and the port that is listened on */
  publicUrl?: string;
}

/** The SQLite database, where `DATABASE_URL` names no other; beside it SQLite keeps `-wal` and `-shm`. */
export function databaseFile(config: Config): string {
  return join(config.dataDir, "songxue.sqlite");
}

/** A setting that cannot be used. Its message names the variable, its value and what was expected. */
export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = databaseUrlOf(env["DATABASE_URL"]);
  const publicUrl = publicUrlOf(env["PUBLIC_URL"]);
  return {
    port: portOf(env["PORT"]),
    host: hostOf(env["HOST"]),
    dataDir: resolve(env["DATA_DIR"]?.trim() || "data"),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
}

/** @param listening the port that is listened on, which `PORT` does not say when it is 0 */
export function publicUrlFor(config: Config, listening = config.port): string {
  return config.publicUrl ?? `http://localhost:${listening}`;
}

function portOf(text = ""): number {
  if (text.trim() === "") return 8080;
  const port = Number(text);
  if (/^\s*\d{1,5}\s*$/.test(text) && port <= 65_535) return port;
  throw wrong("PORT", text, "0 到 65535 的整数，例如 8080");
}

function hostOf(text = ""): string {
  const host = text.trim();
  if (host === "") return "127.0.0.1";
  if (/^[0-9A-Za-z.:_-]+$/.test(host)) return host;
  throw wrong("HOST", text, "监听的地址或主机名，例如 127.0.0.1 或 0.0.0.0（不带端口，不带 http://）");
}

function databaseUrlOf(text = ""): string | undefined {
  if (text.trim() === "") return undefined;
  const url = URL.parse(text.trim());
  if (url !== null && (url.protocol === "postgres:" || url.protocol === "postgresql:")) return text.trim();
  // It may hold a password, and an error is soon in a log.
  throw wrong(
    "DATABASE_URL",
    text.replace(/\/\/[^/]*@/, "//***@"),
    "postgres://用户:口令@主机:5432/库名；不设就用 DATA_DIR 里的 SQLite",
  );
}

function publicUrlOf(text = ""): string | undefined {
  if (text.trim() === "") return undefined;
  const url = URL.parse(text.trim());
  const web = url !== null && (url.protocol === "https:" || url.protocol === "http:");
  if (web && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "") {
    return url.origin;
  }
  throw wrong("PUBLIC_URL", text, "人们打开的网址，不带路径，例如 https://songxue.example.cn");
}

function wrong(name: string, value: string, expected: string): ConfigError {
  return new ConfigError(`环境变量 ${name} 的值是“${value}”，不能用。应为：${expected}。`);
}
