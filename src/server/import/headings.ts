import type { Block } from "../../protocol/block-words.ts";

const LONGEST_HEADING = 60;
const LEVELS: readonly (readonly [RegExp, 1 | 2 | 3])[] = [
  [/^第[一二三四五六七八九十百]+[章篇部编](?:[\s　]|(?=[^，。]))/, 1],
  [/^第[一二三四五六七八九十百]+节(?:[\s　]|(?=[^，。]))/, 2],
  [/^[一二三四五六七八九十]{1,3}、/, 1],
  [/^[（(][一二三四五六七八九十]{1,3}[)）]/, 2],
];

/** A heading is a short line with a number of its kind and no sentence that ends before its own end. */
export function asBlock(text: string): Extract<Block, { t: "h" | "p" }> {
  const level = LEVELS.find(([pattern]) => pattern.test(text))?.[1];
  const inner = text.slice(0, -1);
  if (level === undefined || text.length > LONGEST_HEADING || /[。！？!?；;：:×]/.test(inner))
    return { t: "p", text };
  return { t: "h", level, text };
}

const LONGEST_TITLE = 50;

/** The title that a text begins with, if it plainly has one. */
export function titleOf(blocks: readonly Block[]): string | undefined {
  const first = blocks[0];
  if (
    !first ||
    (first.t !== "p" && first.t !== "h") ||
    first.text.length > LONGEST_TITLE ||
    first.text.length < 2
  )
    return undefined;
  if (/[。！？!?：:；;，,、.]$/.test(first.text)) return undefined;
  return LEVELS.some(([pattern]) => pattern.test(first.text)) ? undefined : first.text;
}
