import { diffArrays, diffChars } from "diff";
import { wordsOf } from "../../../protocol/block-words.ts";
import type { StudyText } from "../../../protocol/study-text.ts";

export interface ChangePiece {
  text: string;
  how?: "added" | "removed";
}
/** One paragraph that is not as it was. */
export interface ParagraphChange {
  how: "added" | "removed" | "changed";
  /** its number in the new version; of one that went, of the paragraph that stands there now */
  at: number;
  /** of a changed one, what stayed, went and came; else the paragraph */
  pieces: readonly ChangePiece[];
}

/** Paragraphs that came and went: of more than that, nobody reads a list. */
const MOST_EDITS = 2_000;
/** Characters that came and went inside a paragraph: with more, it is another one. */
const MOST_CHARACTERS = 400;

/** What a new version changes, paragraph by paragraph, in the order of the text. undefined: it is another text. */
export function changesBetween(before: StudyText, after: StudyText): readonly ParagraphChange[] | undefined {
  const parts = diffArrays(lines(before), lines(after), { maxEditLength: MOST_EDITS });
  if (!parts) return undefined;
  const changes: ParagraphChange[] = [];
  let at = 1;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const next = parts[i + 1];
    if (!part.added && !part.removed) at += part.value.length;
    else if (part.removed && next?.added) {
      changes.push(...replaced(part.value, next.value, at));
      at += next.value.length;
      i += 1;
    } else {
      const how = part.added ? "added" : "removed";
      changes.push(...part.value.map((text, j) => whole(how, part.added ? at + j : at, text)));
      if (part.added) at += part.value.length;
    }
  }
  return changes;
}

/** Paragraphs in the place of others: one for one as far as they go. */
function replaced(before: readonly string[], after: readonly string[], from: number): ParagraphChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i): ParagraphChange[] => {
    const [old, fresh] = [before[i], after[i]];
    const at = from + Math.min(i, Math.max(0, after.length - 1));
    if (fresh === undefined) return [whole("removed", at, old!)];
    if (old === undefined) return [whole("added", at, fresh)];
    const pieces = diffChars(old, fresh, { maxEditLength: MOST_CHARACTERS });
    if (!pieces?.some(({ added, removed }) => !added && !removed))
      return [whole("removed", at, old), whole("added", at, fresh)];
    return [
      {
        how: "changed",
        at,
        pieces: pieces.map(({ value, added, removed }) => ({
          text: value,
          ...((added || removed) && { how: added ? ("added" as const) : ("removed" as const) }),
        })),
      },
    ];
  }).flat();
}

function whole(how: "added" | "removed", at: number, text: string): ParagraphChange {
  return { how, at, pieces: [{ text, how }] };
}

function lines({ title, blocks }: StudyText): string[] {
  return [title, ...blocks.map(wordsOf)];
}
