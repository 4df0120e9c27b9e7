import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { cdp } from "vitest/browser";
import "./first-paint.css";
import { changeDisplay, themes, type Theme } from "../settings/display.ts";

const schemes = ["light", "dark"] as const;
const looks: { name: string; theme?: Theme; scheme: (typeof schemes)[number] }[] = [
  ...themes.map((theme) => ({ name: theme, theme, scheme: "light" as const })),
  // Who has chosen a theme keeps it, whatever the phone says.
  ...themes.map((theme) => ({ name: `${theme} on a dark phone`, theme, scheme: "dark" as const })),
  ...schemes.map((scheme) => ({ name: `as the phone: ${scheme}`, scheme })),
];

const words = ["ink", "muted", "red", "green", "amber"];
const grounds = ["paper", "card", "tint"];

beforeEach(() => changeDisplay({ elder: false, theme: undefined }));
afterAll(async () => {
  changeDisplay({ elder: false, theme: undefined });
  await phoneSays("light");
});

for (const elder of [false, true]) {
  // One set of colours for both: what 长辈版 asks is kept everywhere.
  const least = elder ? 7 : 4.5;
  for (const { name, theme, scheme } of looks) {
    test(`${elder ? "长辈版, " : ""}${name}: words at least ${least}:1, edges of controls 3:1`, async () => {
      await phoneSays(scheme);
      changeDisplay({ elder, theme });
      const pairs = [
        ...words.flatMap((word) => grounds.map((ground) => [word, ground, least] as const)),
        ["on-red", "red", least] as const,
        ["ink", "mark", least] as const,
        ["edge", "paper", 3] as const,
        ["edge", "card", 3] as const,
      ];
      const short = pairs
        .map(([over, under, wanted]) => ({ over, under, wanted, is: contrast(colour(over), colour(under)) }))
        .filter(({ is, wanted }) => is < wanted);
      expect(short).toEqual([]);
    });
  }
}

test("the five looks are five: no theme is another under a second name", async () => {
  await phoneSays("light");
  const seen = themes.map((theme) => {
    changeDisplay({ theme });
    return [...words, ...grounds].map((name) => String(colour(name))).join(" ");
  });
  expect(new Set(seen).size).toBe(themes.length);
  changeDisplay({ theme: undefined });
  expect(String(colour("paper"))).toBe(String([251, 248, 242]));
  await phoneSays("dark");
  expect(String(colour("paper"))).toBe(String([23, 20, 18]));
});

test("the phone's own bar is of the colour of the page, in a chosen theme too", () => {
  const first = () => document.querySelector<HTMLMetaElement>('meta[name="theme-color"]')?.content;
  const before = first();
  changeDisplay({ theme: "sepia" });
  expect(first()).toBe("#f3e7d0");
  changeDisplay({ theme: undefined });
  expect(first()).toBe(before);
});

type Rgb = readonly [number, number, number];

/** What a custom property comes to, as it is painted. */
function colour(name: string): Rgb {
  const probe = document.createElement("div");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
  probe.remove();
  if (r === undefined || g === undefined || b === undefined) throw new Error(`--${name} is no colour`);
  return [r, g, b];
}

/** As WCAG 2 reckons it. */
function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** prefers-color-scheme */
async function phoneSays(scheme: (typeof schemes)[number]): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: unknown): Promise<unknown> };
  await session.send("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value: scheme }],
  });
  await vi.waitFor(() => expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true));
}
