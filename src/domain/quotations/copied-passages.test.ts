import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copiedPassages, LEAST_COPIED, writingOf } from "./copied-passages.ts";
import { type Copied, notYetQuoted, quote } from "./quotation.ts";

const source = [
  "秋收以后，村里的事情一件一件都要有人去做，做完了要让大家看得见。",
  "井边的那块石板，是去年冬天八个人抬上来的，到现在还没有一个人说得清是谁先开的口。",
];
const sentence = "井边的那块石板，是去年冬天八个人抬上来的";

function find(text: string, blocks: readonly string[] = source): string[] {
  return copiedPassages(writingOf(text), blocks).map(({ start, end }) => text.slice(start, end));
}

/** The slow and certain way: every pair of places. */
function findSlowly(text: string, block: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    for (let j = 0; j < block.length; j++) {
      if (i > 0 && j > 0 && text[i - 1] === block[j - 1]) continue;
      let length = 0;
      while (i + length < text.length && text[i + length] === block[j + length]) length += 1;
      if (length >= LEAST_COPIED) found.add(`${i} ${i + length}`);
    }
  }
  return found;
}

describe("copied passages", () => {
  it("are found with their place, as long as they go", () => {
    const text = `我想起老井。${sentence}，我父亲就在里面。`;
    const [passage, ...others] = copiedPassages(writingOf(text), source);
    expect(others).toEqual([]);
    expect(text.slice(passage!.start, passage!.end)).toBe(sentence);
    expect(passage).toMatchObject({ block: 1, length: 19 });
  });

  it("are the same words with other marks, blanks, widths and line breaks", () => {
    expect(find("井边的那块石板 是去年冬天八个人\n抬上来的！")).toEqual([
      "井边的那块石板 是去年冬天八个人\n抬上来的",
    ]);
    expect(
      find("第１２条：ＡＢ之间的距离不得小于３５米二", ["第12条 ab之间的距离不得小于35米二"]),
    ).toHaveLength(1);
  });

  it("are not what everybody says, nor what was said in one's own words", () => {
    expect(find("村里的事情一件一件都要有人去做")).toEqual([]);
    expect(find("石板是去年冬天大家一起抬到井边的，谁先开口已经说不清了。")).toEqual([]);
    expect(find("")).toEqual([]);
  });

  it("are found twice where they were copied twice, and across two paragraphs", () => {
    expect(find(`${sentence}。后来${sentence}。`)).toEqual([sentence, sentence]);
    expect(find("做完了要让大家看得见。\n井边的那块石板，是去年")).toEqual([
      "做完了要让大家看得见。\n井边的那块石板，是去年",
    ]);
  });

  it("are exactly those that comparing every pair of places finds", () => {
    const letters = fc.string({ unit: fc.constantFrom("甲", "乙"), maxLength: 40 });
    const piece = fc.oneof(letters, fc.tuple(fc.nat(40), fc.nat(40)));
    fc.assert(
      fc.property(letters, fc.array(piece, { maxLength: 4 }), (block, pieces) => {
        const text = pieces
          .map((one) => (typeof one === "string" ? one : block.slice(one[0], one[0] + one[1])))
          .join("");
        const found = copiedPassages(writingOf(text), [block]).map(({ start, end }) => `${start} ${end}`);
        expect(new Set(found)).toEqual(findSlowly(text, block));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the offer", () => {
  const of = (text: string): Copied[] =>
    copiedPassages(writingOf(text), source).map((one) => ({ ...one, text: "t", title: "老井" }));

  it("marks a passage with its source, and does not offer it again", () => {
    const text = `我想起老井。${sentence}。我父亲就在里面。`;
    const [offered] = notYetQuoted(text, of(text));
    const marked = quote(text, offered!);
    expect(marked).toBe(`我想起老井。“${sentence}。”（《老井》）我父亲就在里面。`);
    expect(notYetQuoted(marked, of(marked))).toEqual([]);
  });

  it("leaves alone what its writer has quoted, and sees what stands between two quotations", () => {
    const quoted = `书里说“${sentence}”，我信。`;
    expect(notYetQuoted(quoted, of(quoted))).toEqual([]);
    const between = `“好”${sentence}“好”`;
    expect(notYetQuoted(between, of(between))).toHaveLength(1);
  });

  it("offers the longest where several lie over each other", () => {
    const text = `${sentence}，到现在`;
    const shorter = { start: 0, end: 18, length: 16, block: 0, text: "u", title: "另一篇" };
    expect(notYetQuoted(text, [shorter, ...of(text)]).map(({ title }) => title)).toEqual(["老井"]);
  });
});
