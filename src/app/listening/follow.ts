import { signal, type ReadonlySignal } from "@preact/signals";
import { rangeOf } from "../pages/texts/place-in-text.ts";
import type { Piece } from "./pieces.ts";

/** Between the lit line and the edges of what is seen. */
const MARGIN = 12;

/** Lights what is heard, and keeps it in sight until somebody scrolls away by hand. */
export interface Following {
  /** what is heard is out of sight, and he wanted it so */
  readonly isAway: ReadonlySignal<boolean>;
  /** @param share of the piece that was heard, 0 to 1 */
  show(piece: Piece, share: number): void;
  /** All was heard: what stands behind the last line comes into sight. */
  showEnd(): void;
  goBack(): void;
  close(): void;
}

/**
 * @param words the text on the page
 * @param bottom where the bar begins that covers the page, px from the top of the screen
 */
export function openFollowing(words: HTMLElement, bottom: () => number): Following {
  const isAway = signal(false);
  let shown: { piece: Piece; share: number } | undefined;
  let lit: HTMLElement | undefined;
  /** where the page stands by our doing */
  let scrolledTo: number | undefined;

  function light(piece: Piece): void {
    const element = words.querySelector<HTMLElement>(`[data-block="${piece.block}"]`) ?? undefined;
    if (lit !== element) {
      lit?.removeAttribute("aria-current");
      element?.setAttribute("aria-current", "true");
      lit = element;
    }
    // Without these highlights (Safari before 17.2) the paragraph is lit, and the sentence is not.
    if (typeof Highlight === "undefined") return;
    const range = piece.sound ? undefined : rangeOf(words, piece);
    if (range) CSS.highlights.set("said", new Highlight(range));
    else CSS.highlights.delete("said");
  }

  /** The sentence, or the paragraph; of what is higher than the screen the line that is about to be heard. */
  function box(): { top: number; bottom: number; isLine: boolean } | undefined {
    if (!shown || !lit) return undefined;
    const { piece, share } = shown;
    const around = (piece.sound ? undefined : rangeOf(words, piece)) ?? lit;
    const { top, bottom: end, height } = around.getBoundingClientRect();
    if (height <= bottom() - 2 * MARGIN) return { top, bottom: end, isLine: false };
    const line = top + share * height;
    return { top: line - MARGIN, bottom: line + MARGIN, isLine: true };
  }

  function bringInSight(): void {
    const here = box();
    if (!here || (here.top >= 0 && here.bottom <= bottom())) return;
    const room = bottom() - (here.bottom - here.top);
    scrollBy({ top: here.top - Math.min(room / 3, room - MARGIN), behavior: "instant" });
    scrolledTo = scrollY;
  }

  function scrolled(): void {
    const isOurs = scrolledTo !== undefined && Math.abs(scrollY - scrolledTo) < 2;
    scrolledTo = undefined;
    if (isOurs) return;
    const here = box();
    // Back where it is heard, by hand too: it is followed again.
    isAway.value = here !== undefined && (here.bottom < 0 || here.top > bottom());
  }

  addEventListener("scroll", scrolled, { passive: true });
  return {
    isAway,
    show(piece, share) {
      const isNew = shown?.piece !== piece;
      shown = { piece, share };
      if (isNew || !lit?.isConnected) light(piece);
      if (isAway.value) return;
      // Who has moved the page a little is not pulled back in the middle of a paragraph; but what goes on below the edge is followed.
      const here = box();
      if (isNew || (here?.isLine && (here.bottom > bottom() || here.top < 0))) bringInSight();
    },
    showEnd() {
      if (isAway.value) return;
      const end = words.getBoundingClientRect().bottom;
      if (end > bottom() / 3) scrollBy({ top: end - bottom() / 3, behavior: "instant" });
      scrolledTo = scrollY;
    },
    goBack() {
      isAway.value = false;
      bringInSight();
    },
    close() {
      removeEventListener("scroll", scrolled);
      lit?.removeAttribute("aria-current");
      if (typeof Highlight !== "undefined") CSS.highlights.delete("said");
    },
  };
}
