// Puts a Chromium on a machine that has none, so that a fresh clone can run all its tests.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium.ts";
import { toolPath } from "./tool.ts";

/** True when there is a Chromium at the end; says what to do when there cannot be one. */
export function ensureChromium(): boolean {
  if (findChromium() !== undefined) return true;
  if (isDebian() && process.getuid?.() === 0) {
    console.log("Installing Chromium and Chinese fonts from Debian, once …");
    run("apt-get", ["update", "-q"]);
    run("apt-get", ["install", "-y", "-q", "chromium", "fonts-noto-cjk"]);
  } else {
    console.log("Installing the Chromium of Playwright, once …");
    run(process.execPath, [toolPath("playwright"), "install", "chromium"]);
  }
  if (findChromium() !== undefined) return true;
  console.error(
    "The browser tests need Chromium, and it could not be installed. Install a package called chromium " +
      "(on Debian: apt-get install chromium fonts-noto-cjk), so that it is on the PATH, and try again.",
  );
  return false;
}

function run(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], env });
}

function isDebian(): boolean {
  return existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}
