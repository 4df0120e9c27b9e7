/**
 * Marks what was found, and the place that one is at. The text itself is not touched: the browser paints over it. One that cannot
 * (Safari before 17.2) shows the place that one is at as selected.
 * @returns takes the marks away
 */
export function markFound(all: readonly Range[], here: Range | undefined): () => void {
  if (typeof Highlight === "undefined") return select(here);
  CSS.highlights.set("found", new Highlight(...all));
  if (here) {
    const mark = new Highlight(here);
    mark.priority = 1;
    CSS.highlights.set("found-here", mark);
  }
  return () => {
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-here");
  };
}

function select(range: Range | undefined): () => void {
  const selection = getSelection();
  // Who is typing keeps the cursor where it is.
  if (document.activeElement instanceof HTMLInputElement || !range) return () => undefined;
  selection?.removeAllRanges();
  selection?.addRange(range);
  return () => selection?.removeAllRanges();
}
