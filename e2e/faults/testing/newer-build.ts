import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = new URL("../../../", import.meta.url).pathname;
const SOURCES = ["index.html", "package.json", "package-lock.json", "public", "scripts", "src"];
const SETTINGS = ["vite.config.ts", "tsconfig.json", "tsconfig.base.json"];

/** The app as it is built, in a folder of its own, and a newer one that can be put in its place. */
export interface TwoBuilds {
  /** what the server is given as `--app` */
  readonly app: string;
  /** where the newer one's sources lie, those of its server among them */
  readonly newerSources: string;
  /** The deployment: the newer build is there, with what its script keeps of the older one. */
  deploy(): Promise<void>;
  remove(): Promise<void>;
}

/** @param file of the sources @param from words in it @param to what the newer build says instead */
export async function twoBuilds(file: string, from: string, to: string): Promise<TwoBuilds> {
  const folder = await mkdtemp(join(tmpdir(), "songxue-two-builds-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const app = join(folder, "app");
  try {
    await cp(join(ROOT, "dist"), app, { recursive: true });
    await buildNewer(folder, file, from, to);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    app,
    newerSources: folder,
    async deploy() {
      await rm(app, { recursive: true });
      await cp(join(folder, "dist"), app, { recursive: true });
    },
    remove,
  };
}

async function buildNewer(folder: string, file: string, from: string, to: string): Promise<void> {
  for (const name of [...SOURCES, ...SETTINGS])
    await cp(join(ROOT, name), join(folder, name), { recursive: true });
  // A folder of links, not a link: the build puts down what it makes in there, and moves it into its place.
  await mkdir(join(folder, "node_modules"));
  for (const name of await readdir(join(ROOT, "node_modules")))
    if (name !== ".cache")
      await symlink(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  // What is served now is the build before the newer one.
  await cp(join(ROOT, "dist"), join(folder, "dist"), { recursive: true });
  const source = join(folder, file);
  const before = await readFile(source, "utf8");
  if (!before.includes(from)) throw new Error(`${file} does not say “${from}”`);
  await writeFile(source, before.replaceAll(from, to));
  await run(process.execPath, ["scripts/build.ts"], { cwd: folder });
}
