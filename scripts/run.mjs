// What every npm script runs, with whatever Node the machine has: install what the lock names if
// it is not there, then hand over to Node 24. Uses nothing but Node, as nothing may be installed yet.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root, installIfNeeded } from "./install.mjs";
import { findNode24 } from "./node24.mjs";

/** What a command runs, in order: each a file, and the arguments that come before the caller's own. */
const build = ["scripts/build.ts", "--if-changed"];
const commands = {
  start: [build, ["src/server/start.ts"]],
  admin: [["src/server/admin.ts"]],
  test: [["scripts/test.ts"]],
  check: [["scripts/check.ts"]],
  unit: [["scripts/unit.ts"]],
  e2e: [build, ["scripts/e2e.ts"]],
  bench: [build, ["bench/run.ts"]],
  build: [["scripts/build.ts"]],
  size: [build, ["scripts/size.ts"]],
  dev: [["node_modules/vite/bin/vite.js"]],
  types: [["node_modules/typescript/bin/tsc", "-b"]],
  lint: [["node_modules/oxlint/bin/oxlint", "--deny-warnings"]],
  format: [["node_modules/prettier/bin/prettier.cjs", "--write"]],
};

const [name = "", ...given] = process.argv.slice(2);
const steps = commands[name];
if (steps === undefined) fail(`No command “${name}”. There are: ${Object.keys(commands).join(", ")}.`);

if (!installIfNeeded()) process.exit(1);
const node = findNode24();
if (node === undefined) {
  fail(`This needs Node 24 or later; here is ${process.version}, and no packaged Node 24 fits this machine.`);
}
for (const [file] of steps) {
  if (!existsSync(join(root, file))) fail(`“${name}” needs ${file}, which is not there.`);
}

const rest = name === "format" && given.length === 0 ? ["."] : given;
for (const [i, step] of steps.entries()) {
  const code = await handOver(node, i === steps.length - 1 ? [...step, ...rest] : step);
  if (code !== 0) process.exit(code);
}

/** Runs a program as if it were this process: the same streams, signals passed on; gives its exit code. */
function handOver(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = (signal) => {
    // Ctrl-C at a terminal reaches the child by itself; twice would look like impatience.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on("error", (error) => fail(`Could not start ${program}: ${error.message}`));
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
