import { describe, expect, it } from "vitest";
import type { Answers, Field, Form } from "../form.ts";
import { reckon } from "../reckon.ts";
import type { Cell } from "./sheet.ts";
import { xlsFormToForm } from "./to-form.ts";

const CHOICES = [
  ["list_name", "name", "label"],
  ["c", "a", "甲"],
  ["c", "b", "乙"],
  ["yn", "yes", "是"],
  ["yn", "no", "否"],
];
const HEADER = ["type", "name", "label", "relevant", "calculation", "constraint", "default", "read only"];

function convert(...rows: readonly (readonly Cell[])[]) {
  return xlsFormToForm(
    [
      { name: "survey", rows: [HEADER, ...rows] },
      { name: "choices", rows: CHOICES },
    ],
    "表",
  );
}

function placesOf({ remarks }: ReturnType<typeof convert>): readonly string[] {
  return remarks.map(({ weight, column, row }) => `${weight} ${column}${row}`);
}

/** What each of these rules holds, or gives, with these answers. */
function given(form: Form, answers: Answers): Record<string, unknown> {
  const rules = form.fields.flatMap((field: Field) => {
    const rule = field.kind === "reckoned" ? field.from : field.shownIf;
    return rule ? [[field.id, reckon(rule, { form, answers, today: "2026-03-05" })] as const] : [];
  });
  return Object.fromEntries(rules);
}

describe("words of one's own (or_other)", () => {
  const { form, remarks } = convert(
    ["select_one c or_other", "q", "问"],
    ["select_multiple c or_other", "m", "几"],
    ["text", "eq", "一", "${q} = 'other'"],
    ["text", "ne", "二", "'other' != ${q}"],
    ["text", "sel", "三", "selected(${q}, 'other')"],
    ["text", "many", "四", "selected(${m}, 'other')"],
    ["text", "only", "五", "${m} = 'other'"],
    ["calculate", "own", "", "", "concat('<', ${q_other}, '>')"],
    ["calculate", "all", "", "", "if(${q} = 'other', ${q_other}, ${q})"],
  );

  it("holds where the answer is none of the options, and only there", () => {
    expect(remarks).toEqual([]);
    const none = { eq: false, ne: true, sel: false, many: false, only: false, own: "<>", all: "" };
    expect(given(form!, {})).toEqual(none);
    expect(given(form!, { q: "a", m: ["a", "b"] })).toEqual({ ...none, all: "a" });
    expect(given(form!, { q: "别的 话", m: ["b", "别的 话"] })).toEqual({
      eq: true,
      ne: false,
      sel: true,
      many: true,
      only: false,
      own: "<别的 话>",
      all: "别的 话",
    });
    expect(given(form!, { m: ["别的"] })).toMatchObject({ many: true, only: true });
  });

  it("is checked in its own question, too", () => {
    const { form } = convert(["select_one c or_other", "q", "问", "", "", ". != 'other'"]);
    const { check } = form!.fields[0] as Field & { kind: "one-of" };
    const holds = (self: string) =>
      reckon(check!.holds, { form: form!, answers: { q: self }, self, today: "2026-03-05" });
    expect([holds("a"), holds("别的 话")]).toEqual([true, false]);
  });

  it("what has no sound meaning is left out by its cell, and refuses nothing", () => {
    const converted = convert(
      ["select_one c or_other", "q", "问"],
      ["select_multiple c or_other", "m", "几"],
      ["text", "x", "一", "${m_other} != ''"],
      ["text", "y", "二", "regex(${q}, 'other')"],
      ["text", "z", "〔${q_other}〕"],
    );
    expect(placesOf(converted)).toEqual(["left-out D4", "left-out D5", "left-out C6"]);
    expect(converted.form!.fields[4]!.label).toBe("〔〔问〕〕");
  });

  it("of very many options is left out, not half taken over", () => {
    const list = Array.from({ length: 450 }, (_, i) => ["l", `o${i}`, `${i}`]);
    const rows = [HEADER, ["select_one l or_other", "q", "问"], ["text", "x", "一", "${q} = 'other'"]];
    const { form, remarks } = xlsFormToForm(
      [
        { name: "survey", rows },
        { name: "choices", rows: [CHOICES[0]!, ...list] },
      ],
      "表",
    );
    expect([form!.fields[1]!.shownIf, remarks.map(({ column, row }) => column + row)]).toEqual([
      undefined,
      ["D3"],
    ]);
  });
});

describe("a day made of a number", () => {
  it("is compared as a day", () => {
    const { form, remarks } = convert(
      ["date", "d", "哪天"],
      ["text", "late", "一", "${d} > date(today() + 7)"],
      ["text", "next", "二", "${d} = date(date('2026-03-01') + 1)"],
    );
    expect(remarks).toEqual([]);
    expect(given(form!, { d: "2026-03-13" })).toEqual({ late: true, next: false });
    expect(given(form!, { d: "2026-03-02" })).toEqual({ late: false, next: true });
  });

  it("is left out where it would be shown as a number", () => {
    const converted = convert(
      ["date", "d", "哪天"],
      ["calculate", "a", "", "", "date(today() + 7)"],
      ["calculate", "b", "", "", "date(${d} + 1)"],
      ["calculate", "c", "", "", "concat('到', date(if(1 = 1, ${d} + 1, today())))"],
      ["calculate", "e", "", "", "date(${d})"],
    );
    expect(placesOf(converted)).toEqual(["left-out E3", "left-out E4", "left-out E5"]);
    expect(converted.form!.fields.map(({ id }) => id)).toEqual(["d", "e"]);
  });
});

describe("a default that other tools reckon", () => {
  it("is reckoned here as well, or left out: never the words of the rule", () => {
    const converted = convert(
      ["calculate", "k", "", "", "", "", "today()"],
      ["hidden", "h", "", "", "", "", "uuid()"],
      ["hidden", "fixed", "", "", "", "", "v2 (二月)"],
      ["text", "copy", "抄", "", "", "", "${k}", "yes"],
      ["text", "broken", "坏", "", "", "", "concat((1)", "yes"],
      ["text", "asked", "问"],
    );
    expect(placesOf(converted)).toEqual(["left-out G3", "left-out H5", "left-out G6"]);
    expect(given(converted.form!, {})).toEqual({ k: "2026-03-05", fixed: "v2 (二月)", copy: "2026-03-05" });
  });

  it("of what cannot be changed gives one remark, and is called as the sheet calls it", () => {
    const converted = convert(
      ["text", "day", "日", "", "", "", "today()", "yes"],
      ["select_one yn", "q", "问", "", "", "", "no", "yes"],
      ["text", "x", "一", "${q} = 'no'"],
      ["text", "y", "二", "${q} = 'yes'"],
    );
    expect(placesOf(converted)).toEqual(["left-out H2", "left-out H3"]);
    expect(given(converted.form!, {})).toEqual({ day: "2026-03-05", q: "no", x: true, y: false });
  });
});

it("a 是/否 question that stands alone means the same everywhere: that something was answered", () => {
  const { form, remarks } = convert(
    ["select_one yn", "q", "问"],
    ["text", "alone", "一", "${q}"],
    ["text", "and", "二", "${q} and 1 = 1"],
    ["text", "said", "三", "${q} = 'yes'"],
  );
  expect(remarks).toEqual([]);
  expect(given(form!, { q: false })).toMatchObject({ and: true, said: false });
  const truth = (answers: Answers) => Boolean(given(form!, answers).alone);
  expect([truth({ q: true }), truth({ q: false }), truth({})]).toEqual([true, true, false]);
});
