import type { Essay } from "../../../domain/fold/essays.ts";

const words: Record<Essay["state"], string> = {
  writing: "还在写",
  "handed-in": "待看",
  more: "请他再写些",
  read: "已看",
  accepted: "收下了",
};

export function essayStateWords(state: Essay["state"]): string {
  return words[state];
}
