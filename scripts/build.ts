// Builds the app into dist/: first the pages, then the service worker as one classic script, then the list of
// files that it keeps for offline. With --if-changed it does nothing when no source has changed.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { builtFrom, PAGE_GROUPS, type PageGroup, readBuildNote, type BuildNote } from "./build-note.ts";
import { root } from "./tool.ts";

const dist = join(root, "dist");
const serviceWorker = join(root, "src/sw/service-worker.ts");
const stamp = builtFrom();

if (!process.argv.includes("--if-changed") || readBuildNote()?.stamp !== stamp) await buildApp();

async function buildApp(): Promise<void> {
  for (const file of [join(root, "index.html"), serviceWorker]) {
    if (!existsSync(file)) throw new Error(`The build needs ${file}, which is not there.`);
  }
  const fresh = join(root, "node_modules/.cache", `app-${process.pid}`);
  try {
    await buildPages(fresh);
    await buildServiceWorker(fresh);
    const precache = await listForOffline(fresh);
    const note: BuildNote = { stamp, assets: readdirSync(join(fresh, "assets")), precache };
    keepForOpenTabs(fresh);
    writeFileSync(join(fresh, "build.json"), JSON.stringify(note, null, 2));
    putInPlace(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function buildPages(outDir: string): Promise<void> {
  const { build } = await import("vite");
  await build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
}

async function buildServiceWorker(outDir: string): Promise<void> {
  const { build } = await import("vite");
  const { oldestBrowsers } = await import("../vite.config.ts");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      target: oldestBrowsers,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: serviceWorker,
        output: { format: "iife", entryFileNames: "sw.unlisted.js", codeSplitting: false },
      },
    },
  });
}

async function listForOffline(outDir: string): Promise<BuildNote["precache"]> {
  const { injectManifest } = await import("workbox-build");
  const { size, warnings } = await injectManifest({
    swSrc: join(outDir, "sw.unlisted.js"),
    swDest: join(outDir, "sw.js"),
    globDirectory: outDir,
    // What is asked for once in a year, and needs a network as a rule.
    globIgnores: ["**/on-demand-*"],
    globPatterns: ["index.html", "icon.svg", "*.webmanifest", "assets/*.{js,css,svg}"],
    // Names that hold a hash need no other version.
    dontCacheBustURLsMatching: /assets\//,
    maximumFileSizeToCacheInBytes: 500_000,
  });
  rmSync(join(outDir, "sw.unlisted.js"));
  for (const warning of warnings) console.warn(warning);
  const bytesOf = (which: string): number =>
    readdirSync(join(outDir, "assets"))
      .filter((name) => name.startsWith(`${which}-`))
      .reduce((sum, name) => sum + statSync(join(outDir, "assets", name)).size, 0);
  const whenAsked = Object.fromEntries(PAGE_GROUPS.map((group) => [group, bytesOf(group)]));
  const others = Object.values(whenAsked).reduce((sum, bytes) => sum + bytes, 0);
  return { bytes: size - others, whenAsked: whenAsked as Record<PageGroup, number> };
}

/** A tab that was open before a deployment still asks for the chunks of the build before it. */
function keepForOpenTabs(outDir: string): void {
  for (const name of readBuildNote()?.assets ?? []) {
    const from = join(dist, "assets", name);
    const to = join(outDir, "assets", name);
    if (existsSync(from) && !existsSync(to)) cpSync(from, to);
  }
}

function putInPlace(fresh: string): void {
  const old = `${fresh}-old`;
  mkdirSync(dist, { recursive: true });
  renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}
