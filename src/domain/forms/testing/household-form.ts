import type { Form } from "../form.ts";

const topics = [
  { value: "history", label: "党史" },
  { value: "law", label: "党章" },
  { value: "health", label: "健康" },
  { value: "phone", label: "用手机" },
];

/** A form of a village office with every kind of question and rule, for answers that cannot be handed in. */
export const HOUSEHOLD: Form = {
  title: "入户走访",
  fields: [
    { kind: "words", id: "welcome", label: "请如实填写" },
    { kind: "text", id: "name", label: "姓名", required: true, most: 10 },
    {
      kind: "text",
      id: "phone",
      label: "电话",
      check: {
        holds: { call: "regex", of: [{ self: true }, { value: "1[0-9]{10}" }] },
        words: "手机号是 11 位数字，以 1 开头。",
      },
    },
    { kind: "text", id: "advice", label: "意见", long: true },
    {
      kind: "one-of",
      id: "sex",
      label: "性别",
      options: [
        { value: "m", label: "男" },
        { value: "f", label: "女" },
      ],
      required: true,
      requiredWords: "请选一下性别。",
    },
    { kind: "one-of", id: "village", label: "村民组", options: topics, other: true },
    { kind: "some-of", id: "topics", label: "想学什么", options: topics, most: 2 },
    { kind: "some-of", id: "needs", label: "困难", options: topics, other: true },
    { kind: "scale", id: "score", label: "满意度", from: 1, to: 5 },
    { kind: "scale", id: "tens", label: "百分", from: 0, to: 100, step: 50 },
    { kind: "yes-no", id: "member", label: "党员", required: true },
    { kind: "yes-no", id: "agree", label: "同意", yesWords: "同意", noWords: "不同意" },
    { kind: "number", id: "age", label: "年龄", whole: true, from: 18, to: 120, required: true },
    { kind: "number", id: "height", label: "身高", from: 0.5 },
    { kind: "number", id: "debt", label: "欠款", to: 0 },
    {
      kind: "number",
      id: "even",
      label: "双数",
      check: {
        holds: { call: "=", of: [{ call: "mod", of: [{ self: true }, { value: 2 }] }, { value: 0 }] },
        words: "请填双数，如 2、4、6。",
      },
    },
    { kind: "date", id: "born", label: "出生日期", from: "1900-01-01", to: "2010-12-31" },
    {
      kind: "date",
      id: "joined",
      label: "入党日期",
      shownIf: { field: "member" },
      required: true,
      check: {
        holds: { call: ">", of: [{ self: true }, { field: "born" }] },
        words: "入党日期要在出生日期之后。",
      },
    },
    { kind: "person", id: "contact", label: "联系人" },
    { kind: "signature", id: "signed", label: "户主" },
    { kind: "photo", id: "house", label: "房屋" },
    { kind: "voice", id: "story", label: "口述" },
    {
      kind: "reckoned",
      id: "adult",
      label: "成年",
      from: { call: ">=", of: [{ field: "age" }, { value: 18 }] },
    },
    {
      kind: "section",
      id: "care",
      label: "照料",
      shownIf: { call: ">=", of: [{ field: "age" }, { value: 60 }] },
      fields: [{ kind: "person", id: "carer", label: "照料人", required: true }],
    },
    {
      kind: "repeat",
      id: "family",
      label: "家庭成员",
      least: 1,
      most: 3,
      fields: [
        { kind: "text", id: "who", label: "称呼", required: true, most: 4 },
        { kind: "number", id: "years", label: "几岁", whole: true, from: 0, to: 130 },
        {
          kind: "text",
          id: "school",
          label: "学校",
          shownIf: { call: "<", of: [{ field: "years" }, { value: 18 }] },
          required: true,
        },
      ],
    },
  ],
};

export const GOOD_ANSWERS = {
  name: "何小满",
  sex: "f",
  member: false,
  age: 40,
  family: [{ who: "儿子", years: 20 }],
} as const;
