import type { BrowserContext } from "playwright";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startChild, type Child } from "./child.ts";
import { makePages } from "./pages.ts";
import { openBrowser } from "./phone-browser.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/** All that a bench in the browser needs: a browser, and the servers of the floor, of ours and of the peers. */
export interface Stage {
  browser: BrowserContext;
  floor: Child<{ port: number }>;
  ours: Child<OurReady>;
  peers: Child<{ port: number }>;
}

/** What our server (`ours/our-server.ts`) says when it is ready. */
export interface OurReady {
  port: number;
  /** proofs of invitations, each for one member, each good for one phone */
  proofs: string[];
  /** the same for secretaries of the branch that has `stored` records */
  secretaryProofs: string[];
}

export interface Setting {
  /** code of pages, under bench/ */
  pages: readonly string[];
  /** records that are on the servers when it begins */
  stored?: number;
  /** invitations that our server makes, for members and for secretaries of the branch that `stored` is in */
  phones: number;
  secretaryPhones?: number;
}

export async function onStage<T>(setting: Setting, play: (stage: Stage) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const pages = join(folder, "pages");
    await makePages(pages, setting.pages);
    const open: (() => Promise<unknown>)[] = [];
    const server = async <R>(file: string, name: string, more: object): Promise<Child<R>> => {
      await mkdir(join(folder, name));
      const child = await startChild<R>(file, { folder: join(folder, name), pages, ...more });
      open.push(() => child.stop());
      return child;
    };
    try {
      const { stored = 0, phones, secretaryPhones = 0 } = setting;
      const floor = await server<{ port: number }>("floors/record-server.ts", "floor", { stored });
      const peers = await server<{ port: number }>("peers/peer-server.ts", "peers", { stored });
      const ours = await server<OurReady>("ours/our-server.ts", "ours", { stored, phones, secretaryPhones });
      const browser = await openBrowser(join(folder, "profile"));
      open.push(() => browser.close());
      return await play({ browser, floor, peers, ours });
    } finally {
      for (const close of open.reverse()) await close();
    }
  });
}
