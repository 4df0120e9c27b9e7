import type { Stretch } from "../../domain/notes/passage.ts";
import { rangesOfStretch } from "./stretch-of-range.ts";

export interface Mark {
  at: Stretch;
  /** there is more to it than the line */
  hasWords: boolean;
}

/** Under others that paint over the same words: what is searched for, and what is being read aloud. */
const BELOW = -1;

/**
 * Draws lines under words without touching the text: one where it is only marked, two where there is a note to it.
 * @returns takes them away
 */
export function paintMarks(page: HTMLElement, marks: readonly Mark[]): () => void {
  const ranges = (hasWords: boolean): Range[] =>
    marks.flatMap((mark) => (mark.hasWords === hasWords ? rangesOfStretch(page, mark.at) : []));
  const all = { "note-line": ranges(false), "note-words": ranges(true) };
  if (typeof Highlight === "undefined") return drawLines(page, all);
  for (const [name, some] of Object.entries(all)) {
    const highlight = new Highlight(...some);
    highlight.priority = BELOW;
    CSS.highlights.set(name, highlight);
  }
  return () => Object.keys(all).forEach((name) => CSS.highlights.delete(name));
}

/** Safari before 17.2 paints nothing over words: lines are laid under them, and again when the letters grow. */
function drawLines(page: HTMLElement, all: Record<string, readonly Range[]>): () => void {
  const layer = document.createElement("div");
  layer.className = "note-lines";
  layer.setAttribute("aria-hidden", "true");
  const draw = (): void => {
    const origin = layer.getBoundingClientRect();
    const lines = Object.entries(all).flatMap(([name, ranges]) =>
      ranges.flatMap((range) =>
        [...range.getClientRects()].map(({ left, bottom, width }) => {
          const line = document.createElement("span");
          line.className = name;
          Object.assign(line.style, {
            left: `${left - origin.left}px`,
            top: `${bottom - origin.top}px`,
            width: `${width}px`,
          });
          return line;
        }),
      ),
    );
    layer.replaceChildren(...lines);
  };
  page.parentElement?.append(layer);
  const watch = new ResizeObserver(draw);
  watch.observe(page);
  return () => {
    watch.disconnect();
    layer.remove();
  };
}
