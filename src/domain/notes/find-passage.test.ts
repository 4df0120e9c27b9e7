import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findPassage } from "./find-passage.ts";
import { passageOf, type Stretch } from "./passage.ts";
import { inOneRow } from "./row.ts";

const text = [
  "一、为什么学",
  "要坚持理论联系实际，把学习同解决问题结合起来。坚持群众路线，多听群众的意见。",
  "流动党员要在流入地参加学习，也可以自己学。坚持群众路线，不走过场。",
  "二、怎么学",
  "每人至少写两篇体会。要坚持理论联系实际，少讲空话，多办实事。",
  "年纪大的同志，由支部派人送学上门。",
];

function stretchOf(words: string, nth = 0, blocks = text): Stretch {
  const row = inOneRow(blocks);
  let at = row.words.indexOf(words);
  for (let i = 0; i < nth; i++) at = row.words.indexOf(words, at + 1);
  const [from, to] = [row.pointAt(at), row.pointAt(at + words.length)];
  return { block: from.block, start: from.offset, endBlock: to.block, end: to.offset };
}

function find(words: string, next: readonly string[], nth = 0): string | undefined {
  const found = findPassage(next, passageOf(text, stretchOf(words, nth)));
  return found && passageOf(next, found).quote;
}

test("in the same version it is where it was", () => {
  const stretch = stretchOf("坚持群众路线", 1);
  expect(findPassage(text, passageOf(text, stretch))).toEqual(stretch);
});

test("of the same words in several places it is the one with the same surroundings, wherever that has moved", () => {
  const moved = [text[3]!, text[4]!, text[0]!, "新加的一段。", text[2]!, text[1]!];
  const found = findPassage(moved, passageOf(text, stretchOf("坚持群众路线", 1)));
  expect(found).toMatchObject({ block: 4, start: text[2]!.indexOf("坚持群众路线") });
});

test("the sentence around it is gone: the same words elsewhere are not it", () => {
  const without = text.map((words) => words.replace("坚持群众路线，不走过场。", ""));
  expect(find("坚持群众路线", without, 1)).toBeUndefined();
  expect(find("由支部派人送学上门", text.slice(0, 5))).toBeUndefined();
});

test("a word in it was put right: it is still found, to its edges", () => {
  const next = text.map((words) => words.replace("两篇体会", "二至三篇体会"));
  expect(find("每人至少写两篇体会", next)).toBe("每人至少写二至三篇体会");
  const edge = text.map((words) => words.replace("流动党员要在", "外出党员可以在"));
  expect(find("流动党员要在流入地参加学习", edge)).toBe("外出党员可以在流入地参加学习");
});

test("a short word that was replaced is gone", () => {
  const next = text.map((words) => words.replace("多办实事", "多跑几趟"));
  expect(find("实事", next)).toBeUndefined();
});

test("paragraphs that were joined, or parted, are no change of the words", () => {
  const joined = [text[0]!, text[1]! + text[2]!, ...text.slice(3)];
  expect(find("多听群众的意见。\n流动党员要在流入地", joined)).toBe("多听群众的意见。流动党员要在流入地");
  const parted = [...text.slice(0, 5), "年纪大的同志，", "由支部派人送学上门。"];
  expect(find("年纪大的同志，由支部派人送学上门。", parted)).toBe("年纪大的同志，\n由支部派人送学上门。");
});

test("a whole block is found by being one", () => {
  expect(find("二、怎么学", ["前言", ...text])).toBe("二、怎么学");
});

test("of paragraphs that are made after one pattern, none is taken for another", () => {
  const alike = Array.from(
    { length: 20 },
    (_, i) => `第${i + 1}组到河东，看渠三处，帮工两天，晚上回来汇报。`,
  );
  const next = alike.map((words, i) => (i === 4 ? "这一组的事另写一份。" : words));
  const place = passageOf(alike, { block: 4, start: 0, endBlock: 4, end: alike[4]!.length });
  expect(findPassage(next, place)).toBeUndefined();
  expect(findPassage(["前言", ...alike], place)).toMatchObject({ block: 5, start: 0, end: alike[4]!.length });
});

test("a word was put right in it, and another paragraph says the very same as before: it stays where it was", () => {
  const places = ["渠上", "坡上", "学堂", "河滩", "渡口"];
  const alike = places.map((place, i) => `第${i + 1}天早上起雾，河对岸的山看不见；上午去${place}。`);
  const quote = "河对岸的山看不见";
  const start = alike[2]!.indexOf(quote);
  const place = passageOf(alike, { block: 2, start, endBlock: 2, end: start + quote.length });
  const next = alike.map((words, i) => (i === 2 ? words.replace("河对岸", "河的对岸") : words));
  expect(findPassage(["前言", ...next], place)).toMatchObject({
    block: 3,
    start,
    end: start + quote.length + 1,
  });
});

test("a quote of thousands of characters with many changes is found by its ends", () => {
  const sentence = (i: number): string =>
    `第${i}天上午看渠，量坡地${(i * 37) % 101}亩，来了${(i * 13) % 29}个人；`;
  const long = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 6 }, (_, j) => sentence(6 * i + j)).join(""),
  );
  const stretch = { block: 3, start: 5, endBlock: 36, end: 40 };
  const next = [
    "加在前面的。",
    ...long.map((words, i) => (i % 3 === 0 ? words.replace("上午", "下午早些时候") : words)),
  ];
  const found = findPassage(next, passageOf(long, stretch));
  expect(found).toMatchObject({ block: 4, endBlock: 37 });
});

// A text as they are: phrases that are said again and again, with what is said once between them.
const phrase = fc.constantFrom(
  "坚持理论联系实际",
  "充分发挥先锋模范作用",
  "认真学习",
  "把学习同工作结合起来",
  "的",
  "在新的形势下",
);
/** undefined: words that stand nowhere else */
const sentence = fc.array(fc.option(phrase, { nil: undefined, freq: 1 }), { minLength: 2, maxLength: 5 });
const shape = fc.array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 12 });

function written(from: number, all: (string | undefined)[][][]): string[] {
  let next = from;
  const once = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + ((7 * next++) % 20_000))).join("");
  return all.map((block) =>
    block.map((parts) => `${[...parts.map((part) => part ?? once(6)), once(9)].join("，")}。`).join(""),
  );
}
const blocks = shape.map((all) => written(0, all));
const otherBlocks = shape.map((all) => written(10_000, all));

/** A text, a stretch of at least 12 characters in it, by shares. */
const marked = fc
  .tuple(blocks, fc.double({ min: 0, max: 0.99, noNaN: true }), fc.integer({ min: 12, max: 120 }))
  .map(([all, share, length]) => {
    const row = inOneRow(all);
    const from = row.pointAt(Math.max(1, Math.floor(share * (row.words.length - 14))));
    const to = row.pointAt(row.at(from.block, from.offset) + length);
    return { all, stretch: { block: from.block, start: from.offset, endBlock: to.block, end: to.offset } };
  })
  .filter(({ all, stretch: { block, start, endBlock, end } }) => {
    const whole = start < all[block]!.length && end > 0;
    return whole && passageOf(all, { block, start, endBlock, end }).quote.length >= 12;
  });

test("whatever is put in and taken out in other paragraphs, it is found exactly", () => {
  fc.assert(
    fc.property(marked, otherBlocks, fc.nat(), ({ all, stretch }, added, seed) => {
      const cut = seed % (stretch.block + 1);
      const next = [
        ...all.slice(0, cut),
        ...added,
        ...all.slice(stretch.block, stretch.endBlock + 1),
        ...added.map((words) => `又，${words}`),
      ];
      const found = findPassage(next, passageOf(all, stretch));
      const by = cut + added.length - stretch.block;
      expect(found).toEqual({ ...stretch, block: stretch.block + by, endBlock: stretch.endBlock + by });
    }),
    { numRuns: 300 },
  );
});

test("a few characters changed in it and around it: it is found where it was, to within what was changed", () => {
  const edits = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("换", "", "加上")),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(
      marked.filter(({ all, stretch }) => passageOf(all, stretch).quote.length >= 24),
      edits,
      ({ all, stretch }, changes) => {
        const row = inOneRow(all);
        const begin = row.at(stretch.block, stretch.start);
        const end = row.at(stretch.endBlock, stretch.end);
        // Characters of the row that say where they came from.
        const from = Array.from(row.words, (character, at) => ({ character, at }));
        for (const [share, words] of changes) {
          const at = Math.floor(Math.max(1, begin - 10) + share * (end + 10 - begin));
          const one = from.find((each) => each.at === at && each.character !== "\n");
          if (one && one.at < row.words.length - 1)
            one.character = words === "加上" ? `${one.character}加上` : words;
        }
        const next = from
          .map(({ character }) => character)
          .join("")
          .slice(1, -1)
          .split("\n");
        const lengthTo = (to: number): number =>
          from.slice(0, to).reduce((sum, { character }) => sum + character.length, 0);
        const found = findPassage(next, passageOf(all, stretch));
        expect(found).toBeDefined();
        const nextRow = inOneRow(next);
        expect(Math.abs(nextRow.at(found!.block, found!.start) - lengthTo(begin))).toBeLessThanOrEqual(
          2 * changes.length + 2,
        );
        expect(Math.abs(nextRow.at(found!.endBlock, found!.end) - lengthTo(end))).toBeLessThanOrEqual(
          2 * changes.length + 2,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("its paragraphs are gone: nothing is found, whatever phrases stand elsewhere", () => {
  fc.assert(
    fc.property(marked, ({ all, stretch }) => {
      // Around it too: what stood beside it would speak for it.
      const next = [...all.slice(0, stretch.block), ...all.slice(stretch.endBlock + 1)];
      const found = findPassage(next, passageOf(all, stretch));
      expect(found && passageOf(next, found).quote).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
