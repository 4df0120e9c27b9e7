import type { StudyText } from "./study-text.ts";

/** Pictures of one text at the most: each member's feed carries their names. */
export const TEXT_PICTURES = 100;

export type Block = StudyText["blocks"][number];
export type PictureBlock = Extract<Block, { t: "pic" }>;

/**
 * The words of a block: what is read aloud, searched and counted, and what the offsets of places go into. The mark of an item or
 * a note is not among them. Cells of a table are parted by a tab, rows by a line break: one character each.
 */
export function wordsOf(block: Block): string {
  if (block.t === "table") return block.rows.map((row) => row.join("\t")).join("\n");
  return block.t === "pic" ? block.alt : block.text;
}

/** Offset of the first character of each cell, in rows. */
export function cellOffsets(rows: readonly (readonly string[])[]): number[][] {
  let at = 0;
  return rows.map((row) =>
    row.map((cell) => {
      const from = at;
      at += cell.length + 1;
      return from;
    }),
  );
}

/** Pictures of a text, each once: what an entry that names the text must name too, so that its readers may have them. */
export function picturesOf(text: StudyText): { blob: string; size: number }[] {
  const sizes = new Map<string, number>();
  for (const block of text.blocks) if (block.t === "pic") sizes.set(block.picture, block.size);
  return [...sizes].map(([blob, size]) => ({ blob, size }));
}
