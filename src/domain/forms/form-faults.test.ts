import { expect, it } from "vitest";
import type { Expression } from "./expression.ts";
import type { Field, Form } from "./form.ts";
import { formFaults } from "./form-faults.ts";

const text = (id: string, more: object = {}): Field => ({ kind: "text", id, label: `题${id}`, ...more });
const form = (...fields: Field[]): Form => ({ title: "表", fields });
const one = { value: "a", label: "甲" };
const is = (field: string): Expression => ({ call: "=", of: [{ field }, { value: "x" }] });
const nested = (depth: number): Expression =>
  depth === 0 ? { value: 1 } : { call: "not", of: [nested(depth - 1)] };
const sections = (depth: number): Field =>
  depth === 0 ? text("t") : { kind: "section", id: `s${depth}`, label: "组", fields: [sections(depth - 1)] };
const chain = Array.from({ length: 70 }, (_, i) =>
  text(`c${i}`, i === 0 ? {} : { shownIf: is(`c${i - 1}`) }),
);

it.each<[string, Form, string | undefined, string]>([
  ["no title", { title: " ", fields: [text("a")] }, undefined, "请给表单写一个名称。"],
  ["nothing asked", form(), undefined, "表里还没有题目，请至少添一题。"],
  [
    "too many",
    form(...Array.from({ length: 501 }, (_, i) => text(`f${i}`))),
    undefined,
    "最多 500 题，现在有 501 题。",
  ],
  [
    "too large",
    form(
      text("a", { label: "长".repeat(1_999), hint: "长".repeat(2_000) }),
      ...Array.from({ length: 100 }, (_, i) => text(`f${i}`, { hint: "长".repeat(2_000) })),
    ),
    undefined,
    "表单太大：最多 500000 字节，现在有 617",
  ],
  [
    "an id of Chinese",
    form(text("姓名")),
    "姓名",
    "名称“姓名”要以字母开头，只用字母、数字、“_”“-”“.”，最多 64 个字符。",
  ],
  ["an id of objects", form(text("constructor")), "constructor", "名称“constructor”不能用，请换一个。"],
  [
    "an id twice",
    form(text("a"), { kind: "section", id: "s", label: "组", fields: [text("a")] }),
    "a",
    "名称“a”用了两次，请改一个。",
  ],
  ["no label", form(text("a", { label: "" })), "a", "请写上题目的文字。"],
  [
    "an endless label",
    form(text("a", { label: "长".repeat(2_001) })),
    "a",
    "题目最多 2000 个字，现在有 2001 个字。",
  ],
  ["half a character", form(text("a", { hint: "\ud800" })), "a", "有不能保存的字符，请删掉后重新输入。"],
  [
    "no options",
    form({ kind: "one-of", id: "o", label: "选", options: [] }),
    "o",
    "还没有选项，请至少添一个。",
  ],
  [
    "an empty option",
    form({ kind: "one-of", id: "o", label: "选", options: [{ value: "", label: "空" }] }),
    "o",
    "第 1 个选项的值不能是空的，前后也不能有空格。",
  ],
  [
    "an option without words",
    form({ kind: "one-of", id: "o", label: "选", options: [{ value: "a", label: " " }] }),
    "o",
    "第 1 个选项还没有文字。",
  ],
  [
    "an option twice",
    form({ kind: "some-of", id: "o", label: "选", options: [one, one] }),
    "o",
    "两个选项的值都是“a”，请改一个。",
  ],
  [
    "a scale downwards",
    form({ kind: "scale", id: "s", label: "分", from: 5, to: 1 }),
    "s",
    "打分的起点（5）要小于终点（1）。",
  ],
  [
    "a scale of fractions",
    form({ kind: "scale", id: "s", label: "分", from: 0.5, to: 1 }),
    "s",
    "打分的起点、终点和间隔都要是整数。",
  ],
  [
    "a scale beside its end",
    form({ kind: "scale", id: "s", label: "分", from: 0, to: 5, step: 2 }),
    "s",
    "打分从 0 起每 2 一格，到不了 5，请改一改。",
  ],
  [
    "a long scale",
    form({ kind: "scale", id: "s", label: "分", from: 0, to: 100 }),
    "s",
    "打分最多 11 格，现在有 101 格。",
  ],
  [
    "a range downwards",
    form({ kind: "number", id: "n", label: "数", from: 2, to: 1 }),
    "n",
    "最小（2）不能大于最大（1）。",
  ],
  [
    "more rounds at least than at most",
    form({ kind: "repeat", id: "r", label: "份", least: 3, most: 2, fields: [text("a")] }),
    "r",
    "最少 3 份，不能多于最多 2 份。",
  ],
  [
    "an empty section",
    form(text("a"), { kind: "section", id: "s", label: "组", fields: [] }),
    "s",
    "“组”里还没有题目。",
  ],
  [
    "a repeat in a repeat",
    form({
      kind: "repeat",
      id: "r",
      label: "份",
      fields: [{ kind: "repeat", id: "q", label: "份", fields: [text("a")] }],
    }),
    "q",
    "可以填几份的部分里，不能再有可以填几份的部分。",
  ],
  ["sections too deep", form(sections(5)), "s1", "分组套得太深：最多 4 层。"],
  [
    "no such field",
    form(text("a", { shownIf: is("b") })),
    "a",
    "“什么时候出现”的规则要看“b”的答案，表里没有这一题。",
  ],
  [
    "words have no answer",
    form(text("a", { shownIf: is("w") }), { kind: "words", id: "w", label: "说明" }),
    "a",
    "“什么时候出现”的规则要看“说明”的答案，但那里没有答案。",
  ],
  [
    "itself, outside of a check",
    form(text("a", { shownIf: { self: true } })),
    "a",
    "“什么时候出现”的规则里不能用这一题自己的答案。",
  ],
  [
    "into rounds from outside",
    form({ kind: "repeat", id: "r", label: "份", fields: [text("x")] }, text("a", { shownIf: is("x") })),
    "a",
    "“什么时候出现”的规则要看“题x”的答案，但它可能有好几份，只能用 sum、min、max 或 count。",
  ],
  [
    "parts missing",
    form(text("a", { check: { holds: { call: "if", of: [{ value: 1 }] }, words: "不" } })),
    "a",
    "“检查”的规则里“if”要有 3 个部分，现在有 1 个。",
  ],
  [
    "a bad pattern",
    form(
      text("a", { check: { holds: { call: "regex", of: [{ self: true }, { value: "(" }] }, words: "不" } }),
    ),
    "a",
    "“检查”的规则里“regex”的格式“(”写得不对，或用了这里没有的写法。",
  ],
  [
    "a bound that is no number",
    form({ kind: "number", id: "n", label: "数", from: Number.NaN }),
    "n",
    "“最小”要是数字。",
  ],
  [
    "a part of one",
    form({ kind: "text", id: "t", label: "文", most: 2.5 }),
    "t",
    "“最多几个”要是整数，至少是 1。",
  ],
  [
    "endless words in a rule",
    form(
      text("a"),
      text("b", { shownIf: { call: "=", of: [{ field: "a" }, { value: "x".repeat(2_001) }] } }),
    ),
    "b",
    "“什么时候出现”的规则里的文字太长，最多 2000 个字。",
  ],
  [
    "a rule too deep",
    form(text("a", { shownIf: nested(30) })),
    "a",
    "“什么时候出现”的规则套得太深：最多 20 层。",
  ],
  [
    "a circle of one",
    form(text("a"), { kind: "reckoned", id: "c", label: "合计", from: { field: "c" } }),
    "c",
    "规则绕成了圈：“合计”→“合计”。请改掉其中一条。",
  ],
  [
    "a circle of two",
    form(text("a", { shownIf: is("b") }), text("b", { shownIf: is("a") })),
    "a",
    "规则绕成了圈：“题a”→“题b”→“题a”。请改掉其中一条。",
  ],
  [
    "a section hidden by what is in it",
    form({ kind: "section", id: "s", label: "组", shownIf: is("a"), fields: [text("a")] }),
    "s",
    "规则绕成了圈：“组”→“题a”→“组”。请改掉其中一条。",
  ],
  ["a long chain", form(...chain), "c60", "规则一条连一条，最多连 60 条，请减少一些。"],
  [
    "an initial answer that is none",
    form({ kind: "one-of", id: "o", label: "选", options: [one], initial: "b" }),
    "o",
    "开头填好的答案不合适：“选”里没有“b”这一项，可以选：甲。",
  ],
])("%s", (_, form, field, words) => {
  const faults = formFaults(form);
  expect(faults[0]?.words.startsWith(words)).toBe(true);
  expect(faults[0]?.field).toBe(field);
});

it("nothing to mend", () => {
  expect(
    formFaults(
      form(
        text("a", { check: { holds: { call: "!=", of: [{ self: true }, { field: "a" }] }, words: "不" } }),
        sections(4),
      ),
    ),
  ).toEqual([]);
});

it("names the steps of a scale as far as anybody reads, however fine they are", () => {
  for (const [to, step] of [
    [1, 1e-300],
    [1, 0],
    [1e300, 1],
  ] as const) {
    const scale = { kind: "scale", id: "s", label: "分", from: 0, to, step, initial: -1 } as const;
    expect(formFaults(form(scale)).map(({ words }) => words)).toContainEqual(
      expect.stringContaining("“分”没有 -1 这一格，可以选：0、"),
    );
  }
});
