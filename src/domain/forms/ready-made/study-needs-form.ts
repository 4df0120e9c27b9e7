import type { Form } from "../form.ts";

/** 学习需求: what suits people is asked before it is arranged. */
export const studyNeedsForm: Form = {
  title: "学习需求",
  intro: "您说了，我们好照着安排。",
  thanks: "记下了，谢谢。",
  fields: [
    {
      kind: "some-of",
      id: "how",
      label: "怎么学对您合适？",
      options: [
        { value: "together", label: "大家一起学" },
        { value: "phone", label: "用手机自己学" },
        { value: "listen", label: "听朗读" },
        { value: "home", label: "请人到家里来" },
        { value: "paper", label: "看纸的材料" },
      ],
      required: true,
      requiredWords: "请至少选一样。",
    },
    {
      kind: "one-of",
      id: "when",
      label: "集中学习放在什么时候好？",
      options: [
        { value: "morning", label: "上午" },
        { value: "afternoon", label: "下午" },
        { value: "evening", label: "晚上" },
        { value: "weekend", label: "周末" },
      ],
      other: true,
    },
    {
      kind: "some-of",
      id: "what",
      label: "想学什么？",
      options: [
        { value: "texts", label: "规定要读的篇目" },
        { value: "policy", label: "和我们有关的政策" },
        { value: "skills", label: "种养、务工的本领" },
        { value: "law", label: "法律常识" },
        { value: "health", label: "健康和防骗" },
      ],
      other: true,
    },
    {
      kind: "yes-no",
      id: "help",
      label: "要不要人帮着学？",
      yesWords: "要",
      noWords: "不用",
    },
    {
      kind: "text",
      id: "how-help",
      label: "怎么帮好？",
      hint: "比如念给我听、教我用手机、字印大些。",
      long: true,
      shownIf: { call: "=", of: [{ field: "help" }, { value: true }] },
    },
    { kind: "text", id: "words", label: "别的想法", long: true },
  ],
};
