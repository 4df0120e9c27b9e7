import { expect, test } from "vitest";
import type { Form } from "./form.ts";
import { summarise } from "./summary.ts";

const options = [
  { value: "a", label: "甲" },
  { value: "b", label: "乙" },
];
const form: Form = {
  title: "表",
  fields: [
    { kind: "one-of", id: "one", label: "选一个", options, other: true },
    {
      kind: "section",
      id: "s",
      label: "细说",
      fields: [{ kind: "some-of", id: "some", label: "选几个", options }],
    },
    { kind: "scale", id: "scale", label: "打分", from: 1, to: 3 },
    { kind: "yes-no", id: "yes", label: "好不好", yesWords: "好", noWords: "不好" },
    {
      kind: "repeat",
      id: "family",
      label: "家里人",
      fields: [{ kind: "number", id: "age", label: "年纪" }],
    },
    { kind: "person", id: "who", label: "姓名" },
    { kind: "photo", id: "photo", label: "照片" },
    { kind: "words", id: "w", label: "谢谢" },
  ],
};
const all = summarise(form, [
  {
    one: "a",
    some: ["a", "b"],
    scale: 3,
    yes: true,
    family: [{ age: 70 }, { age: 8 }, {}],
    who: { name: "老周" },
    photo: { blob: "x", size: 1, type: "image/jpeg" },
  },
  { one: "别的", some: ["b"], scale: 2, yes: false },
  {},
]);
const said = (id: string) => all.find((one) => one.id === id)!;

test("choices are counted by their labels, words of one's own stand beside them, and nobody counts twice", () => {
  expect(said("one").said).toEqual({
    as: "choices",
    counts: [
      ["甲", 1],
      ["乙", 0],
    ],
    own: ["别的"],
  });
  expect(said("some")).toMatchObject({
    within: ["细说"],
    answered: 2,
    said: {
      counts: [
        ["甲", 1],
        ["乙", 2],
      ],
    },
  });
  expect(said("yes").said).toEqual({
    as: "choices",
    counts: [
      ["好", 1],
      ["不好", 1],
    ],
    own: [],
  });
});

test("numbers: of a scale how often each, in a group over all its rounds", () => {
  expect(said("scale").said).toMatchObject({
    mean: 2.5,
    counts: [
      ["1", 0],
      ["2", 1],
      ["3", 1],
    ],
  });
  expect(said("age")).toMatchObject({
    within: ["家里人"],
    answered: 2,
    said: { sum: 78, least: 8, most: 70 },
  });
});

test("names are words, pictures are pictures, and words between questions are no question", () => {
  expect(said("who").said).toEqual({ as: "words", words: ["老周"] });
  expect(said("photo").said).toEqual({ as: "files" });
  expect(all.some(({ id }) => id === "w")).toBe(false);
  expect(summarise(form, [])[0]!.said).toEqual({ as: "nothing" });
});
