import { describe, expect, it } from "vitest";
import type { Field } from "../form.ts";
import { reckon } from "../reckon.ts";
import type { Cell, Remark, Sheet } from "./sheet.ts";
import { xlsFormToForm } from "./to-form.ts";

/** A workbook in words: columns apart by `|`, the first line is row 1. */
function sheet(name: string, text: string): Sheet {
  const rows = text
    .split("\n")
    .slice(1, -1)
    .map((line) => line.split("|").map((cell): Cell => (cell.trim() === "" ? null : cell.trim())));
  return { name, rows };
}

const CHOICES = sheet(
  "choices",
  `
list_name | name | label
yn | yes | 是
yn | no | 否
abc | a | 甲
abc | b | 乙
abc | c | 丙
`,
);

function convert(survey: string, ...more: readonly Sheet[]) {
  return xlsFormToForm([sheet("survey", survey), CHOICES, ...more], "表");
}

function place({ sheet, column, row, weight }: Remark): string {
  return `${weight} ${sheet}!${column}${row}`;
}

function fieldsOf(survey: string): readonly Field[] {
  const { form, remarks } = convert(survey);
  expect(remarks).toEqual([]);
  return form!.fields;
}

describe("what is converted", () => {
  it("every supported type, in old words and new", () => {
    const fields = fieldsOf(`
Type | NAME | Label | appearance | parameters
text | t | 文 | |
TEXT | l | 长 | multiline |
int | i | 整 | |
decimal | d | 数 | |
range | r | 分 | | start=1 end=5
range | m | 米 | | start=0 end=100 step=1
select_one yn | y | 是否 | minimal |
select one from abc | o | 一 | likert |
select_multiple abc or_other | s | 几 | |
select all that apply from abc | s2 | 几 | |
trigger | k | 知 | |
date | day | 日 | |
image | p | 照 | |
photo | g | 签 | signature |
audio | v | 音 | |
note | n | 说 | |
`);
    expect(fields.map(({ kind }) => kind)).toEqual([
      ..."text text number number scale number yes-no one-of some-of some-of".split(" "),
      ..."one-of date photo signature voice words".split(" "),
    ]);
    expect(fields[1]).toMatchObject({ long: true });
    expect(fields[4]).toEqual({ kind: "scale", id: "r", label: "分", from: 1, to: 5 });
    expect(fields[5]).toEqual({ kind: "number", id: "m", label: "米", whole: true, from: 0, to: 100 });
    expect(fields[7]).toMatchObject({ as: "line" });
    expect(fields[8]).toMatchObject({ other: true });
  });

  it("names of all sorts: numbers, dots, Chinese, and the same name in two groups", () => {
    const { form, remarks } = convert(`
type | name | label | relevant
text | 1 | 一 |
text | a.b-c | 二 |
begin group | g | 组 |
text | 姓名 | 三 |
text | x | 四 |
end group | | |
begin_group | h | 组 | \${姓名} != ''
text | x | 五 | \${1} = 'a'
end_group | | |
text | constructor | 六 |
`);
    expect(
      JSON.stringify(form!.fields)
        .match(/"id":"[^"]+"/g)!
        .map((id) => id.slice(6, -1)),
    ).toEqual("_1 a.b-c g q_5 x h x_2 constructor_2".split(" "));
    expect(form!.fields[3]).toMatchObject({
      shownIf: { call: "!=", of: [{ field: "q_5" }, { value: "" }] },
      fields: [{ shownIf: { call: "=", of: [{ field: "_1" }, { value: "a" }] } }],
    });
    expect(remarks.map(place)).toEqual(["left-out survey!B2"]);
  });

  it("what is said: Chinese before the default language before the first, cell by cell", () => {
    const survey = sheet(
      "survey",
      `
type | name | label::English (en) | label::Français (fr) | label::中文 (zh) | hint::Français (fr)
text | a | name | nom | 姓名 |
text | b | age | âge | | vieux
`,
    );
    const settings = sheet("settings", `\nform_title | default_language\n家访 | Français (fr)\n`);
    const { form, remarks } = xlsFormToForm([survey, settings], "表");
    expect(form).toMatchObject({
      title: "家访",
      fields: [{ label: "姓名" }, { label: "âge", hint: "vieux" }],
    });
    expect(remarks.map(place)).toEqual(["left-out survey!C1", "left-out survey!D1"]);
  });

  it("rules: shown, checked, required, default, range", () => {
    const fields = fieldsOf(`
type | name | label | required | required_message | relevant | constraint | constraint message | default
select_one yn | y | 党员 | yes | 请选一下 | | | | yes
integer | age | 年龄 | TRUE | | \${y} = 'yes' | . >= 18 and . <= 120 | |
integer | n | 几个 | | | \${y} = 'no' | . < 10 | 少于十个 | 3
date | d | 日 | | | | . >= date('2020-01-01') | | today()
select_multiple abc | s | 几 | | | not(selected(\${y}, 'yes')) | not(selected(., 'a') and selected(., 'b')) | 甲乙只选一个 | a c
`);
    expect(fields).toMatchObject([
      { kind: "yes-no", required: true, requiredWords: "请选一下", initial: true },
      { kind: "number", required: true, shownIf: { field: "y" }, from: 18, to: 120 },
      { initial: 3, check: { words: "少于十个", holds: { call: "<", of: [{ self: true }, { value: 10 }] } } },
      { kind: "date", today: true, from: "2020-01-01" },
      { initial: ["a", "c"], shownIf: { call: "not", of: [{ field: "y" }] } },
    ]);
  });

  it("bounds without a message: of a number, of the length of words, of how many are chosen", () => {
    const fields = fieldsOf(`
type | name | label | constraint
decimal | n | 数 | . <= 2.5 and . > 0
text | t | 文 | string-length(.) <= 5
select_multiple abc | s | 几 | count-selected(.) <= 2
`);
    expect(fields).toMatchObject([
      { to: 2.5, check: { holds: { call: ">", of: [{ self: true }, { value: 0 }] } } },
      { most: 5 },
      { most: 2 },
    ]);
  });

  it("是/否 answers by their names mean what the sheet means, also where nothing was answered", () => {
    const { form } = convert(`
type | name | label | calculation
select_one yn | q | 是否 |
calculate | yes | 是 | \${q} = 'yes'
calculate | no | 否 | \${q} = 'no'
calculate | notno | 不否 | \${q} != 'no'
calculate | none | 无 | \${q} = ''
calculate | true | 真 | (\${q} = 'yes') = true()
calculate | name | 名 | concat('<', \${q}, '>')
calculate | whole | 全 | \${q}
calculate | words | 字 | jr:choice-name(\${q}, '\${q}')
`);
    const of = (q: boolean | undefined) =>
      form!.fields.slice(1).map((field) =>
        reckon((field as Field & { kind: "reckoned" }).from, {
          form: form!,
          answers: q === undefined ? {} : { q },
          today: "2026-03-05",
        }),
      );
    expect(of(true)).toEqual([true, false, true, false, true, "<yes>", "yes", "是"]);
    expect(of(false)).toEqual([false, true, false, false, false, "<no>", "no", "否"]);
    expect(of(undefined).map((value) => (value === "" ? false : value))).toEqual([
      false,
      false,
      true,
      true,
      false,
      "<>",
      false,
      false,
    ]);
  });

  it("groups and repeats, with what is reckoned over the rounds", () => {
    const { form, remarks } = convert(`
type | name | label | repeat_count | calculation
begin repeat | r | 成员 | 2 |
integer | n | 几岁 | |
end repeat | | | |
begin group | empty | | |
text | t | 文 | |
end group | | | |
calculate | total | | | sum(\${n}) + count(\${r}) * 2 - 1 div 2 mod 3
`);
    expect(remarks).toEqual([]);
    expect(form!.fields).toMatchObject([
      { kind: "repeat", least: 2, most: 2, fields: [{ id: "n" }] },
      { kind: "text", id: "t" },
      { kind: "reckoned", id: "total", label: "total" },
    ]);
    const { from } = form!.fields[2] as Field & { kind: "reckoned" };
    expect(reckon(from, { form: form!, answers: { r: [{ n: 3 }, { n: 4 }] }, today: "2026-03-05" })).toBe(
      10.5,
    );
  });
});

describe("what is left out, and named by its cell", () => {
  it.each<[string, string, readonly string[]]>([
    ["a place", "\ntype | name | label\ntext | t | 文\ngeopoint | g | 哪里\n", ["A3"]],
    [
      "who holds the phone",
      "\ntype | name\nstart | s\nend | e\ndeviceid | d\nphonenumber | p\naudit | audit\ntext | t\n",
      ["A2", "A3", "A4", "A5", "A6"],
    ],
    [
      "videos, files, ranks, other files",
      "\ntype | name | label\nvideo | v | 录\nfile | f | 件\nrank abc | r | 排\nselect_one_from_file x.csv | o | 选\ntext | t | 文\n",
      ["A2", "A3", "A4", "A5"],
    ],
    [
      "a function that is not here",
      "\ntype | name | label | relevant\ntext | t | 文 | pulldata('a', 'b', 'c', 'd') = 1\n",
      ["D2"],
    ],
    [
      "what looks at what was left out",
      "\ntype | name | label | relevant\ngeopoint | g | 哪里 |\ntext | t | 文 | ${g} != ''\n",
      ["A2", "D3"],
    ],
    [
      "a calculation, and what looks at it",
      "\ntype | name | label | calculation | relevant\ncalculate | c | | uuid() |\ncalculate | d | | ${c} |\ntext | t | 文 | | ${d} = ''\n",
      ["D2", "D3", "E4"],
    ],
    [
      "a pattern that is not known",
      "\ntype | name | label | constraint\ntext | t | 文 | regex(., '(?=a)b')\n",
      ["D2"],
    ],
    [
      "another answer in the words",
      "\ntype | name | label\ntext | t | 姓名\ntext | u | ${t}的年龄\n",
      ["C3"],
    ],
    [
      "pictures beside a question",
      "\ntype | name | label | image | trigger\ntext | t | 文 | a.jpg | ${t}\n",
      ["D2", "E2"],
    ],
    [
      "options by another answer",
      "\ntype | name | label | choice_filter\nselect_one abc | t | 文 | x = 1\n",
      ["D2"],
    ],
    [
      "a default that is none",
      "\ntype | name | label | default\nselect_one abc | t | 文 | z\ninteger | n | 数 | many\ntext | u | 文 | ${last-saved#u}\n",
      ["D2", "D3", "D4"],
    ],
    ["required now and then", "\ntype | name | label | required\ntext | t | 文 | ${t} = 1\n", ["D2"]],
    [
      "rounds by an answer",
      "\ntype | name | label | repeat_count\ninteger | n | 几 |\nbegin repeat | r | 份 | ${n}\ntext | t | 文 |\nend repeat | | |\n",
      ["D3"],
    ],
    [
      "a repeat in a repeat",
      "\ntype | name | label\nbegin repeat | r | 份\ntext | t | 文\nbegin repeat | q | 份\ntext | u | 文\nend repeat | |\nend repeat | |\n",
      ["A4"],
    ],
    [
      "a loop, an include, a note to oneself",
      "\ntype | name | label | remark\nbegin loop over abc | l | 每个 |\ninteger | n | 几 |\nend loop | | |\ninclude | x | 别的 |\n | | | 待改\ntext | t | 文 |\n",
      ["A2", "A5", "D6"],
    ],
    [
      "a barcode, a time of day",
      "\ntype | name | label\nbarcode | b | 码\ndateTime | d | 时\n",
      ["A2", "A3"],
    ],
  ])("%s", (_, survey, places) => {
    const { form, remarks } = convert(survey);
    const named = remarks.filter(({ header }) => header !== "remark" || places.includes("D6"));
    expect(named.map(place).filter((one, i, all) => all.indexOf(one) === i)).toEqual(
      places.map((at) => `left-out survey!${at}`),
    );
    expect(form).toBeDefined();
  });
});

describe("what is refused, by its cell", () => {
  it.each<[string, string, string, RegExp]>([
    ["no columns", "\n", "A1", /少了“type”/],
    ["no name column", "\ntype | label\ntext | 文\n", "A1", /少了“name”/],
    ["no questions", "\ntype | name | label\n", "A1", /没有题目/],
    [
      "a type that is none",
      "\ntype | name | label\ntext | t | 文\nselekt abc | s | 选\n",
      "A3",
      /没有这种类型/,
    ],
    ["no type", "\ntype | name | label\n | t | 文\n", "A2", /没有写类型/],
    ["no name", "\ntype | name | label\ntext | | 文\n", "B2", /没有名称/],
    ["a name twice", "\ntype | name | label\ntext | t | 文\ntext | t | 字\n", "B3", /第 2 行重复/],
    ["a column twice", "\ntype | name | label | label\ntext | t | 文 | 字\n", "D1", /和 C 列“label”重复/],
    [
      "a list that is not there",
      "\ntype | name | label\nselect_one x | t | 文\n",
      "A2",
      /没有名为“x”的选项列表/,
    ],
    ["a group without end", "\ntype | name | label\nbegin group | g | 组\ntext | t | 文\n", "A2", /没有结束/],
    ["an end without a group", "\ntype | name | label\ntext | t | 文\nend group | |\n", "A3", /没有对应的/],
    [
      "another end",
      "\ntype | name | label\nbegin group | g | 组\ntext | t | 文\nend repeat | |\n",
      "A4",
      /要写“end group”/,
    ],
    [
      "a calculation that nobody can read",
      "\ntype | name | label | calculation\ncalculate | c | | what is this\n",
      "D2",
      /看不懂/,
    ],
    [
      "a calculation that is not there",
      "\ntype | name | label | calculation\ntext | t | 文 |\ncalculate | c | |\n",
      "D3",
      /少了算式/,
    ],
    ["a bracket", "\ntype | name | label | relevant\ntext | t | 文 | (1 = 1\n", "D2", /少了右括号/],
    [
      "a name that is not there",
      "\ntype | name | label | relevant\ntext | t | 文 | ${u} = 1\n",
      "D2",
      /没有名称为“u”的题/,
    ],
    [
      "a name of two",
      "\ntype | name | label | relevant\nbegin group | g | 组 |\ntext | t | 文 |\nend group | | |\nbegin group | h | 组 |\ntext | t | 文 |\nend group | | |\ntext | u | 文 | ${t} = 1\n",
      "D8",
      /有几题的名称都是“t”/,
    ],
    [
      "a circle",
      "\ntype | name | label | relevant\ntext | t | 文 | ${u} = 1\ntext | u | 字 | ${t} = 1\n",
      "A2",
      /绕成了圈/,
    ],
    [
      "deep groups",
      `\ntype | name | label\n${Array.from({ length: 6 }, (_, i) => `begin group | g${i} | 组\n`).join("")}text | t | 文\n${"end group | |\n".repeat(6)}`,
      "A6",
      /套得太深/,
    ],
    [
      "a rule without end",
      `\ntype | name | label | relevant\ntext | t | 文 | ${"(".repeat(500)}\n`,
      "D2",
      /套得太深/,
    ],
  ])("%s", (_, survey, at, why) => {
    const { form, remarks } = convert(survey);
    expect(form).toBeUndefined();
    const [refusal] = remarks.filter(({ weight }) => weight === "refused");
    expect(place(refusal!)).toBe(`refused survey!${at}`);
    expect(refusal!.why).toMatch(why);
  });

  it("a workbook without survey, options without a name, and options twice", () => {
    expect(xlsFormToForm([CHOICES], "表").remarks).toMatchObject([
      { sheet: "survey", row: 1, weight: "refused" },
    ]);
    const survey = sheet("survey", "\ntype | name | label\nselect_one l | t | 文\n");
    const choices = sheet("choices", "\nlist_name | name | label\nl | | 甲\nl | b | 乙\nl | b | 丙\n");
    expect(xlsFormToForm([survey, choices], "表").remarks.map(place)).toEqual([
      "refused choices!B2",
      "refused choices!B4",
    ]);
    const settings = sheet("settings", "\nallow_choice_duplicates\nyes\n");
    const good = sheet("choices", "\nlist_name | name | label\nl | b | 乙\nl | b | 丙\n");
    const { form, remarks } = xlsFormToForm([survey, good, settings], "表");
    expect([form!.fields.length, ...remarks.map(place)]).toEqual([1, "left-out choices!B3"]);
  });

  it("too many questions, groups or options, before anything is reckoned with them", () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => ["calculate", `c${i}`, `\${c${i + 1}} + 1`]);
    const survey = { name: "survey", rows: [["type", "name", "calculation"], ...chain] };
    const groups = Array.from({ length: 5_000 }, (_, i) => [["begin group", `g${i}`], ["end group"]][i % 2]!);
    const grouped = { name: "survey", rows: [["type", "name"], ...groups] };
    const select = sheet("survey", "\ntype | name | label\nselect_one l | t | 文\n");
    const list = (length: number) => ({
      name: "choices",
      rows: [["list_name", "name"], ...Array.from({ length }, (_, i) => ["l", `o${i}`])],
    });
    const places = (...sheets: readonly Sheet[]) => xlsFormToForm(sheets, "表").remarks.map(place);
    expect(places(survey)).toEqual(["refused survey!A502"]);
    expect(places(grouped)).toEqual(["refused survey!A1002"]);
    expect(places(select, list(501))).toContain("refused survey!A2");
    expect(places(select, list(500))).toEqual([]);
    expect(places(sheet("survey", "\ntype | name | label\ntext | t | 文\n"), list(20_000))).toEqual([]);
  });
});
