import { describe, expect, it } from "vitest";
import type { Expression, Operation } from "./expression.ts";
import type { Answers, Field, Form } from "./form.ts";
import { answersToHandIn } from "./handed-in.ts";
import { reckon } from "./reckon.ts";
import { isShown } from "./shown.ts";
import { shownFields } from "./testing/shown-fields.ts";

const today = "2026-03-05";
const options = [
  { value: "a", label: "甲" },
  { value: "b", label: "乙" },
];
const FIELDS: readonly Field[] = [
  { kind: "number", id: "n", label: "数" },
  { kind: "text", id: "t", label: "文" },
  { kind: "date", id: "d", label: "日" },
  { kind: "yes-no", id: "y", label: "是否" },
  { kind: "one-of", id: "one", label: "单选", options, other: true },
  { kind: "some-of", id: "some", label: "多选", options },
  { kind: "person", id: "who", label: "谁" },
  {
    kind: "section",
    id: "s",
    label: "组",
    shownIf: { field: "y" },
    fields: [{ kind: "text", id: "hidden", label: "藏" }],
  },
  {
    kind: "text",
    id: "after",
    label: "后",
    shownIf: { call: "=", of: [{ field: "hidden" }, { value: "x" }] },
  },
  {
    kind: "repeat",
    id: "r",
    label: "多份",
    fields: [
      { kind: "number", id: "x", label: "几", required: true },
      { kind: "text", id: "big", label: "大", shownIf: { call: ">", of: [{ field: "x" }, { field: "n" }] } },
    ],
  },
  { kind: "reckoned", id: "twice", label: "两倍", from: { call: "*", of: [{ field: "n" }, { value: 2 }] } },
  {
    kind: "reckoned",
    id: "four",
    label: "四倍",
    from: { call: "+", of: [{ field: "twice" }, { field: "twice" }] },
  },
];
const form: Form = { title: "算", fields: FIELDS };
const answers: Answers = {
  n: 3,
  t: " 你好 ",
  d: "2026-03-01",
  one: "a",
  some: ["a", "b"],
  who: { name: "何小满" },
  hidden: "x",
  r: [{ x: 1 }, { x: 5, big: "五" }, {}],
};

const f = (field: string): Expression => ({ field });
const is = (value: string | number | boolean): Expression => ({ value });
const call = (call: Operation, ...of: Expression[]): Expression => ({ call, of });
const gives = (expression: Expression, self?: Answers[string]) =>
  reckon(expression, { form, answers, today, ...(self !== undefined && { self }) });

describe("a rule", () => {
  it.each<[string, Expression, string | number | boolean]>([
    ["an answer without its blanks", f("t"), "你好"],
    ["an answer that is not there", f("y"), ""],
    ["a field that is not there", f("nothing"), ""],
    ["what was chosen", f("some"), "a b"],
    ["a person", f("who"), "何小满"],
    ["nothing is no number: below", call("<", f("y"), is(1)), false],
    ["nothing is no number: above", call(">", f("y"), is(-1)), false],
    ["nothing is equal to nothing", call("=", f("y"), is("")), true],
    ["nothing is not 0", call("=", f("y"), is(0)), false],
    ["a number is one in words", call("=", f("n"), is("3.0")), true],
    ["words are no number", call("!=", f("t"), is(0)), true],
    ["days compare", call("<=", f("d"), call("today")), true],
    ["days between", call("-", call("today"), f("d")), 4],
    ["an age", call("int", call("div", call("-", call("today"), is("1950-03-06")), is(365.25))), 75],
    ["of several", call("selected", f("some"), is("b")), true],
    ["of several, none of them", call("selected", f("some"), is("c")), false],
    ["of one", call("selected", f("one"), is("a")), true],
    ["how many", call("count-selected", f("some")), 2],
    ["the label", call("label", f("some")), "甲、乙"],
    ["rounds", call("count", f("r")), 3],
    ["rounds that have it", call("count", f("x")), 2],
    ["the sum", call("sum", f("x")), 6],
    ["the least", call("min", f("x"), is(2)), 1],
    ["the most", call("max", f("x")), 5],
    ["by nothing", call("div", is(1), is(0)), Infinity],
    ["what is left keeps its sign", call("mod", is(-5), is(3)), -2],
    ["half is rounded up", call("round", is(2.5)), 3],
    ["places", call("round", is(2.71539), is(1)), 2.7],
    ["characters", call("string-length", is("𠮷野家")), 3],
    ["one of two", call("if", call(">", f("n"), is(2)), is("多"), is("少")), "多"],
    ["the first that is there", call("coalesce", f("y"), f("n")), 3],
    ["a pattern", call("regex", f("t"), is("你.")), true],
    ["begins", call("starts-with", f("t"), is("你")), true],
    ["holds", call("contains", f("t"), is("好")), true],
    ["joined", call("concat", f("t"), is("，"), f("n")), "你好，3"],
    ["a chain", f("four"), 12],
    ["what is hidden was not answered", call("=", f("hidden"), is("x")), false],
  ])("%s", (_, expression, value) => expect(gives(expression)).toBe(value));

  it("on an answer is on that answer", () => {
    expect(gives(call("selected", { self: true }, is("b")), ["b"])).toBe(true);
    expect(gives(call(">=", { self: true }, f("n")), 2)).toBe(false);
  });

  it("in a round looks at that round first", () => {
    const round = (answers["r"] as Answers[])[1]!;
    expect(reckon(f("x"), { form, answers, today, round })).toBe(5);
    expect(reckon(f("n"), { form, answers, today, round })).toBe(3);
  });

  it("in a circle comes to an end", () => {
    const circle: Form = {
      title: "圈",
      fields: [
        { kind: "text", id: "a", label: "甲", shownIf: call("=", f("b"), is("")) },
        { kind: "text", id: "b", label: "乙", shownIf: call("=", f("a"), is("")) },
        { kind: "reckoned", id: "c", label: "丙", from: call("concat", f("c"), is("!")) },
      ],
    };
    expect(reckon(f("c"), { form: circle, answers: {}, today })).toBe("!");
    expect(shownFields(circle, {}, today)).toBeInstanceOf(Array);
  });

  it("that doubles fifty times is reckoned in fifty steps", () => {
    const fields: Field[] = [{ kind: "number", id: "f0", label: "零" }];
    for (let i = 1; i <= 50; i++) {
      const before = f(`f${i - 1}`);
      fields.push({ kind: "reckoned", id: `f${i}`, label: "倍", from: call("+", before, before) });
    }
    expect(reckon(f("f50"), { form: { title: "倍", fields }, answers: { f0: 1 }, today })).toBe(2 ** 50);
  });
});

describe("what somebody else's form takes", () => {
  const chain = (part: Expression, of: number): Form => {
    const fields: Field[] = [{ kind: "text", id: "f0", label: "文" }];
    for (let i = 1; i <= 8; i++) {
      const from = call("concat", ...Array.from({ length: of }, () => f(`f${i - 1}`)), part);
      fields.push({ kind: "reckoned", id: `f${i}`, label: "连", from });
    }
    return { title: "连", fields };
  };

  it("words put together from words put together are cut where an answer must end", () => {
    const handed = answersToHandIn(chain(is("a"), 49), { f0: "字" }, today);
    expect(handed["f2"]).toBe(`${`${"字".repeat(49)}a`.repeat(49)}a`);
    for (const id of ["f3", "f8"]) expect(handed[id]).toHaveLength(10_000);
  });

  it("they are cut between characters, and what has room is not cut", () => {
    const handed = answersToHandIn(chain(is("😀"), 1), { f0: "字".repeat(9_997) }, today);
    expect(handed["f1"]).toBe(`${"字".repeat(9_997)}😀`);
    expect(handed["f2"]).toBe(handed["f1"]);
    const full = answersToHandIn(chain(is("a"), 1), { f0: "字".repeat(9_999) }, today);
    expect(full["f1"]).toBe(`${"字".repeat(9_999)}a`);
    expect(full["f8"]).toBe(full["f1"]);
  });

  it("what is reckoned in all rounds together has an end too", () => {
    const copies = Array.from({ length: 400 }, (_, i): Field => {
      return { kind: "reckoned", id: `c${i}`, label: "抄", from: f("t") };
    });
    const fields: Field[] = [
      { kind: "text", id: "t", label: "文" },
      { kind: "repeat", id: "r", label: "份", fields: [{ kind: "text", id: "x", label: "几" }, ...copies] },
    ];
    const rounds = Array.from({ length: 100 }, () => ({ x: "一" }));
    const handed = answersToHandIn({ title: "抄", fields }, { t: "字".repeat(10_000), r: rounds }, today);
    expect(JSON.stringify(handed).length).toBeLessThan(2_100_000);
    expect((handed["r"] as Answers[]).map(({ x }) => x)).toEqual(rounds.map(({ x }) => x));
  });

  it("all its patterns together have so much work, and what is over does not fit", () => {
    const cheap = call("regex", is("x"), is("x"));
    const costly = call("regex", is("a".repeat(10_000)), is("(?:a*){190}"));
    expect(gives(cheap)).toBe(true);
    expect(gives(call("or", call("regex", is("a"), is("(?:a*){190}b")), cheap))).toBe(true);
    expect(gives(call("or", costly, cheap))).toBe(false);
  });
});

describe("what is shown", () => {
  const shown = (answers: Answers) => shownFields(form, answers, today).map(({ field }) => field.id);

  it("a section hides what is in it, and what looks at that", () => {
    expect(shown(answers)).toEqual(["n", "t", "d", "y", "one", "some", "who", "r"]);
    expect(shown({ ...answers, y: true })).toEqual([
      ..."n t d y one some who".split(" "),
      ..."s hidden after r".split(" "),
    ]);
  });

  it("is another thing in each round", () => {
    const rounds = shownFields(form, answers, today).find(({ field }) => field.id === "r")!.rounds!;
    expect(rounds.map((round) => round.map(({ field }) => field.id))).toEqual([["x"], ["x", "big"], ["x"]]);
    const big = (FIELDS[9] as Field & { kind: "repeat" }).fields[1]!;
    const round = (answers["r"] as Answers[])[0]!;
    expect(isShown(big, { form, answers, today, round })).toBe(false);
  });

  it("is handed in, with what is reckoned, and nothing else", () => {
    expect(answersToHandIn(form, { ...answers, nonsense: 1, y: false }, today)).toEqual({
      n: 3,
      t: "你好",
      d: "2026-03-01",
      y: false,
      one: "a",
      some: ["a", "b"],
      who: { name: "何小满" },
      r: [{ x: 1 }, { x: 5, big: "五" }, {}],
      twice: 6,
      four: 12,
    });
  });
});
