// Fails when the app has grown too heavy for the phones that it is for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { PAGE_GROUPS, type PageGroup, readBuildNote } from "./build-note.ts";
import { root } from "./tool.ts";

/**
 * The lazy sources without which a member could not use his first screen, besides the entry script: none. What is reckoned for
 * it from all his study comes right after, and is counted in no budget but that of what is kept.
 */
const memberFirstScreen: readonly string[] = [];

const kB = 1000;
const limits = {
  entry: 25 * kB,
  member: 45 * kB,
  precache: 500 * kB,
  staff: 420 * kB,
  forms: 100 * kB,
  scan: 70 * kB,
  essays: 145 * kB,
  visits: 60 * kB,
  recording: 40 * kB,
};

type Chunk = { file: string; isEntry?: boolean; imports?: string[] };

const dist = join(root, "dist");
const chunks = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
const entry = Object.keys(chunks).find((key) => chunks[key]?.isEntry);
if (entry === undefined) throw new Error("The build has no entry script.");

const note = readBuildNote();
const sizes: Record<string, number> = {
  entry: gzipped(entry),
  member: total([entry, ...memberFirstScreen]),
  precache: note?.precache.bytes ?? Infinity,
  ...Object.fromEntries(PAGE_GROUPS.map((group) => [group, note?.precache.whenAsked[group] ?? Infinity])),
};
const names = {
  entry: "entry script, gz",
  member: "a member's initial JS, gz",
  precache: "kept for offline",
  staff: "beside it on the phones of who has a role",
  forms: "and of who is asked to fill in a form",
  scan: "and of who knows of a meeting",
  essays: "and of who writes essays",
  visits: "and of who visits or is visited",
  recording: "and of all these, and of who reads texts aloud",
};

for (const key of Object.keys(limits) as (keyof typeof limits)[]) {
  const size = sizes[key] ?? Infinity;
  const fits = size <= limits[key];
  if (!fits) process.exitCode = 1;
  console.log(`${fits ? "ok  " : "over"} ${names[key]}: ${show(size)} of ${show(limits[key])}`);
}

/** What each group may count on: it is kept wherever the group is (`src/app/storage/keep-pages.ts`). */
const KEPT_WITH: Record<PageGroup | "all", readonly PageGroup[]> = {
  all: [],
  staff: PAGE_GROUPS,
  forms: ["forms", "recording"],
  scan: ["scan"],
  essays: ["essays", "recording"],
  visits: ["visits", "forms", "recording"],
  recording: ["recording"],
};

for (const { file, imports = [] } of Object.values(chunks)) {
  const group = groupOf(file);
  for (const { file: needed } of imports.map(chunk)) {
    const other = groupOf(needed);
    // What is fetched each time brings what it needs.
    if (other === "all" || file.includes("/on-demand-") || KEPT_WITH[group].includes(other)) continue;
    process.exitCode = 1;
    console.log(`over ${file} does not open without ${needed}, which not every phone keeps that has it`);
  }
}

function groupOf(file: string): PageGroup | "all" {
  return PAGE_GROUPS.find((group) => file.startsWith(`assets/${group}-`)) ?? "all";
}

function total(keys: readonly string[]): number {
  const all = new Set<string>();
  const add = (key: string): void => {
    if (all.has(key)) return;
    all.add(key);
    chunk(key).imports?.forEach(add);
  };
  keys.forEach(add);
  return [...all].reduce((sum, key) => sum + gzipped(key), 0);
}

function gzipped(key: string): number {
  const { file } = chunk(key);
  return file.endsWith(".js") ? gzipSync(readFileSync(join(dist, file)), { level: 9 }).length : 0;
}

function chunk(key: string): Chunk {
  const found = chunks[key];
  if (found === undefined) throw new Error(`The build has no chunk for ${key}, which scripts/size.ts names.`);
  return found;
}

function show(bytes: number): string {
  return `${(bytes / kB).toFixed(1)} kB`;
}
