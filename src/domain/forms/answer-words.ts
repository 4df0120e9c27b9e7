import type { Answer, AnswerFile, AnswerPerson, Answers, Field, Question } from "./form.ts";

type Reckoned = Extract<Field, { kind: "reckoned" }>;
/** What has an answer of its own, in one cell. */
export type AnsweredField = Question | Reckoned;

export function hasAnswer(field: Field): field is AnsweredField {
  return field.kind !== "words" && field.kind !== "section" && field.kind !== "repeat";
}

/** An answer as people read it: labels of options, 是 and 否, a name. "" where nothing was answered. */
export function answerWords(field: AnsweredField, answer: Answer | undefined): string {
  if (answer === undefined) return "";
  if (typeof answer === "boolean") {
    if (field.kind !== "yes-no") return answer ? "是" : "否";
    return answer ? (field.yesWords ?? "是") : (field.noWords ?? "否");
  }
  if (typeof answer === "number") return String(answer);
  if (typeof answer === "string") return optionWords(field, answer);
  if (isPerson(answer)) return answer.name;
  if (isFile(answer)) return fileWords[field.kind as keyof typeof fileWords] ?? "文件";
  return (answer as readonly (string | Answers)[])
    .map((one) => (typeof one === "string" ? optionWords(field, one) : ""))
    .filter((words) => words !== "")
    .join("、");
}

const fileWords = { signature: "有签名", photo: "有照片", voice: "有录音" } as const;

function optionWords(field: AnsweredField, value: string): string {
  if (!("options" in field)) return value;
  return field.options.find((option) => option.value === value)?.label ?? value;
}

export function isPerson(answer: Answer | undefined): answer is AnswerPerson {
  return typeof answer === "object" && "name" in answer;
}

export function isFile(answer: Answer | undefined): answer is AnswerFile {
  return typeof answer === "object" && "blob" in answer;
}

/** The rounds of a repeat group. */
export function roundsOf(answer: Answer | undefined): readonly Answers[] {
  if (!Array.isArray(answer)) return [];
  return (answer as readonly (string | Answers)[]).filter(
    (round): round is Answers => typeof round === "object" && round !== null,
  );
}
