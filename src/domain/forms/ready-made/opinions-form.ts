import type { Field, Form } from "../form.ts";

const SIDES = [
  ["study", "对组织学习", "学什么、怎么学、什么时候学，哪里不合适？"],
  ["leaders", "对支部班子", "在联系群众、办事公道、说到做到上，有什么要提的？"],
  ["service", "对为群众办事", "哪件事没有办好？哪件事急着要办？"],
  ["style", "对作风", "走过场、添负担、推来推去的事，请直说。"],
] as const;

/** 征求意见: several sides, none of them asked for, and one's own words. */
export const opinionsForm: Form = {
  title: "征求意见",
  intro: "有什么说什么，没有的可以空着。说具体的事，比说好话有用。",
  thanks: "收到了。大家的意见会放在一起看。",
  fields: [
    ...SIDES.map(([id, label, hint]): Field => ({ kind: "text", id, label, hint, long: true })),
    {
      kind: "one-of",
      id: "first",
      label: "您觉得最先要改的是哪一样？",
      options: [
        ...SIDES.map(([value, label]) => ({ value, label: label.slice(1) })),
        { value: "none", label: "说不好" },
      ],
      other: true,
    },
    { kind: "text", id: "more", label: "还想说的", long: true },
  ],
};
