// What every npm script runs, with whatever Node the machine has: install what the lock names if
// it is not there, then hand over to Node 24. Uses nothing but Node, as nothing may be installed yet.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root, installIfNeeded } from "./install.mjs";
import { findNode24 } from "./node24.mjs";

/** The file that each command runs, and the arguments that come before the caller's own. */
const commands = {
  start: ["scripts/start.ts"],
  admin: ["src/server/admin.ts"],
  test: ["scripts/test.ts"],
  check: ["scripts/check.ts"],
  unit: ["scripts/unit.ts"],
  e2e: ["scripts/e2e.ts"],
  bench: ["bench/run.ts"],
  build: ["scripts/build.ts"],
  size: ["scripts/size.ts"],
  dev: ["node_modules/vite/bin/vite.js"],
  types: ["node_modules/typescript/bin/tsc", "-b"],
  lint: ["node_modules/oxlint/bin/oxlint", "--deny-warnings"],
  format: ["node_modules/prettier/bin/prettier.cjs", "--write"],
};

const [name = "", ...given] = process.argv.slice(2);
const [file, ...first] = commands[name] ?? [];
if (file === undefined) fail(`No command “${name}”. There are: ${Object.keys(commands).join(", ")}.`);

if (!installIfNeeded()) process.exit(1);
const node = findNode24();
if (node === undefined) {
  fail(`This needs Node 24 or later; here is ${process.version}, and no packaged Node 24 fits this machine.`);
}
if (!existsSync(join(root, file))) fail(`“${name}” runs ${file}, which is not there.`);

const rest = name === "format" && given.length === 0 ? ["."] : given;
handOver(node, [file, ...first, ...rest]);

/** Runs the command as if it were this process: same streams, signals passed on, same exit code. */
function handOver(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the child by itself; twice would look like impatience.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => fail(`Could not start ${program}: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
