import type { Field, Form, Option } from "../form.ts";

export const GRADES: readonly Option[] = [
  { value: "4", label: "满意" },
  { value: "3", label: "比较满意" },
  { value: "2", label: "基本满意" },
  { value: "1", label: "不满意" },
];

const ITEMS = [
  ["study", "学习组织得怎么样"],
  ["texts", "材料好不好懂"],
  ["time", "时间安排合不合适"],
  ["care", "对年老体弱党员和流动党员的照顾"],
  ["opinions", "大家提的意见有没有回音"],
  ["matters", "查出来的问题改得怎么样"],
  ["burden", "有没有走过场、添负担"],
] as const;

/** 满意度测评: items by four grades, one line each, as on the paper that people know. */
export const satisfactionForm: Form = {
  title: "满意度测评",
  intro: "每一项选一个，照实选。拿不准的可以空着。",
  thanks: "收到了，谢谢。",
  fields: [
    ...ITEMS.map(([id, label]): Field => ({ kind: "one-of", id, label, options: GRADES, as: "line" })),
    { kind: "text", id: "why", label: "哪里不满意，为什么？", hint: "可以不写。", long: true },
  ],
};
