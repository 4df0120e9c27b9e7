import { array, assert, constantFrom, oneof, pre, property, string } from "fast-check";
import { expect, test } from "vitest";
import { findWords, needleOf, searchable } from "./find-words.ts";
import { foldWords, unfold } from "./fold-words.ts";

const find = (blocks: string[], query: string) => findWords(searchable(blocks), needleOf(query));
const found = (blocks: string[], query: string) =>
  find(blocks, query).map(({ block, from, to }) => blocks[block]!.slice(from, to));

test.each([
  ["full-width letters", "学习ＡＢＣ三项", "abc", "ＡＢＣ"],
  ["half-width letters", "学习abc三项", "ＡＢＣ", "abc"],
  ["digits", "共１２学时", "12学时", "１２学时"],
  ["punctuation", "记住，再做", "记住,再做", "记住，再做"],
  ["a radical out of a PDF", "⼀个⽀部", "一个支部", "⼀个⽀部"],
  ["a unit", "不少于30㎡", "30m2", "30㎡"],
  ["a number in a circle", "⑩最后", "10最后", "⑩最后"],
  ["an accent of its own", "cafe\u0301 见", "Café", "cafe\u0301"],
  ["beyond the basic plane", "姓𠮷的同志", "𠮷的", "𠮷的"],
  ["spaces", "第 一　课", " 第 一 课 ", "第 一　课"],
])("%s: found, and its place is that of the words as they stand", (_, words, query, expected) => {
  expect(found(["前言", words], query)).toEqual([expected]);
});

test("nothing is looked for where nothing is typed, and nothing is found across two paragraphs", () => {
  expect(find(["学习", "体会"], "   ")).toEqual([]);
  expect(find(["学习", "体会"], "学习体会")).toEqual([]);
  expect(find(["学习", "体会"], "学习\u0000体会")).toEqual([]);
});

test("not one over another, and a character that folds to several is one place", () => {
  expect(find(["哈哈哈哈哈"], "哈哈").map(({ from }) => from)).toEqual([0, 2]);
  expect(find(["等等……"], ".")).toEqual([
    { block: 0, from: 2, to: 3 },
    { block: 0, from: 3, to: 4 },
  ]);
});

const letters = Array.from("学习支部的一 abcＡＢＣé，,。、……㎡⼀①⑩ﬁ𠮷“”\t");
const someWords = array(oneof(constantFrom(...letters), string({ unit: "grapheme", maxLength: 2 })), {
  maxLength: 30,
}).map((parts) => parts.join("").replaceAll("\u0000", ""));

test("every place that is found reads as what was looked for, and lies in order", () => {
  assert(
    property(array(someWords, { maxLength: 5 }), someWords, (blocks, query) => {
      const needle = needleOf(query);
      let last = { block: 0, to: 0 };
      for (const { block, from, to } of find(blocks, query)) {
        expect(from).toBeLessThan(to);
        expect(foldWords(blocks[block]!.slice(from, to)).folded).toContain(needle);
        if (block === last.block) expect(from).toBeGreaterThanOrEqual(last.to);
        else expect(block).toBeGreaterThan(last.block);
        last = { block, to };
      }
    }),
  );
});

test("whatever stands in a text is found where it stands", () => {
  assert(
    property(
      someWords,
      string({ unit: constantFrom(...letters), minLength: 1, maxLength: 6 }),
      someWords,
      (before, words, after) => {
        const needle = needleOf(words);
        pre(needle !== "" && words.trim() === words && !/\s/.test(words));
        const block = `${before} ${words} ${after}`;
        const at = before.length + 1;
        const places = find(["", block], words);
        expect(places.some(({ from, to }) => from < at + words.length && to > at)).toBe(true);
      },
    ),
  );
});

test("short cut and long way fold alike", () => {
  assert(
    property(someWords, (words) => {
      // A character that is not simple sends all the rest the long way.
      const long = foldWords(`${words}㎡`);
      const short = foldWords(words);
      pre(short.from === undefined);
      expect(long.folded).toBe(`${short.folded}m2`);
      for (let i = 0; i < short.folded.length; i++)
        expect(unfold(long.from, i, i + 1)).toEqual(unfold(short.from, i, i + 1));
    }),
  );
});

test("words that hold nothing that folds are found in simple words as they stand: the short cut finds what the long way finds", () => {
  const chinese = constantFrom(...Array.from("学习支部的一，。、“”ＡＢa1１ "));
  assert(
    property(
      array(string({ unit: chinese }), { maxLength: 4 }),
      string({ unit: chinese, maxLength: 4 }),
      (blocks, query) => {
        // One that is not simple, behind all the others, sends them the long way.
        const long = find([...blocks, "㎡"], query);
        expect(find(blocks, query)).toEqual(long.filter(({ block }) => block < blocks.length));
      },
    ),
  );
});
