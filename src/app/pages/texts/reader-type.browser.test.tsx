// The numbers of the reader's type, read from what Chromium has computed and laid out.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay, typeSizes, type TypeSize } from "../../settings/display.ts";
import { county, studyText } from "../../testing/county.ts";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { show } from "../../testing/show.tsx";
import { forgetReadings } from "../../texts/readings.ts";

const content = studyText(60);

beforeEach(async () => {
  show(null, memoryPhone());
  forgetReadings();
  await page.viewport(360, 740);
  changeDisplay({ elder: false, size: 18, theme: undefined, justify: false, narrow: false });
  await open();
});
afterEach(async () => {
  changeDisplay({ elder: false, size: 18, justify: false, narrow: false });
  document.querySelector("style[data-override]")?.remove();
  await phonesOwnType(16);
  await page.viewport(360, 740);
});

async function open(): Promise<void> {
  const phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(content));
  goTo("/texts/text-1");
  show(<App />, phone);
  await vi.waitFor(() => expect(paragraphs()).toHaveLength(54), 10_000);
}

const paragraphs = () => [...document.querySelectorAll<HTMLElement>(".reading .words p")];
const long = () => document.querySelector<HTMLElement>('.reading [data-block="2"]')!;
const px = (value: string) => Number.parseFloat(value);

const looks: { elder: boolean; size: TypeSize }[] = [
  ...typeSizes.map((size) => ({ elder: false, size })),
  ...typeSizes.filter((size) => size >= 20).map((size) => ({ elder: true, size })),
];

for (const { elder, size } of looks) {
  test(`${elder ? "长辈版" : "ordinary"}, size ${size}: type, lines, gaps, indent`, () => {
    changeDisplay({ elder });
    changeDisplay({ size });
    const style = getComputedStyle(long());
    expect(px(style.fontSize)).toBeCloseTo(size, 1);
    expect(px(style.fontSize)).toBeGreaterThanOrEqual(elder ? 20 : 18);
    expect(px(style.lineHeight) / px(style.fontSize)).toBeGreaterThanOrEqual(1.75);
    expect(px(style.textIndent) / px(style.fontSize)).toBeCloseTo(2);
    expect(style.textAlign).toBe("start");
    const [one, next] = [long(), long().nextElementSibling as HTMLElement];
    const gap = next.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
    expect(gap / px(style.lineHeight)).toBeGreaterThanOrEqual(1.49);
  });
}

test("what is typed anywhere is in rem: it grows with the phone's own type", async () => {
  changeDisplay({ size: 20 });
  await phonesOwnType(24);
  expect(px(getComputedStyle(long()).fontSize)).toBeCloseTo(30, 1);
  expect(px(getComputedStyle(page.getByRole("button", { name: "字体" }).element()).fontSize)).toBe(30);
});

for (const width of [320, 360, 768, 1280]) {
  test(`${width} px wide: at most 40 characters a line, the narrow line is shorter`, async () => {
    await page.viewport(width, 740);
    for (const size of typeSizes) {
      changeDisplay({ size, narrow: false });
      const ordinary = longestLine();
      expect(ordinary, `${size} px`).toBeLessThanOrEqual(40);
      changeDisplay({ narrow: true });
      // Where hardly ten characters have room, none is given away.
      expect(longestLine(), `${size} px, narrow`).toBeLessThan(ordinary > 12 ? ordinary : ordinary + 1);
      expect(longestLine(), `${size} px, narrow`).toBeGreaterThanOrEqual(8);
    }
  });
}

test("both edges even is a choice, and what was chosen is there the next time", () => {
  changeDisplay({ justify: true, narrow: true, size: 24, theme: "sepia" });
  expect(getComputedStyle(long()).textAlign).toBe("justify");
  expect(JSON.parse(localStorage.getItem("songxue display") ?? "")).toEqual({
    elder: false,
    justify: true,
    narrow: true,
    size: 24,
    theme: "sepia",
  });
});

test("Chinese type: the language is named, the fonts are the phone's, punctuation and Latin words are spaced where it can be", () => {
  expect(document.documentElement.lang).toBe("zh-CN");
  expect([...document.fonts]).toEqual([]);
  const style = getComputedStyle(long());
  const wanted = { textSpacingTrim: "trim-start", textAutospace: "normal" };
  for (const [property, value] of Object.entries(wanted)) {
    if (property in style) expect(style[property as "color"], property).toBe(value);
  }
});

test("长辈版 begins at 22 px and goes back to 18", () => {
  changeDisplay({ elder: true });
  expect(px(getComputedStyle(long()).fontSize)).toBeCloseTo(22, 1);
  changeDisplay({ elder: false });
  expect(px(getComputedStyle(long()).fontSize)).toBeCloseTo(18, 1);
});

for (const elder of [false, true]) {
  const least = elder ? 60 : 44;
  for (const width of [320, 360]) {
    test(`${elder ? "长辈版" : "ordinary"}, ${width} px: no control of the reader is under ${least} px`, async () => {
      await page.viewport(width, 740);
      changeDisplay({ elder });
      expect(controlsUnder(least)).toEqual([]);
      for (const name of ["目录", "字体"]) {
        await page.getByRole("button", { name }).click();
        await expect.element(page.getByRole("dialog")).toBeVisible();
        expect(controlsUnder(least), name).toEqual([]);
        expect(sideways(), name).toEqual([]);
        document.querySelector<HTMLButtonElement>("dialog .stack > .button.block:last-child")?.click();
        await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
      }
    });
  }
}

// A screen of 640 × 740 at 200 % is one of 320 × 370; and 320 at the largest type.
for (const { name, width, height, elder, size } of [
  { name: "320 px wide", width: 320, height: 600, elder: false, size: 18 },
  { name: "320 px wide, 长辈版, the largest type", width: 320, height: 600, elder: true, size: 30 },
  { name: "200 % zoom", width: 320, height: 370, elder: false, size: 18 },
  { name: "200 % zoom, 长辈版", width: 320, height: 370, elder: true, size: 22 },
] as const) {
  for (const spaced of [false, true]) {
    test(`${name}${spaced ? ", text spacing overridden" : ""}: nothing is lost, nothing goes sideways`, async () => {
      await page.viewport(width, height);
      changeDisplay({ elder });
      changeDisplay({ size });
      if (spaced) overrideSpacing();
      expect(sideways()).toEqual([]);
      expect(cutOff()).toEqual([]);
      expect(barsShare()).toBeLessThan(0.4);
      await page.getByRole("button", { name: "字体" }).click();
      expect(sideways()).toEqual([]);
      expect(cutOff()).toEqual([]);
    });
  }
}

for (const { elder, size } of [
  { elder: false, size: 18 },
  { elder: true, size: 22 },
  { elder: true, size: 30 },
] as const) {
  for (const spaced of [false, true]) {
    test(`查找, ${elder ? "长辈版" : "ordinary"} ${size} px, 320 px wide${spaced ? ", spacing overridden" : ""}: large enough, nothing lost`, async () => {
      await page.viewport(320, 600);
      changeDisplay({ elder });
      changeDisplay({ size });
      if (spaced) overrideSpacing();
      await page.getByRole("button", { name: "查找" }).click();
      await userEvent.fill(page.getByRole("searchbox"), "网络");
      await expect.element(page.getByText(/^第 1 处/)).toBeVisible();
      for (const path of ["the text", "all texts"]) {
        if (path === "all texts") {
          goTo("/search?q=网络");
          await expect.element(page.getByText(/篇里有 \d+ 处/)).toBeVisible();
        }
        expect(controlsUnder(elder ? 60 : 44), path).toEqual([]);
        expect(sideways(), path).toEqual([]);
        expect(cutOff(), path).toEqual([]);
      }
    });
  }
}

/** WCAG 1.4.12 */
function overrideSpacing(): void {
  const style = document.createElement("style");
  style.dataset["override"] = "";
  style.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`;
  document.head.append(style);
}

function longestLine(): number {
  const node = long().firstChild as Text;
  const range = document.createRange();
  const lines = new Map<number, number>();
  for (let i = 0; i < Math.min(node.length, 400); i++) {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const { top } = range.getBoundingClientRect();
    lines.set(Math.round(top), (lines.get(Math.round(top)) ?? 0) + 1);
  }
  return Math.max(...lines.values());
}

function controlsUnder(least: number): string[] {
  return [...document.querySelectorAll<HTMLElement>("a[href], button, input, summary")]
    .map((control) => control.closest<HTMLElement>("label.choice") ?? control)
    .filter((box) => box.checkVisibility() && getComputedStyle(box).clipPath === "none")
    .filter((box) => {
      const { width, height } = box.getBoundingClientRect();
      return Math.min(width, height) < least - 0.5;
    })
    .map((box) => box.outerHTML.slice(0, 120));
}

function sideways(): string[] {
  if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}

/** Words that stand in a box which is smaller than they are and does not let them be scrolled to. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((element) => element.checkVisibility() && element.textContent !== "")
    .filter((element) => !element.classList.contains("out-of-sight"))
    .filter((element) => {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === "inline") return false;
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const isWider = element.scrollWidth > element.clientWidth + 1;
      const isHigher = element.scrollHeight > element.clientHeight + 1;
      const control = element.matches("button, a.button");
      return (isWider && (control || hides(overflowX))) || (isHigher && (control || hides(overflowY)));
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

/** How much of the screen is not the text's. */
function barsShare(): number {
  const fixed = [...document.querySelectorAll(".reading-bar")].filter(
    (bar) => getComputedStyle(bar).position === "fixed",
  );
  return fixed.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0) / innerHeight;
}

/** What the person chose in the phone, where 16 px is what it came with. */
async function phonesOwnType(standard: number): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: unknown): Promise<unknown> };
  await session.send("Page.setFontSizes", { fontSizes: { standard, fixed: 13 } });
}
