// The one Chromium that every test and bench drives: the machine's own, else the one that Playwright keeps.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** Quiet: nothing that looks up or downloads by itself. Root may not use the sandbox. */
export const chromiumFlags: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Where Chromium is, or undefined when there is none. */
export function findChromium(): string | undefined {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !folder.includes("node_modules"))
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram);
  if (onPath !== undefined) return onPath;
  const packaged = chromium.executablePath();
  return existsSync(packaged) ? packaged : undefined;
}

/** What `chromium.launch()` and `launchPersistentContext()` of Playwright want. */
export function chromiumLaunchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findChromium();
  return { ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumFlags] };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
