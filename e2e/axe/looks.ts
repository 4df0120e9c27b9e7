import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export interface Look {
  name: string;
  elder: boolean;
  /** px: no word is smaller, and no main control */
  type: number;
  target: number;
}

export const LOOKS: readonly Look[] = [
  { name: "ordinary", elder: false, type: 18, target: 44 },
  { name: "长辈版", elder: true, type: 20, target: 60 },
];

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/**
 * Everything that is wrong with what the page shows now, in words; light in all respects, dark in its colours.
 * @param themes that somebody can choose besides, in their colours
 */
export async function whatIsWrong(page: Page, look: Look, themes: readonly string[] = []): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const found = [
    ...(await violations(page, look)),
    ...(await tooSmall(page, look)),
    ...(look.elder ? await tooManyPrimaries(page) : []),
    ...(await tooWide(page)),
    ...(await brokenByTextSpacing(page)),
  ];
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await violations(page, look, true)).map((words) => `dark: ${words}`));
  await page.emulateMedia({ colorScheme: "light" });
  for (const theme of themes) {
    await page.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme);
    found.push(...(await violations(page, look, true)).map((words) => `${theme}: ${words}`));
  }
  if (themes.length > 0) await page.evaluate(() => delete document.documentElement.dataset["theme"]);
  return found;
}

async function violations(page: Page, { elder }: Look, onlyColours = false): Promise<string[]> {
  const colours = { "color-contrast": { enabled: true }, "color-contrast-enhanced": { enabled: elder } };
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options(
      onlyColours
        ? { runOnly: { type: "rule", values: elder ? Object.keys(colours) : ["color-contrast"] } }
        : { runOnly: { type: "tag", values: TAGS }, rules: { ...colours, "target-size": { enabled: true } } },
    )
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, any }) => `${id}: ${html.slice(0, 160)} ${any.map(({ message }) => message).join(" ")}`,
    ),
  );
}

/** At 320 px nothing is to be pushed aside to be read. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll("main *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`sideways: ${scrollWidth} px, ${beyond.at(-1)?.outerHTML.slice(0, 160)}`];
  });
}

const SPACED_OUT = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** WCAG 1.4.12: who spaces all words out to read them loses none of them. */
async function brokenByTextSpacing(page: Page): Promise<string[]> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACED_OUT);
  const found = [
    ...(await tooWide(page)),
    ...(await page.evaluate(() =>
      [...document.querySelectorAll("main *, nav *, [role=toolbar] *")].flatMap((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        const cut =
          (/hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 1) ||
          (/hidden|clip/.test(overflowX) && scrollWidth > clientWidth + 1);
        // What is cut away for the eye, and left for the ear or for who comes to it by the keyboard; a field, which goes on inside itself.
        if (!cut || clientWidth <= 1 || element.matches("input, textarea, .out-of-sight")) return [];
        return [`cut off: ${element.outerHTML.slice(0, 160)}`];
      }),
    )),
  ];
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  return found.map((words) => `spaced out: ${words}`);
}

/** 长辈版 has one thing to do on a screen: what is filled with the colour of action, over the page or on it, is one at most. */
function tooManyPrimaries(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const action = document.createElement("i");
    action.style.color = "var(--red)";
    document.body.append(action);
    const { color } = getComputedStyle(action);
    action.remove();
    const dialog = document.querySelector("dialog[open]");
    const controls = (dialog ?? document).querySelectorAll("a[href], button, label.button");
    const filled = [...controls].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) &&
        getComputedStyle(control).backgroundColor === color,
    );
    return filled.length <= 1
      ? []
      : [`${filled.length} things to do: ${filled.map(({ textContent }) => textContent).join(" | ")}`];
  });
}

/** Words under the smallest type, and controls under the smallest target. A link within a sentence is as high as its line. */
function tooSmall(page: Page, look: Look): Promise<string[]> {
  return page.evaluate(({ type, target }) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page, which has nothing from outside
    const seen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const found: string[] = [];

    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      const element = text.parentElement!;
      // A raised number beside a word, and the drawing of a menu, are no words to read.
      if (text.nodeValue!.trim() === "" || !seen(element) || element.closest("sup, svg")) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < type) found.push(`type of ${size} px: ${element.outerHTML.slice(0, 140)}`);
    }
    for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      const box = control.closest("label.choice, label.button") ?? control;
      const { display, clipPath } = getComputedStyle(box);
      // What is cut away until it has the focus is no target for a thumb.
      if (!seen(box) || display === "inline" || clipPath !== "none") continue;
      const { width, height } = box.getBoundingClientRect();
      if (Math.min(width, height) < target - 0.5) {
        found.push(
          `target of ${Math.round(width)} × ${Math.round(height)} px: ${box.outerHTML.slice(0, 140)}`,
        );
      }
    }
    return [...new Set(found)];
  }, look);
}
