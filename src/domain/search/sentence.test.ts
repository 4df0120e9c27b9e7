import { assert, constantFrom, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { sentenceOf } from "./sentence.ts";

const words = "他说：“路要让人。”大家都点头，会就散了。第二天，墙上多了一行字！";

test.each([
  ["点头", { before: "大家都", hit: "点头", after: "，会就散了。" }],
  ["路", { before: "他说：“", hit: "路", after: "要让人。”" }],
  ["一行字！", { before: "第二天，墙上多了", hit: "一行字！", after: "" }],
  ["散了。第二天", { before: "大家都点头，会就", hit: "散了。第二天", after: "，墙上多了一行字！" }],
])("%s stands in its sentence", (hit, expected) => {
  const from = words.indexOf(hit);
  expect(sentenceOf(words, { from, to: from + hit.length })).toEqual(expected);
});

test("a long sentence is cut and says so, and no character beyond the basic plane is halved", () => {
  const long = `${"𠮷".repeat(60)}路${"𠮷".repeat(60)}。`;
  const { before, after } = sentenceOf(long, { from: 120, to: 121 }, 10);
  expect(before).toBe(`…${"𠮷".repeat(10)}`);
  expect(after).toBe(`${"𠮷".repeat(10)}…`);
});

test("what it shows stands in the text as it is", () => {
  assert(
    property(
      string({ unit: constantFrom(...Array.from("路要让人。！”“…\n a")), minLength: 1, maxLength: 60 }),
      nat(),
      nat(),
      (words, a, b) => {
        const from = a % words.length;
        const to = from + 1 + (b % (words.length - from));
        const { before, hit, after } = sentenceOf(words, { from, to });
        expect(hit).toBe(words.slice(from, to));
        expect(words.slice(0, from).endsWith(before) || before.startsWith("…")).toBe(true);
        expect(words.slice(to).startsWith(after) || after.endsWith("…")).toBe(true);
      },
    ),
  );
});
