import type { Stretch } from "../../domain/notes/passage.ts";
import { placedTexts, rangeOf } from "../pages/texts/place-in-text.ts";

/**
 * What of the text's words lies in a range, from its first character to its last; what stands beside the words is none of it, nor is
 * the space around them. @returns undefined where no word lies in it
 */
export function stretchOfRange(page: HTMLElement, range: Range): Stretch | undefined {
  if (!range.intersectsNode(page)) return undefined;
  const blocks = ([...page.children] as HTMLElement[]).filter((block) => range.intersectsNode(block));
  const parts = blocks.flatMap((element) => {
    const part = partOf(element, range);
    return part ? [part] : [];
  });
  const first = parts[0];
  const last = parts.at(-1);
  return first && last && { block: first.block, start: first.from, endBlock: last.block, end: last.to };
}

/** One range for each block, so that nothing between them is painted. */
export function rangesOfStretch(page: HTMLElement, { block, start, endBlock, end }: Stretch): Range[] {
  return Array.from({ length: endBlock - block + 1 }, (_, i) => ({
    block: block + i,
    from: i === 0 ? start : 0,
    to: block + i === endBlock ? end : Infinity,
  })).flatMap((part) => rangeOf(page, part) ?? []);
}

function partOf(element: HTMLElement, range: Range): { block: number; from: number; to: number } | undefined {
  const texts = placedTexts(element).filter(({ text }) => range.intersectsNode(text));
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) return undefined;
  const begin = first.text === range.startContainer ? range.startOffset : 0;
  const stop = last.text === range.endContainer ? range.endOffset : last.text.length;
  let from = first.at + begin;
  let to = last.at + stop;
  const words = (at: number): string => {
    const holder = texts.filter((one) => one.at <= at).at(-1);
    return holder?.text.data[at - holder.at] ?? "";
  };
  while (from < to && words(from).trim() === "") from += 1;
  while (to > from && words(to - 1).trim() === "") to -= 1;
  return from < to ? { block: Number(element.dataset["block"]), from, to } : undefined;
}
