import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyDifference, differenceBetween, reversed } from "./difference.ts";

/** [-removed] [+added] {-moved from here} {+moved to here} */
function shown(before: string, after: string): string {
  const marks = { same: "", removed: "-", added: "+" };
  return differenceBetween(before, after)
    .map(({ is, text, moved }) => {
      if (is === "same") return text;
      return moved ? `{${marks[is]}${text}}` : `[${marks[is]}${text}]`;
    })
    .join("");
}

test.each([
  ["我在工地上看书", "我下班后在工地看书", "我[+下班后]在工地[-上]看书"],
  ["今天，我们学习", "今天我们学习", "今天[-，]我们学习"],
  ["他很高兴。", "他很高兴。他很高兴。", "他很高兴。[+他很高兴。]"],
  [
    "三月五日学习了文件，大家都说好。",
    "四月六日学习了文件，大家都说很好。",
    "[-三月五][+四月六]日学习了文件，大家都说[+很]好。",
  ],
  ["昨天晚上我读了三遍", "今天早上我听了两遍", "[-昨天晚上我读了三][+今天早上我听了两]遍"],
  [
    "学了2025年的文件 hello world",
    "学了2026年的文件 hello there",
    "学了[-2025][+2026]年的文件 hello [-world][+there]",
  ],
  ["头一段。\n\n第二段。", "头一段。\n\n新的一段。\n\n第二段。", "头一段。\n\n[+新的一段。\n\n]第二段。"],
  [
    "第一句话说的是学习。第二句话说的是工作。第三句话说的是生活。",
    "第二句话说的是工作。第三句话说的是生活。第一句话说的是学习。",
    "{-第一句话说的是学习。}第二句话说的是工作。第三句话说的是生活。{+第一句话说的是学习。}",
  ],
  ["一家👨‍👩‍👧人", "一家👨‍👩‍👦人", "一家[-👨‍👩‍👧][+👨‍👩‍👦]人"],
  ["e\u0301好", "e\u0300好", "[-e\u0301][+e\u0300]好"],
  ["", "", ""],
  ["", "写了", "[+写了]"],
  ["写了", "", "[-写了]"],
])("%s → %s", (before, after, wanted) => {
  expect(shown(before, after)).toBe(wanted);
});

/** As people write it, with whatever a keyboard and a clipboard bring. */
const character = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("的", "一", "是", "不", "了", "在", "人", "我", "学", "习") },
  { weight: 2, arbitrary: fc.constantFrom("，", "。", "！", "“", "”", "\n", " ", "ab", "12", "\r\n") },
  { weight: 1, arbitrary: fc.constantFrom("😀", "👨‍👩‍👧", "🇨🇳", "👍🏽", "e\u0301", "\u0301", "\u200d", "𠮷") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2 }) },
  // half a character, as a broken program leaves it
  { weight: 1, arbitrary: fc.constantFrom("\ud83d", "\ude00") },
);
const text = fc.array(character, { maxLength: 120 }).map((all) => all.join(""));

/** What somebody does to a text between two versions. */
const edit = fc.record({
  does: fc.constantFrom("type", "remove", "move", "copy"),
  at: fc.nat(1_000),
  length: fc.nat(30),
  to: fc.nat(1_000),
  words: text,
});
const edited = fc.tuple(text, fc.array(edit, { maxLength: 6 })).map(([before, edits]) => {
  let after = before;
  for (const { does, at, length, to, words } of edits) {
    const from = at % (after.length + 1);
    const cut = after.slice(from, from + length);
    if (does !== "type" && does !== "copy") after = after.slice(0, from) + after.slice(from + length);
    const where = to % (after.length + 1);
    const put = does === "type" ? words : does === "remove" ? "" : cut;
    after = after.slice(0, where) + put + after.slice(where);
  }
  return [before, after] as const;
});

function expectSound(before: string, after: string): void {
  const runs = differenceBetween(before, after);
  expect(applyDifference(before, runs)).toBe(after);
  expect(applyDifference(after, reversed(runs))).toBe(before);
  expect(runs.every((run) => run.text !== "")).toBe(true);
  for (let i = 1; i < runs.length; i++) {
    expect(runs[i]!.is).not.toBe(runs[i - 1]!.is);
    expect([runs[i - 1]!.is, runs[i]!.is]).not.toEqual(["added", "removed"]);
  }
}

test("applied to the one text it gives the other, and back, whatever was written and edited", () => {
  fc.assert(
    fc.property(edited, ([before, after]) => expectSound(before, after)),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(text, text, (before, after) => expectSound(before, after)),
    { numRuns: 200 },
  );
});

test("a text is no different from itself", () => {
  fc.assert(
    fc.property(text, (it) => {
      expect(differenceBetween(it, it)).toEqual(it === "" ? [] : [{ is: "same", text: it }]);
    }),
  );
});

test("no difference cuts a character in two", () => {
  const whole = fc.array(fc.constantFrom("😀", "😁", "👍", "👍🏽", "👨‍👩‍👧", "👨‍👩‍👦", "é", "e", "𠮷", "𠮶"), {
    maxLength: 30,
  });
  const segments = new Intl.Segmenter("zh-CN");
  const cut = (of: string): string[] => [...segments.segment(of)].map(({ segment }) => segment);
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const [before, after] = [a.join("，"), b.join("，")];
      const runs = differenceBetween(before, after);
      const was = runs.filter(({ is }) => is !== "added").flatMap(({ text: its }) => cut(its));
      expect(was).toEqual(cut(before));
    }),
  );
});

test("a typed sentence among many is one change of just these words", () => {
  const sentence = "每天下班以后我都在宿舍里读十分钟，";
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [head, tail] = [`${a}开头。`, `结尾，${b}`];
      const changes = differenceBetween(head + tail, head + sentence + tail).filter(
        ({ is }) => is !== "same",
      );
      expect(changes).toEqual([{ is: "added", text: sentence }]);
    }),
  );
});

/** The same each time; of `kinds` different characters. */
function anyOf(kinds: number, length: number, seed: number): string {
  let state = seed;
  let out = "";
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    out += String.fromCharCode(0x4e00 + ((state >> 8) % kinds));
  }
  return out;
}

// Without bounds each of these takes minutes, and the test with it.
test.each<[string, string, string]>([
  ["one character over and over", "的".repeat(50_000), `${"的".repeat(20_000)}${"了的".repeat(15_000)}`],
  ["two characters at random", anyOf(2, 50_000, 1), anyOf(2, 50_000, 7)],
  ["twenty", anyOf(20, 50_000, 1), anyOf(20, 50_000, 7)],
  ["all different", anyOf(9_000, 50_000, 1), anyOf(9_000, 50_000, 7)],
  ["out of step", "的了".repeat(25_000), "了的的".repeat(16_666)],
  ["marks only", "，。".repeat(25_000), "。".repeat(50_000)],
  ["a long essay read backwards", clauses(5_000).join("，"), clauses(5_000).reverse().join("，")],
])("50,000 characters come to an end: %s", (_, before, after) => {
  expectSound(before, after);
});

test("in 50,000 characters with changes here and there, each is found just as it was made", () => {
  const before = clauses(5_000);
  const after = before.map((clause, i) => (i % 50 === 7 ? `其实${clause}` : clause));
  const runs = differenceBetween(before.join("，"), after.join("，")).filter(({ is }) => is !== "same");
  expect(runs).toEqual(Array.from({ length: 100 }, () => ({ is: "added", text: "其实" })));
});

function clauses(count: number): string[] {
  return Array.from({ length: count }, (_, i) => anyOf(3_000, 9, i + 1));
}
