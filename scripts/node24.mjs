// The runtime: this Node if it is new enough, else the one that came as a package.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const oldest = 24;

/** The path of a Node 24 or later, or undefined. */
export function findNode24() {
  if (Number(process.versions.node.split(".")[0]) >= oldest) return process.execPath;
  const packaged = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(packaged) ? packaged : undefined;
}
