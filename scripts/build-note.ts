// What a build leaves beside itself in dist/build.json, and the stamp of the sources it was made from.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tool.ts";

export type BuildNote = {
  stamp: string;
  /** The files in assets/ that belong to this build, not those kept from the one before. */
  assets: string[];
  /**
   * What every phone keeps for offline, and beside it, in bytes, what those of people with a role do, those that are asked to fill
   * in a form, that know of a meeting, that write essays, and that visit or are visited (`src/sw/pages-when-asked.ts`).
   */
  precache: {
    bytes: number;
    staffBytes: number;
    formsBytes: number;
    scanBytes: number;
    essaysBytes: number;
    visitsBytes: number;
  };
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
