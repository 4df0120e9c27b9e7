// The app as `npm start` serves it, with the demo county in it.
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/tool.ts";

/** Something to press or to follow: there only when the app is, not while it opens. */
export const usable = "#app :is(button, a[href], input)";

export interface OurSite {
  origin: string;
  /** enrolment links, of people of the demo, in the order that they are printed; a migrant member first */
  links: string[];
  close(): Promise<void>;
}

/** @param folder for its data; it is made */
export async function openOurSite(folder: string): Promise<OurSite> {
  await mkdir(folder, { recursive: true });
  const server = spawn(process.execPath, [join(root, "src/server/start.ts")], {
    cwd: root,
    env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: folder, HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  let said = "";
  const links = await new Promise<string[]>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      said += data.toString("utf8");
      const found = said.match(/http:\S+#\/enrol\/\d+(?=\s)/g) ?? [];
      if (found.length >= 5) resolve(found);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return {
    origin: new URL(links[0]!).origin,
    links,
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
