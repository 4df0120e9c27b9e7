/** Block and character at the top of the screen, and back to it: exact also in a paragraph that is longer than the screen. */
export interface TextPoint {
  block: number;
  offset: number;
}

const margin = 12;

/** Which block crosses the upper edge, and the character that its first visible line begins with. */
export function pointAtTop(words: HTMLElement): TextPoint | undefined {
  for (const element of words.children as HTMLCollectionOf<HTMLElement>) {
    const box = element.getBoundingClientRect();
    if (box.bottom <= margin) continue;
    const block = Number(element.dataset["block"]);
    return { block, offset: box.top >= 0 ? 0 : offsetAt(element, margin) };
  }
  return undefined;
}

/** @returns false where that block is not on the page (yet) */
export function scrollToPoint(words: HTMLElement, { block, offset }: TextPoint): boolean {
  const element = words.querySelector<HTMLElement>(`[data-block="${block}"]`);
  if (!element) return false;
  scrollBy({ top: topOf(element, offset) - margin, behavior: "instant" });
  return true;
}

function topOf(element: HTMLElement, offset: number): number {
  const node = element.firstChild;
  if (offset > 0 && node instanceof Text && offset < node.length) {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect().top;
  }
  return element.getBoundingClientRect().top;
}

/** The first character whose line lies at or below `y`: the lines go down as the characters go on, so halving finds it. */
function offsetAt(element: HTMLElement, y: number): number {
  const node = element.firstChild;
  if (!(node instanceof Text)) return 0;
  const range = document.createRange();
  let low = 0;
  let high = node.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(node, middle);
    range.setEnd(node, middle + 1);
    if (range.getBoundingClientRect().bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
