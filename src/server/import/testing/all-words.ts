import { wordsOf } from "../../../protocol/block-words.ts";
import { ImportRefusal } from "../decode.ts";
import type { ImportedText } from "../finish.ts";
import { importFile } from "../import-text.ts";

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** All that is read of a text: title, marks, words. */
export function allWords({ text }: ImportedText): string {
  return [
    text.title,
    ...text.blocks.map((block) =>
      block.t === "li" || block.t === "note" ? `${block.mark}${block.text}` : wordsOf(block),
    ),
  ].join("\n");
}

/** What somebody is told of a file that is not imported. */
export async function refusal(fileName: string, bytes: Uint8Array, internal = false): Promise<string> {
  try {
    await importFile(fileName, bytes, internal);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
