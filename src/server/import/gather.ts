import type { DraftBlock, FoundPicture, Removed } from "./draft.ts";

type Words = Exclude<DraftBlock, FoundPicture | { t: "table" }>;
/** What the next words are: everything of a block but its words. */
export type Role = { [T in Words["t"]]: Omit<Extract<Words, { t: T }>, "text"> }[Words["t"]];

/**
 * Blocks as a reader of a document comes upon them: words gather until the block ends, pictures between them come right behind
 * it.
 */
export class Gathering {
  readonly blocks: DraftBlock[] = [];
  readonly removed: Removed[];
  #role: Role = { t: "p" };
  #words = "";
  readonly #pictures: FoundPicture[] = [];

  constructor(removed: Removed[] = []) {
    this.removed = removed;
  }

  say(words: string): void {
    this.#words += words;
  }

  /** Ends what was before and begins something else. */
  begin(role: Role): void {
    this.end();
    this.#role = role;
  }

  end(): void {
    const text = tidy(this.#words);
    this.#words = "";
    if (text !== "") {
      this.blocks.push({ ...this.#role, text });
      // The mark of an item stands before its first words only.
      if (this.#role.t === "li") this.#role = { ...this.#role, mark: "" };
    }
    this.blocks.push(...this.#pictures.splice(0));
  }

  get role(): Role {
    return this.#role;
  }

  add(block: DraftBlock): void {
    this.end();
    this.blocks.push(block);
  }

  picture(picture: FoundPicture): void {
    this.#pictures.push(picture);
  }

  /** Where in the original something was left out: behind how many paragraphs. */
  remove(what: Removed["what"], text: string, where?: string): void {
    const words = text.replace(/\s+/g, " ").trim();
    if (words === "") return;
    this.removed.push({ where: where ?? `第 ${this.blocks.length + 1} 段附近`, what, text: words });
  }
}

/** Words without the white space that only a file needs: none between Chinese characters where a line was broken. */
export function tidy(words: string): string {
  return words
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD\u0000-\u0008\u000E-\u001F\u007F]/g, "")
    .replace(/(?<=[\u2E80-\u9fff\uff00-\uffef])[ \t]*[\r\n][\s]*(?=[\u2E80-\u9fff\uff00-\uffef])/g, "")
    .replace(/[ \t\r\n\f\u00A0]+/g, " ")
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}

/** The words of blocks as one text of several lines: what a cell of a table or a note holds. Pictures are apart. */
export function asLines(blocks: readonly DraftBlock[]): string {
  return blocks
    .map((block) => {
      if (block.t === "found") return "";
      if (block.t === "table") return block.rows.map((row) => row.filter(Boolean).join("　")).join("\n");
      return block.t === "li" || block.t === "note" ? `${block.mark} ${block.text}`.trim() : block.text;
    })
    .filter((line) => line !== "")
    .join("\n");
}

export function picturesIn(blocks: readonly DraftBlock[]): FoundPicture[] {
  return blocks.filter((block): block is FoundPicture => block.t === "found");
}
