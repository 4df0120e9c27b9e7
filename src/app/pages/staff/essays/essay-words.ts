import type { Essay, EssayAnswer } from "../../../../domain/fold/essays.ts";

const words: Record<Essay["state"], string> = {
  writing: "还在写",
  "handed-in": "待看",
  more: "请他再补充",
  read: "已看",
  accepted: "收下了",
};

export function essayStateWords(state: Essay["state"]): string {
  return words[state];
}

/** Behind the name of who answered: "孙书敏看过了". */
export function answeredWords({ verdict }: Pick<EssayAnswer, "verdict">): string {
  if (verdict === undefined) return "看过了";
  return verdict === "more" ? "看过了，请他再补充" : "收下了";
}
