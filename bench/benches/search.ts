// A word is looked for in 200 texts of 10,000 characters that lie on a cheap phone.
import type { Page } from "playwright";
import { ratioOf, sideBySide, type Contestant } from "../harness/contest.ts";
import { pageRound } from "../harness/page-round.ts";
import { pageName } from "../harness/pages.ts";
import { showFigures, type Result } from "../harness/report.ts";
import { onStage, type Stage } from "../harness/stage.ts";
import { median } from "../harness/statistics.ts";

const rounds = 7;
const slower = 6;
const texts = 200;
const floor = "floors/search.page.ts";
const ours = "ours/search.page.ts";
/** ms: longer, and a finger notices */
const LONG = 50;

export async function search(): Promise<Result> {
  return onStage({ pages: [floor, ours], phones: 0 }, async (stage) => {
    const contestant = (name: string, side: "floor" | "ours", how: object): Contestant => ({
      name,
      once: () =>
        pageRound(stage.browser, {
          origin: `http://127.0.0.1:${stage[side].ready.port}`,
          file: side === "floor" ? floor : ours,
          prepare: { texts, ...how },
          run: { texts, ...how },
          slower,
        }),
    });
    const figures = await sideBySide(
      [
        contestant("floor, first", "floor", {}),
        contestant("ours, first", "ours", {}),
        contestant("floor, later", "floor", { later: true }),
        contestant("ours, later", "ours", { later: true }),
        contestant("ours, first, longest task", "ours", { what: "longest task" }),
      ],
      rounds,
    );
    const longest = median(figures.get("ours, first, longest task")!);
    return {
      lines: [
        { name: "search-first", ratio: ratioOf(figures, "ours, first", "floor, first"), goal: 1.3 },
        { name: "search-later", ratio: ratioOf(figures, "ours, later", "floor, later"), goal: 2 },
        { name: "search-longest-task", ratio: longest / LONG, goal: 1 },
      ],
      raw: [
        ...showFigures(
          figures,
          "ms",
          `${texts} texts of 10,000 characters, ${slower}x; tasks under ${LONG} ms count as 0`,
        ),
        ...(await room(stage)),
      ],
    };
  });
}

/** What the texts take on the phone, and in memory once they have been searched. */
async function room({ browser, ours: server }: Stage): Promise<string[]> {
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.ready.port}/bench/${pageName(ours)}.html`);
    await page.evaluate((argument) => globalThis.bench.prepare(argument as never), { texts });
    const before = await heap(page);
    await page.evaluate((argument) => globalThis.bench.run(argument as never), { texts });
    const memory = (await heap(page)) - before;
    const storage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    return [
      `on the phone ${MB(storage)} (all of this origin), in memory ${MB(memory)} more once they are searched`,
    ];
  } finally {
    await page.close();
  }
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

function MB(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
