import type { BrowserContext, Page } from "@playwright/test";

type Skewed = { skewClock: (ms: number) => void };

/** Gives the pages of a context a clock that `setSkew` can put wrong; timers go on as before. */
export async function withWrongClock(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Right = Date;
    let skew = 0;
    (window as unknown as Skewed).skewClock = (ms) => {
      skew = ms;
    };
    window.Date = new Proxy(Right, {
      construct: (target, given: unknown[], made) =>
        Reflect.construct(target, given.length === 0 ? [Right.now() + skew] : given, made) as Date,
      get: (target, name) =>
        name === "now" ? () => Right.now() + skew : (Reflect.get(target, name) as unknown),
    });
  });
}

/** @param ms how far the page's clock is ahead of the time */
export function setSkew(page: Page, ms: number): Promise<void> {
  return page.evaluate((ahead) => (window as unknown as Skewed).skewClock(ahead), ms);
}
