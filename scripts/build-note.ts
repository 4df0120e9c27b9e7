// What a build leaves beside itself in dist/build.json, and the stamp of the sources it was made from.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tool.ts";

/** What not every phone keeps, by the beginning of its files' names. */
export const PAGE_GROUPS = ["staff", "forms", "scan", "essays", "visits", "recording"] as const;
export type PageGroup = (typeof PAGE_GROUPS)[number];

export type BuildNote = {
  stamp: string;
  /** The files in assets/ that belong to this build, not those kept from the one before. */
  assets: string[];
  /** Bytes: what every phone keeps for offline, and beside it what those keep who ask for it (`src/sw/pages-when-asked.ts`). */
  precache: { bytes: number; whenAsked: Record<PageGroup, number> };
};

const sources = [
  "index.html",
  "public/**/*",
  "src/{app,domain,local-db,protocol,sw,sync}/**/*",
  "vite.config.ts",
  "package-lock.json",
  "scripts/build.ts",
];

/** Changes when anything changes that a build is made from. */
export function builtFrom(): string {
  const hash = createHash("sha256");
  const paths = globSync(sources, { cwd: root, exclude: ["**/*.test.*", "**/*.suite.*", "**/testing/**"] });
  for (const path of paths.sort()) {
    const full = join(root, path);
    if (statSync(full).isFile()) hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
  }
  return hash.digest("hex");
}

export function readBuildNote(): BuildNote | undefined {
  const path = join(root, "dist/build.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as BuildNote) : undefined;
}
