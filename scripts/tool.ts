// Runs the programs that came with the packages, with this Node and without a shell.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const programs = {
  oxlint: "oxlint/bin/oxlint",
  playwright: "playwright/cli.js",
  prettier: "prettier/bin/prettier.cjs",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
};

export type Tool = keyof typeof programs;

export function toolPath(tool: Tool): string {
  return join(root, "node_modules", programs[tool]);
}

/** Runs a file of ours or of a package, and gives its exit code. Signals are passed on to it. */
export function runNode(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

export function runTool(tool: Tool, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number> {
  return runNode(toolPath(tool), args, env);
}
