import * as fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsOf, passageIn, passageWords, placeRemarks, remarkedParagraphs } from "./essay-remarks.ts";

const text = "那天散会以后。\n\n渠是三十年前修的。\n现在浇地。";
const nothing = { text, blobs: new Set<string>() };

test("a remark stands at its passage, its recording or its page, else with the whole", () => {
  const essay = { text, blobs: new Set(["aa"]) };
  const remarks = [
    { words: "哪天？", start: 0, end: 2 },
    { words: "好听", blob: "aa", second: 12.5 },
    { words: "不是这一篇的录音", blob: "bb" },
    { words: "谢谢" },
  ];
  expect(placeRemarks(essay, remarks)).toEqual([
    { number: 1, remark: remarks[0], at: "text", passage: { start: 0, end: 2 } },
    { number: 2, remark: remarks[1], at: "media", blob: "aa", second: 12.5 },
    { number: 3, remark: remarks[2], at: "whole" },
    { number: 4, remark: remarks[3], at: "whole" },
  ]);
});

test("a passage over two paragraphs is marked in both, and where two overlap both numbers stand", () => {
  const pieces = remarkedParagraphs(text, [
    { number: 1, passage: { start: 4, end: 12 } },
    { number: 2, passage: { start: 10, end: 14 } },
  ]).map((paragraph) => paragraph.pieces.map((piece) => [piece.text, piece.numbers]));
  expect(pieces).toEqual([
    [
      ["那天散会", []],
      ["以后。", [1]],
    ],
    [
      ["渠", [1]],
      ["是三", [1, 2]],
      ["十年", [2]],
      ["前修的。", []],
    ],
    [["现在浇地。", []]],
  ]);
});

test("whatever offsets say, nothing breaks, no character is cut, and the text reads as it was handed in", () => {
  const offset = fc.oneof(
    fc.integer({ min: -5, max: 60 }),
    fc.double(),
    fc.constantFrom(2 ** 53, -Infinity, 50_000),
  );
  const words = fc.array(fc.constantFrom("渠", "😀", "\n", " ", "a", "\uD800"), { maxLength: 40 });
  fc.assert(
    fc.property(words, fc.array(fc.tuple(offset, offset), { maxLength: 8 }), (units, offsets) => {
      const essay = units.join("");
      const remarks = offsets.map(([start, end]) => ({ words: "", start, end }));
      const placed = placeRemarks({ text: essay, blobs: new Set() }, remarks);
      expect(placed).toHaveLength(remarks.length);
      const passages = placed.flatMap((one) =>
        one.at === "text" ? [{ number: one.number, passage: one.passage }] : [],
      );
      const shown = remarkedParagraphs(essay, passages);
      const lines = essay.split("\n").filter((line) => line.trim() !== "");
      expect(shown.map(({ pieces }) => pieces.map((piece) => piece.text).join(""))).toEqual(lines);
      for (const { number, passage } of passages) {
        expect(passage.start).toBeLessThan(passage.end);
        expect(shown.some(({ pieces }) => pieces.some(({ numbers }) => numbers.includes(number)))).toBe(true);
      }
      if (!essay.includes("\uD800"))
        for (const { pieces } of shown)
          for (const piece of pieces) expect(piece.text).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test("what lies outside the text, or is blank, is no passage", () => {
  expect(passageIn(text, 30, 90)).toBeUndefined();
  expect(passageIn(text, 5, 5)).toBeUndefined();
  expect(passageIn(text, 7, 9)).toBeUndefined();
  expect(passageIn(text, 20, 900)).toEqual({ start: 20, end: text.length });
  expect(placeRemarks(nothing, [{ words: "", start: 1 }])[0]!.at).toBe("whole");
  expect(paragraphsOf("\n \n")).toEqual([]);
});

test("a passage is named by its first words", () => {
  expect(passageWords(text, { start: 0, end: 4 })).toBe("那天散会");
  expect(passageWords(text, { start: 0, end: 20 }, 8)).toBe("那天散会以后。 …");
});
