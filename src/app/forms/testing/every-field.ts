import type { Form } from "../../../domain/forms/form.ts";

/** A form with a question of every kind. */
export const everyField: Form = {
  title: "冬季学习情况表",
  intro: "十分钟填完，没有网也能填。",
  fields: [
    {
      kind: "section",
      id: "about",
      label: "您的情况",
      fields: [
        { kind: "text", id: "name", label: "姓名", required: true, most: 20 },
        { kind: "number", id: "age", label: "年龄", whole: true, from: 18, to: 120 },
        {
          kind: "one-of",
          id: "place",
          label: "现在住哪里",
          required: true,
          options: [
            { value: "village", label: "村里" },
            { value: "city", label: "在外地" },
          ],
          other: true,
        },
        {
          kind: "text",
          id: "city",
          label: "在哪个城市",
          hint: "比如：深圳",
          required: true,
          shownIf: { call: "=", of: [{ field: "place" }, { value: "city" }] },
        },
        { kind: "date", id: "since", label: "哪天去的", to: "2026-12-31" },
      ],
    },
    {
      kind: "some-of",
      id: "wishes",
      label: "想学什么",
      options: [
        { value: "theory", label: "理论" },
        { value: "farming", label: "种养技术" },
        { value: "phone", label: "用手机" },
      ],
      most: 2,
      other: true,
    },
    {
      kind: "scale",
      id: "content",
      label: "对支部的学习安排",
      from: 1,
      to: 5,
      fromWords: "不满意",
      toWords: "满意",
    },
    { kind: "yes-no", id: "visit", label: "要不要送学上门", yesWords: "要", noWords: "不要" },
    { kind: "text", id: "opinion", label: "意见", long: true },
    { kind: "person", id: "helper", label: "谁来送学" },
    { kind: "words", id: "thanks", label: "下面请签名，拍一张，说几句。" },
    { kind: "signature", id: "signed", label: "签名" },
    { kind: "photo", id: "photo", label: "学习笔记的照片" },
    { kind: "voice", id: "voice", label: "说几句" },
    {
      kind: "repeat",
      id: "family",
      label: "家庭成员",
      most: 3,
      fields: [
        { kind: "text", id: "relative", label: "称呼", required: true },
        {
          kind: "number",
          id: "years",
          label: "多大",
          check: {
            holds: { call: "<", of: [{ self: true }, { value: 130 }] },
            words: "没有人这么大，请再看看。",
          },
        },
      ],
    },
  ],
};
