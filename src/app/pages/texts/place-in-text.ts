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

/**
 * @param below px from the upper edge of the screen
 * @returns false where that block is not on the page (yet)
 */
export function scrollToPoint(words: HTMLElement, { block, offset }: TextPoint, below = margin): boolean {
  const element = words.querySelector<HTMLElement>(`[data-block="${block}"]`);
  if (!element) return false;
  scrollBy({ top: topOf(element, offset) - below, behavior: "instant" });
  return true;
}

/** The first and the last block of which something is on the screen. */
export function blocksInSight(words: HTMLElement): [first: number, last: number] {
  const inSight = ([...words.children] as HTMLElement[]).filter((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > margin && top < innerHeight;
  });
  return [Number(inSight[0]?.dataset["block"] ?? 0), Number(inSight.at(-1)?.dataset["block"] ?? -1)];
}

/** Characters of a block as they stand on the page; undefined where they are not drawn (the words of a picture). */
export function rangeOf(
  words: HTMLElement,
  { block, from, to }: { block: number; from: number; to: number },
): Range | undefined {
  const element = words.querySelector<HTMLElement>(`[data-block="${block}"]`);
  const texts = element ? placedTexts(element) : [];
  const first = texts.find(({ at, text }) => from < at + text.length);
  const last = texts.filter(({ at }) => at < to).at(-1);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.text, Math.max(0, from - first.at));
  range.setEnd(last.text, Math.min(last.text.length, to - last.at));
  return range;
}

/** Each piece of text with the offset that it begins at. */
export function placedTexts(element: HTMLElement): { text: Text; at: number }[] {
  const cells = cellsOf(element);
  const parts = cells.length > 0 ? cells : [element];
  return parts.flatMap((part) => {
    let at = fromOf(part);
    return textsOf(part).map((text) => {
      const placed = { text, at };
      at += text.length;
      return placed;
    });
  });
}

function topOf(element: HTMLElement, offset: number): number {
  if (offset > 0) {
    const cell = cellsOf(element)
      .filter((one) => fromOf(one) <= offset)
      .at(-1);
    if (cell) return cell.getBoundingClientRect().top;
    const character = characterAt(textsOf(element), offset);
    if (character) return character.getBoundingClientRect().top;
  }
  return element.getBoundingClientRect().top;
}

/** The first character whose line lies at or below `y`: the lines go down as the characters go on, so halving finds it. */
function offsetAt(element: HTMLElement, y: number): number {
  // Cells of a row stand side by side: a place in a table is a row.
  const cells = cellsOf(element);
  if (cells.length > 0) return fromOf(cells.find((one) => one.getBoundingClientRect().bottom > y + 1));
  const texts = textsOf(element);
  let low = 0;
  let high = Math.max(0, texts.reduce((sum, { length }) => sum + length, 0) - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((characterAt(texts, middle)?.getBoundingClientRect().bottom ?? Infinity) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a block as they stand on the page; marks and buttons beside them are none of them. */
function textsOf(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.parentElement?.closest("[data-aside]") === null) texts.push(text);
  }
  return texts;
}

function characterAt(texts: readonly Text[], offset: number): Range | undefined {
  let from = 0;
  for (const text of texts) {
    if (offset < from + text.length) {
      const range = document.createRange();
      range.setStart(text, offset - from);
      range.setEnd(text, offset - from + 1);
      return range;
    }
    from += text.length;
  }
  return undefined;
}

function cellsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>("[data-from]")];
}

function fromOf(cell: HTMLElement | undefined): number {
  return Number(cell?.dataset["from"] ?? 0);
}
