import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { freshDatabase, type TestDatabase } from "./database.ts";

/** A real server, a process of its own on a database of its own, that can be killed and started again at the same address. */
export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** undefined: SQLite in its data folder */
  readonly databaseUrl: string | undefined;
  /** what the process printed so far */
  output(): string;
  /** @param sources of another version of the server, which takes over the same data */
  start(sources?: string): Promise<void>;
  /** SIGTERM, and waits for the end. @returns the exit code */
  stop(): Promise<number | null>;
  /** SIGKILL: no goodbye */
  kill(): Promise<void>;
  /** Moves its clock on by so much, at once and for the rest of its life; its timers go on as before. */
  moveClock(ms: number): Promise<void>;
  /** One of the admin commands beside it. @throws when it exits with another code than 0 */
  admin(...args: readonly string[]): Promise<string>;
  /** Ends the process, drops database and folder. */
  dispose(): Promise<void>;
}

const ROOT = new URL("../../", import.meta.url).pathname;
const CLOCK = new URL("clock.ts", import.meta.url).pathname;

/** @param database the Playwright project's name: sqlite or postgres @param args of start, `--empty` for one without the demo */
export async function startServer(database: string, args: readonly string[] = []): Promise<TestServer> {
  const store = await freshDatabase(database);
  const dataDir = await mkdtemp(join(tmpdir(), "songxue-e2e-"));
  const port = await freePort();
  const server = new ServerProcess(store, dataDir, port, args);
  await server.start();
  return server;
}

class ServerProcess implements TestServer {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  private child: ChildProcess | undefined;
  private printed = "";
  private aheadMs = 0;
  private readonly environment: NodeJS.ProcessEnv;
  private readonly store: TestDatabase;
  private readonly args: readonly string[];

  constructor(store: TestDatabase, dataDir: string, port: number, args: readonly string[]) {
    this.store = store;
    this.dataDir = dataDir;
    this.databaseUrl = store.url;
    this.args = args;
    this.url = `http://localhost:${port}`;
    this.environment = {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_URL: this.url,
    };
    delete this.environment["DATABASE_URL"];
    if (store.url) this.environment["DATABASE_URL"] = store.url;
  }

  output(): string {
    return this.printed;
  }

  async start(sources = ROOT): Promise<void> {
    const child = spawn(process.execPath, ["--import", CLOCK, "src/server/start.ts", ...this.args], {
      cwd: sources,
      env: { ...this.environment, TEST_CLOCK_AHEAD: String(this.aheadMs) },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    const keep = (text: Buffer) => (this.printed += text.toString());
    child.stdout!.on("data", keep);
    child.stderr!.on("data", keep);
    // It prints what to open when it listens; the last line may come before the first answer.
    const ended = once(child, "exit");
    while (!(await this.answers())) {
      await Promise.race([once(child.stdout!, "data"), ended]);
      if (child.exitCode !== null)
        throw new Error(`the server ended with ${child.exitCode}:\n${this.printed}`);
    }
  }

  async stop(): Promise<number | null> {
    return this.end("SIGTERM");
  }

  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async moveClock(ms: number): Promise<void> {
    this.aheadMs += ms;
    if (!this.child) return;
    const moved = once(this.child, "message");
    this.child.send({ aheadMs: this.aheadMs });
    await moved;
  }

  async admin(...args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, ["--import", CLOCK, "src/server/admin.ts", ...args], {
      cwd: ROOT,
      env: { ...this.environment, TEST_CLOCK_AHEAD: String(this.aheadMs) },
    });
    let printed = "";
    child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
    child.stderr.on("data", (text: Buffer) => (printed += text.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`admin ${args.join(" ")} ended with ${code}:\n${printed}`);
    return printed;
  }

  async dispose(): Promise<void> {
    await this.end("SIGKILL");
    await this.store.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`)).ok;
    } catch {
      return false;
    }
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = once(child, "exit") as Promise<[number | null]>;
    child.kill(signal);
    return (await ended)[0];
  }
}
