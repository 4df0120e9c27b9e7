// Makes node_modules what package-lock.json says, and does nothing when it already is.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True when everything is in place, whether or not anything had to be done. */
export function installIfNeeded() {
  const wanted = readLock(join(root, "package-lock.json"));
  const present = readLock(join(root, "node_modules/.package-lock.json"));
  if (wanted !== undefined && present !== undefined && isInstalled(wanted, present)) return true;

  console.error("Installing the packages of package-lock.json, once …");
  const args = ["ci", "--include=dev", "--include=optional", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const result = spawnSync(program, [...first, ...args], {
    cwd: root,
    // Standard output belongs to the command that comes after.
    stdio: ["ignore", 2, 2],
    env: { ...process.env, PATH: pathWithoutPackages() },
  });
  if (result.status === 0) return true;
  console.error("npm ci did not finish. What it said is above; run the command again to try once more.");
  return false;
}

/**
 * npm notes in node_modules itself what it has put there, last of all, so an install that was
 * broken off counts as none. What is missing may only be optional; what is there must be the
 * wanted version, and made for this kind of machine.
 */
export function isInstalled(wanted, present, platform = process.platform, arch = process.arch) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = present[path];
    if (found === undefined) {
      if (!entry.optional && !entry.devOptional && !entry.peer) return false;
    } else if (found.version !== entry.version || found.integrity !== entry.integrity) {
      return false;
    } else if (!fits(entry.os, platform) || !fits(entry.cpu, arch)) {
      return false;
    }
  }
  return Object.keys(present).every((path) => path in wanted);
}

function fits(names, own) {
  if (names === undefined) return true;
  return names.includes(own) || (names[0]?.startsWith("!") === true && !names.includes(`!${own}`));
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

/** npm must not run programs out of the folder that it is about to delete. */
function pathWithoutPackages() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => !folder.includes("node_modules")).join(delimiter);
}
