import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cellOffsets, picturesOf, wordsOf } from "./block-words.ts";

const pic = { t: "pic", picture: "a", type: "image/png", width: 1, height: 1, alt: "会场", size: 7 } as const;

it("every kind of block has words; marks are not among them", () => {
  expect(
    [
      { t: "h" as const, level: 1 as const, text: "题" },
      { t: "p" as const, text: "段" },
      { t: "li" as const, level: 2 as const, mark: "1.", text: "条" },
      { t: "note" as const, mark: "〔1〕", text: "注" },
      pic,
    ].map(wordsOf),
  ).toEqual(["题", "段", "条", "注", "会场"]);
});

it("the words of a table hold every cell at its offset", () => {
  const cell = fc.string({ maxLength: 5 });
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(rows, (rows) => {
      const words = wordsOf({ t: "table", head: false, rows });
      cellOffsets(rows).forEach((row, i) =>
        row.forEach((from, j) => expect(words.slice(from, from + rows[i]![j]!.length)).toBe(rows[i]![j])),
      );
    }),
  );
});

it("a picture that stands in a text twice is named once", () => {
  const text = { studyText: 1 as const, title: "", blocks: [pic, { t: "p" as const, text: "" }, pic] };
  expect(picturesOf(text)).toEqual([{ blob: "a", size: 7 }]);
});
