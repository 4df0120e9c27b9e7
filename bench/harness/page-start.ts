import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";

/** How a page comes up, ms after the navigation began. */
export interface Start {
  /** first contentful paint */
  painted: number;
  /** what `usable` selects is on the screen */
  usable: number;
  /**
   * usable, and the last long task is over before 5 s of quiet: no task over 50 ms, at most two requests under way (as
   * Lighthouse reckons time to interactive)
   */
  interactive: number;
}

interface Seen {
  painted?: number;
  usable?: number;
  longTasks: { start: number; end: number }[];
}

declare global {
  var startSeen: Seen;
}

const QUIET = 5_000;
const PATIENCE = 120_000;
const HAS_STARTED =
  "globalThis.startSeen?.usable !== undefined && globalThis.startSeen.painted !== undefined";

/** Goes to the address and watches. @param usable selects something that can be used, and that is not there before it can */
export async function watchStart(page: Page, address: string, usable: string): Promise<Start> {
  await page.addInitScript(observe, usable);
  await page.goto(address, { waitUntil: "commit", timeout: 60_000 });
  // Asked over the bare protocol: Playwright's own questions load a large script into the page first, a long task at 6x.
  const session = await page.context().newCDPSession(page);
  const until = performance.now() + PATIENCE;
  while (!(await inPage(session, HAS_STARTED))) {
    if (performance.now() > until) throw new Error(`Nothing was usable at ${address}.`);
    await pause(500);
  }
  for (;;) {
    const reckoned = (await inPage(session, `(${reckon.toString()})()`)) as ReturnType<typeof reckon>;
    const { now, quietFrom, start } = reckoned;
    if (now - quietFrom >= QUIET) return start;
    await pause(QUIET - (now - quietFrom) + 100);
  }
}

async function inPage(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

function observe(usable: string): void {
  const seen: Seen = { longTasks: [] };
  globalThis.startSeen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.longTasks.push({ start: startTime, end: startTime + duration });
    }
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    seen.painted ??= list.getEntriesByName("first-contentful-paint")[0]?.startTime;
  }).observe({ type: "paint", buffered: true });
  const watch = new MutationObserver(() => {
    if (document.querySelector(usable) === null) return;
    watch.disconnect();
    requestAnimationFrame(() => (seen.usable = performance.now()));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** In the page: when the quiet that lasts until now began, and what the start was if it is long enough. */
function reckon(): { now: number; quietFrom: number; start: Start } {
  const { painted, usable, longTasks } = globalThis.startSeen;
  if (painted === undefined || usable === undefined) throw new Error("Nothing has been painted.");
  const requests = performance
    .getEntriesByType("resource")
    .map((entry) => ({ start: entry.startTime, end: (entry as PerformanceResourceTiming).responseEnd }));
  // The network is quiet from the last moment on at which a third request was under way.
  const crowded = requests
    .flatMap(({ start }) => {
      const together = requests.filter((other) => other.start <= start && start < other.end);
      return together.length > 2 ? [together.map(({ end }) => end).sort((a, b) => b - a)[2]!] : [];
    })
    .concat(0);
  const lastTask = Math.max(0, ...longTasks.map(({ end }) => end));
  const start = { painted, usable, interactive: Math.max(painted, usable, lastTask) };
  return { now: performance.now(), quietFrom: Math.max(usable, lastTask, ...crowded), start };
}
