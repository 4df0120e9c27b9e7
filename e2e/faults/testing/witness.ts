import type { BrowserContext } from "@playwright/test";

/** What somebody who looks at the screen could swear to, at the moment that it stood there. */
export type Sight =
  /** words in a field after a key */
  | { saw: "typed"; place: string; words: string; at: number }
  /** 草稿已存在本机, and the words in the field beside it */
  | { saw: "draft-saved"; place: string; words: string; at: number }
  /** 已存好，有网络就交上去, or 已交给支部 */
  | { saw: "handed-in"; place: string; at: number }
  /** a line of the record: 已存在本机，待上传, or 支部已收到 */
  | { saw: "recorded"; title: string; at: number };

/** Tells of everything that the pages of a context show, from their first moment. What a killed page could not tell is not told. */
export async function witness(context: BrowserContext, tell: (sight: Sight) => void): Promise<void> {
  await context.exposeBinding("tellSight", (_source, sight: Sight) => tell(sight));
  await context.addInitScript(() => {
    type Told = Record<string, unknown>;
    const tellNode = (window as unknown as { tellSight: (sight: Told) => void }).tellSight;
    let main: Element | null = null;
    let place = "";
    // The address changes before the page does: a page belongs to the address that it was put there for.
    const look = (): string => {
      const now = document.querySelector("main");
      if (now !== main) place = location.hash;
      main = now;
      return place;
    };
    const tell = (sight: Told): void => tellNode({ ...sight, place: look(), at: Date.now() });
    const field = (): string | undefined => document.querySelector("textarea")?.value;
    let lastStatus = "";
    let lastHandedIn = "";
    const recorded = new Set<string>();
    addEventListener("input", (event) => {
      if (event.target instanceof HTMLTextAreaElement) {
        lastStatus = "";
        tell({ saw: "typed", words: event.target.value });
      }
    });
    new MutationObserver(() => {
      look();
      const words = field();
      const status = [...document.querySelectorAll("[role=status]")]
        .map((one) => one.textContent)
        .find((text) => text.startsWith("草稿已存在本机"));
      if (status === undefined) lastStatus = "";
      else if (words !== undefined && status + words !== lastStatus) {
        lastStatus = status + words;
        tell({ saw: "draft-saved", words });
      }
      const card = document.querySelector("section[aria-label=已交的]")?.textContent;
      if (card !== undefined && /已存好，有网络就交上去|已交给支部/.test(card) && place !== lastHandedIn) {
        lastHandedIn = place;
        tell({ saw: "handed-in" });
      }
      for (const link of document.querySelectorAll("a[href^='#/record/entry/']")) {
        const title = /记\d+号/.exec(link.textContent)?.[0];
        if (title === undefined || recorded.has(title)) continue;
        if (!/已存在本机|支部已收到/.test(link.textContent)) continue;
        recorded.add(title);
        tell({ saw: "recorded", title });
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}
