import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const ROOT = new URL("../../../../", import.meta.url).pathname;

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `src/server/<file>` as a process of its own, as the npm scripts do, and waits for its end. */
export async function run(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  const child = spawn(process.execPath, [`src/server/${file}`, ...args], { cwd: ROOT, env: cleanEnv(env) });
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (ended.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (ended.err += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { ...ended, code };
}

export interface Running {
  url: string;
  pid: number;
  /** everything printed so far, both streams */
  printed(): string;
  /** @returns the exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the server and waits until it says where it listens. */
export async function startServer(args: readonly string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ["src/server/start.ts", ...args], {
    cwd: ROOT,
    env: cleanEnv({ PORT: "0", ...env }),
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  let printed = "";
  child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  child.stderr.on("data", (text: Buffer) => (printed += text.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      const found = /http:\/\/localhost:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
    exited.then(([code]) => reject(new Error(`the server ended with ${code}:\n${printed}`)), reject);
  });
  return {
    url,
    pid: child.pid!,
    printed: () => printed,
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null) child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** The tests' own environment must not tell the program where its data is. */
function cleanEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...env };
}
