import type { EssayRemark } from "./entries/essays.ts";
import type { BlobId } from "./ids.ts";

/** A passage of what was handed in: UTF-16 offsets, `start` < `end`. */
export interface Passage {
  start: number;
  end: number;
}

/** A remark with its place, or without: what somebody else's phone says of offsets need not be true. */
export type PlacedRemark<T extends EssayRemark> = { remark: T; number: number } & (
  { at: "text"; passage: Passage } | { at: "media"; blob: BlobId; second?: number } | { at: "whole" }
);

/** A paragraph of a text, cut where passages begin and end. */
export interface RemarkedParagraph extends Passage {
  pieces: readonly { text: string; start: number; numbers: readonly number[] }[];
}

/** Numbers remarks in the order given and looks where they belong. Never throws, whatever the offsets are. */
export function placeRemarks<T extends EssayRemark>(
  essay: { text: string; blobs: ReadonlySet<BlobId> },
  remarks: readonly T[],
): PlacedRemark<T>[] {
  return remarks.map((remark, i) => {
    const one = { remark, number: i + 1 };
    const { blob, second, start, end } = remark;
    if (blob !== undefined) {
      if (!essay.blobs.has(blob)) return { ...one, at: "whole" };
      const isMoment = second !== undefined && Number.isFinite(second) && second >= 0;
      return { ...one, at: "media", blob, ...(isMoment && { second }) };
    }
    const passage = start === undefined || end === undefined ? undefined : passageIn(essay.text, start, end);
    return passage ? { ...one, at: "text", passage } : { ...one, at: "whole" };
  });
}

/** Within the text, and never in the middle of a character. @returns undefined where nothing of it lies in the text */
export function passageIn(text: string, start: number, end: number): Passage | undefined {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
  let [from, to] = [Math.max(0, start), Math.min(text.length, end)];
  if (from >= to) return undefined;
  if (splitsCharacter(text, from)) from -= 1;
  if (splitsCharacter(text, to)) to += 1;
  return text.slice(from, to).trim() === "" ? undefined : { start: from, end: to };
}

/** Where the paragraphs of a text lie; lines without a word are none. */
export function paragraphsOf(text: string): Passage[] {
  const found: Passage[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() !== "") found.push({ start: index, end: index + line.length });
  }
  return found;
}

/** Passages may overlap and go over several paragraphs. */
export function remarkedParagraphs(
  text: string,
  passages: readonly { number: number; passage: Passage }[],
): RemarkedParagraph[] {
  return paragraphsOf(text).map(({ start, end }) => {
    const inside = passages.filter(({ passage }) => passage.start < end && passage.end > start);
    const cuts = new Set([start, end]);
    for (const { passage } of inside) {
      cuts.add(Math.max(start, passage.start));
      cuts.add(Math.min(end, passage.end));
    }
    const at = [...cuts].sort((a, b) => a - b);
    const pieces = at.slice(0, -1).map((from, i) => ({
      text: text.slice(from, at[i + 1]),
      start: from,
      numbers: inside
        .filter(({ passage }) => passage.start <= from && passage.end > from)
        .map(({ number }) => number),
    }));
    return { start, end, pieces };
  });
}

/** The first words of a passage, to say which it is: "那天散会以后，我和老周…" */
export function passageWords(text: string, { start, end }: Passage, most = 16): string {
  // Whole characters, not halves of them.
  const characters = Array.from(text.slice(start, end).replace(/\s+/g, " ").trim());
  return characters.length > most ? `${characters.slice(0, most).join("")}…` : characters.join("");
}

function splitsCharacter(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
}
