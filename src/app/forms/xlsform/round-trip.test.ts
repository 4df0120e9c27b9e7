import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Expression } from "../../../domain/forms/expression.ts";
import { formFaults } from "../../../domain/forms/form-faults.ts";
import type { Field, Form } from "../../../domain/forms/form.ts";
import { anyForm } from "../../../domain/forms/testing/any-form.ts";
import { xlsFormToForm } from "../../../domain/forms/xlsform/to-form.ts";
import { formToSheets } from "../../../domain/forms/xlsform/to-sheets.ts";
import { FormFile } from "../../../protocol/form.ts";
import { importXlsForm } from "./import-xls-form.ts";
import { writeXlsForm } from "./write-xls-form.ts";

const options = [
  { value: "satisfied", label: "满意" },
  { value: "so so", label: "一般 <好>" },
  { value: "不 满意", label: "不满意 & 要说" },
];
const shown: Expression = {
  call: "and",
  of: [
    { call: "!=", of: [{ field: "name" }, { value: "" }] },
    { call: "not", of: [{ call: ">", of: [{ field: "age" }, { value: -1.5 }] }] },
    {
      call: "or",
      of: [{ field: "member" }, { call: "selected", of: [{ field: "topics" }, { value: "so so" }] }],
    },
  ],
};

/** Every kind of field, with everything that each may have. */
const FIELDS: readonly Field[] = [
  { kind: "words", id: "welcome", label: "请如实填写。\n谢谢！", hint: "约三分钟" },
  {
    kind: "text",
    id: "name",
    label: "姓名",
    hint: "和身份证一致",
    required: true,
    requiredWords: "请写下您的姓名",
    most: 20,
    check: {
      holds: { call: "regex", of: [{ self: true }, { value: "[一-龥]{2,4}" }] },
      words: "请填两到四个汉字",
    },
  },
  { kind: "text", id: "advice", label: "意见", long: true, initial: "没有意见" },
  {
    kind: "yes-no",
    id: "member",
    label: "您是党员吗？",
    yesWords: "是的",
    noWords: "还不是",
    initial: false,
    required: true,
  },
  { kind: "number", id: "age", label: "年龄", whole: true, from: 18, to: 120, initial: 60 },
  {
    kind: "number",
    id: "height",
    label: "身高",
    from: 0.5,
    check: { holds: { call: "<=", of: [{ self: true }, { value: 2.5 }] }, words: "身高最多 2.5 米" },
  },
  { kind: "one-of", id: "how", label: "满意吗", options, as: "line", initial: "so so", shownIf: shown },
  {
    kind: "one-of",
    id: "sure",
    label: "确定吗",
    options: [
      { value: "yes", label: "确定" },
      { value: "no", label: "不确定" },
    ],
  },
  { kind: "one-of", id: "where", label: "在哪里", options, other: true, as: "list" },
  { kind: "some-of", id: "topics", label: "想学什么", options, other: true, most: 2, initial: ["satisfied"] },
  {
    kind: "scale",
    id: "score",
    label: "打分",
    from: 0,
    to: 10,
    step: 5,
    fromWords: "很 差",
    toWords: "很好",
    initial: 5,
  },
  {
    kind: "date",
    id: "born",
    label: "出生日期",
    from: "1920-01-01",
    to: "2020-12-31",
    initial: "1950-06-01",
  },
  {
    kind: "date",
    id: "day",
    label: "今天",
    today: true,
    check: {
      holds: { call: "<=", of: [{ self: true }, { call: "today", of: [] }] },
      words: "不能是以后的日子",
    },
  },
  { kind: "person", id: "contact", label: "联系人", required: true },
  {
    kind: "section",
    id: "proof",
    label: "证明",
    hint: "都可以不交",
    shownIf: { call: "=", of: [{ call: "string", of: [{ field: "member" }] }, { value: "false" }] },
    fields: [
      { kind: "signature", id: "signed", label: "签名" },
      { kind: "photo", id: "photo", label: "照片", shownIf: { field: "member" } },
      { kind: "voice", id: "voice", label: "录音" },
    ],
  },
  {
    kind: "repeat",
    id: "family",
    label: "家庭成员",
    least: 1,
    most: 8,
    fields: [
      { kind: "text", id: "who", label: "称呼" },
      { kind: "number", id: "years", label: "几岁" },
      {
        kind: "reckoned",
        id: "grown",
        label: "成年",
        from: {
          call: "if",
          of: [{ call: ">=", of: [{ field: "years" }, { value: 18 }] }, { value: "是" }, { value: "" }],
        },
      },
    ],
  },
  {
    kind: "repeat",
    id: "twice",
    label: "两次",
    least: 2,
    most: 2,
    fields: [{ kind: "date", id: "when", label: "哪天" }],
  },
  {
    kind: "reckoned",
    id: "sum",
    label: "合计",
    from: {
      call: "concat",
      of: [
        { call: "sum", of: [{ field: "years" }] },
        { value: "岁，'" },
        { call: "label", of: [{ field: "how" }] },
        { call: "count", of: [{ field: "family" }] },
        {
          call: "-",
          of: [
            { call: "+", of: [{ value: 1 }, { field: "age" }, { value: 2 }] },
            { call: "*", of: [{ value: 2 }, { call: "div", of: [{ field: "age" }, { value: 3 }] }] },
          ],
        },
        {
          call: "coalesce",
          of: [{ field: "advice" }, { call: "round", of: [{ field: "height" }, { value: 1 }] }],
        },
      ],
    },
  },
];
const FORM: Form = { title: "满意度 & 家庭", intro: "请填表。", thanks: "谢谢！", fields: FIELDS };

async function roundTrip(form: Form) {
  return importXlsForm(Object.assign(new Blob([writeXlsForm(form)]), { name: "表.xlsx" }));
}

describe("a form that goes out as XLSForm and comes back", () => {
  it("has no faults to begin with", () => expect(formFaults(FORM)).toEqual([]));

  it("is the same, with every type of field and nothing to remark", async () => {
    expect(await roundTrip(FORM)).toEqual({ form: FORM, remarks: [] });
  });

  const alone = FIELDS.filter((field) => JSON.stringify(field).match(/"field"/) === null);
  it.each(alone.map((field) => [field.kind, field] as const))("is the same: %s", async (_, field) => {
    const form: Form = { title: "一题", fields: [field, { kind: "text", id: "end_of_it", label: "完" }] };
    expect(await roundTrip(form)).toEqual({ form, remarks: [] });
  });

  it.each<readonly [string, readonly Field[]]>([
    [
      "words that look like markup",
      [
        {
          kind: "one-of",
          id: "a",
          label: "面积 <b> 级 **多少**",
          options: [{ value: "x", label: "<i>x</i>" }],
        },
      ],
    ],
    [
      "numbers with exponents",
      [
        {
          kind: "number",
          id: "b",
          label: "B",
          from: 0.0000001,
          to: 1e21,
          initial: 0.00000025,
          shownIf: { call: "<", of: [{ value: -1.5e-9 }, { value: 2.5e30 }] },
        },
      ],
    ],
    [
      "first answers with spaces, beside options that are their parts",
      ["a b", "a", "b", "a_b"].map((value, i, all) => ({
        kind: "some-of" as const,
        id: `m${i}`,
        label: "M",
        options: all.map((one) => ({ value: one, label: one })),
        initial: i === 0 ? ["a b"] : ["a b", value],
      })),
    ],
    [
      "a rule with the word that XLSForm has for words of one's own",
      [
        { kind: "one-of", id: "q", label: "Q", options: [{ value: "x", label: "X" }], other: true },
        {
          kind: "text",
          id: "t",
          label: "T",
          shownIf: { call: "=", of: [{ field: "q" }, { value: "other" }] },
        },
      ],
    ],
  ])("is the same: %s", async (_, fields) => {
    const form: Form = { title: "<b>一题</b>", fields };
    expect(await roundTrip(form)).toEqual({ form, remarks: [] });
  });

  it("is the same through JSON, as it travels", () => {
    const json: unknown = JSON.parse(JSON.stringify({ songxueForm: 1, ...FORM }));
    expect(v.parse(FormFile, json)).toEqual({ songxueForm: 1, ...FORM });
  });

  it("is the same, whatever the form", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const back = xlsFormToForm(formToSheets(form), "表");
        expect(back.remarks).toEqual([]);
        expect(back.form).toEqual(form);
      }),
      { numRuns: 200 },
    );
  });
});
