// Breaks every forbidden arrow once, and sees that the compiler and lint both notice. The layers are copied,
// with one file each, to a folder of their own; only their configuration is the real one.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, toolPath, type Tool } from "./tool.ts";

const layers = ["domain", "protocol", "sync", "local-db", "app", "sw", "server"] as const;
type Layer = (typeof layers)[number];

const mayImport: Record<Layer, readonly Layer[]> = {
  domain: [],
  protocol: ["domain"],
  sync: ["domain", "protocol"],
  "local-db": ["domain", "protocol", "sync"],
  app: ["domain", "protocol", "sync", "local-db"],
  sw: [],
  server: ["domain", "protocol"],
};

/** For each layer: packages, and uses of the world, that it is to be kept from. */
const packages: Record<Layer, { allowed: readonly string[]; forbidden: readonly string[] }> = {
  domain: { allowed: [], forbidden: ["valibot", "@noble/hashes/sha2.js", "node:fs"] },
  protocol: { allowed: ["valibot", "@noble/hashes/sha2.js"], forbidden: ["idb", "node:fs"] },
  sync: { allowed: [], forbidden: ["valibot", "idb", "node:timers"] },
  "local-db": { allowed: ["idb"], forbidden: ["preact", "valibot", "node:fs"] },
  app: { allowed: ["preact", "uqr"], forbidden: ["idb", "fastify", "node:fs", "workbox-routing"] },
  sw: { allowed: ["workbox-routing"], forbidden: ["preact", "idb", "node:fs"] },
  server: { allowed: ["fastify", "node:fs"], forbidden: ["preact", "idb", "workbox-core", "vitest"] },
};
const names: Record<Layer, { there: readonly string[]; missing: readonly string[] }> = {
  domain: { there: [], missing: ["document", "process", "setTimeout", "crypto", "fetch", "console"] },
  protocol: { there: [], missing: ["document", "process", "setTimeout", "crypto", "fetch"] },
  sync: { there: [], missing: ["document", "process", "setTimeout", "crypto", "fetch"] },
  "local-db": { there: ["indexedDB"], missing: ["process", "Buffer"] },
  app: { there: ["document"], missing: ["process", "Buffer"] },
  sw: { there: ["caches"], missing: ["document", "window", "process"] },
  server: { there: ["process", "setTimeout"], missing: ["document", "indexedDB"] },
};
const clocks = ["new Date()", "Date.now()", "Math.random()"];

type Case = { layer: Layer; name: string; code: string };
const from = (layer: Layer, specifier: string): Case => ({
  layer,
  name: `${layer} → ${specifier}`,
  code: `import * as it from "${specifier}";\nexport const held = it;\n`,
});
const lazilyFrom = (layer: Layer, specifier: string): Case => ({
  layer,
  name: `${layer} → lazily ${specifier}`,
  code: `export const held = () => import("${specifier}");\n`,
});
const uses = (layer: Layer, expression: string): Case => ({
  layer,
  name: `${layer} uses ${expression}`,
  code: `export const held = ${expression};\n`,
});
const pairs = layers.flatMap((layer) =>
  layers.filter((other) => other !== layer).map((other) => ({ layer, other })),
);
const fileOf = (layer: Layer): string => `../${layer}/there.ts`;
const isAllowed = ({ layer, other }: { layer: Layer; other: Layer }): boolean =>
  mayImport[layer].includes(other);

const allowedArrows = pairs.filter(isAllowed).map(({ layer, other }) => from(layer, fileOf(other)));
const notAllowed = pairs.filter((pair) => !isAllowed(pair));
const forbiddenArrows = notAllowed.map(({ layer, other }) => from(layer, fileOf(other)));
const lazyArrows = notAllowed.map(({ layer, other }) => lazilyFrom(layer, fileOf(other)));
const forbiddenPackages = layers.flatMap((layer) =>
  packages[layer].forbidden.flatMap((name) => [from(layer, name), lazilyFrom(layer, name)]),
);
const allowedPackages = layers.flatMap((layer) => packages[layer].allowed.map((name) => from(layer, name)));
const missingNames = layers.flatMap((layer) => names[layer].missing.map((name) => uses(layer, name)));
const presentNames = layers.flatMap((layer) => names[layer].there.map((name) => uses(layer, name)));
const clockReadings = (["domain", "protocol", "sync"] as const).flatMap((layer) =>
  clocks.map((clock) => uses(layer, clock)),
);

const allowed = [...allowedArrows, ...allowedPackages, ...presentNames, uses("domain", "new Date(0)")];
const compilerRefuses = [...forbiddenArrows, ...missingNames];
const lintRefuses = [...forbiddenArrows, ...lazyArrows, ...forbiddenPackages, ...clockReadings];
const all = [...new Set([...allowed, ...compilerRefuses, ...lintRefuses])];
const fileNames = new Map(all.map((one, i) => [one, `src/${one.layer}/case-${i}.ts`]));

let folder = "";
let compilerSaid = "";
let lintSaid = "";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "songxue-arrows-")));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const path of ["package.json", "tsconfig.base.json", ".oxlintrc.json", "scripts/lint"]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  for (const layer of layers) {
    const path = join(folder, "src", layer);
    mkdirSync(path, { recursive: true });
    // What the compiler keeps from run to run is kept in the folder too.
    const config = readFileSync(join(root, "src", layer, "tsconfig.json"), "utf8");
    writeFileSync(
      join(path, "tsconfig.json"),
      config.replaceAll("../../node_modules/.cache/tsc", "../../out"),
    );
    writeFileSync(join(path, "there.ts"), "export const there = 1;\n");
  }
  for (const [one, path] of fileNames) writeFileSync(join(folder, path), one.code);
  lintSaid = run("oxlint", ["--format=unix", "src"]);
  // The compiler speaks of each foreign file once only, so lazy imports are lint's alone. And a package that
  // does not belong would bring the names of another runtime with it.
  for (const one of [...lazyArrows, ...forbiddenPackages]) rmSync(join(folder, fileNames.get(one) ?? ""));
  compilerSaid = layers.map((layer) => run("tsc", ["-p", `src/${layer}`, "--pretty", "false"])).join("\n");
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(tool: Tool, args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [toolPath(tool), ...args], { cwd: folder });
  return `${stdout.toString()}\n${stderr.toString()}`;
}

function linesAbout(one: Case, said: string): string[] {
  const path = fileNames.get(one) ?? "";
  return said.split("\n").filter((line) => line.startsWith(`${path}(`) || line.startsWith(`${path}:`));
}

describe("the compiler refuses", () => {
  test.each(compilerRefuses)("$name", (one) => expect(linesAbout(one, compilerSaid)).not.toEqual([]));
});

describe("lint refuses", () => {
  test.each(lintRefuses)("$name", (one) => {
    expect(linesAbout(one, lintSaid).filter((line) => line.includes("songxue("))).not.toEqual([]);
  });
});

describe("both let pass", () => {
  test.each(allowed)("$name", (one) => {
    expect([...linesAbout(one, compilerSaid), ...linesAbout(one, lintSaid)]).toEqual([]);
  });
});
