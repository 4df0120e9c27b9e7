import { effect, signal } from "@preact/signals";
import { ofProfile } from "../profiles/whose.ts";

/** How the app looks to this person on this phone. Kept beside the browser, not in the journal: it is nobody's business. */
export interface Display {
  /** 长辈版 */
  elder: boolean;
  /** px where the phone's own type is 16 */
  size: TypeSize;
  /** absent: as the phone has it */
  theme?: Theme;
  /** both edges of a text even */
  justify: boolean;
  /** lines shorter than they could be */
  narrow: boolean;
}
export const typeSizes = [18, 20, 22, 24, 27, 30] as const;
export type TypeSize = (typeof typeSizes)[number];
export const themes = ["light", "sepia", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

const place = ofProfile("songxue display");
const plain: Display = { elder: false, size: 18, justify: false, narrow: false };

export const display = signal<Display>(read());

effect(() => show(display.value, document.documentElement));

export function changeDisplay(change: Partial<Display>): void {
  const next = { ...display.value, ...change };
  // 长辈版 begins at 22 and has nothing under 20.
  if (change.elder === true) next.size = next.size < 22 ? 22 : next.size;
  if (change.elder === false) next.size = 18;
  if (next.elder && next.size < 20) next.size = 20;
  display.value = next;
  try {
    localStorage.setItem(place, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing shows it at least until it is closed.
  }
}

export function show(display: Display, root: HTMLElement): void {
  root.toggleAttribute("data-elder", display.elder);
  root.toggleAttribute("data-justify", display.justify);
  root.toggleAttribute("data-narrow", display.narrow);
  root.dataset["size"] = String(display.size);
  if (display.theme) root.dataset["theme"] = display.theme;
  else delete root.dataset["theme"];
  colourBar(display.theme && getComputedStyle(root).getPropertyValue("--paper"));
}

/** The phone's own bar above the page: the first that fits counts, and those of the page know only light and dark. */
function colourBar(paper: string | undefined): void {
  document.querySelector("meta[data-chosen]")?.remove();
  if (!paper) return;
  const bar = document.createElement("meta");
  bar.name = "theme-color";
  bar.content = paper;
  bar.dataset["chosen"] = "";
  document.head.prepend(bar);
}

function read(): Display {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Display>;
    return {
      elder: kept.elder === true,
      size: typeSizes.find((size) => size === kept.size) ?? plain.size,
      theme: themes.find((theme) => theme === kept.theme),
      justify: kept.justify === true,
      narrow: kept.narrow === true,
    };
  } catch {
    return plain;
  }
}
