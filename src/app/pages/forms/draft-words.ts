import { answerWords, hasAnswer } from "../../../domain/forms/answer-words.ts";
import { allFields } from "../../../domain/forms/form-tree.ts";
import type { Answers, Form } from "../../../domain/forms/form.ts";

/** What somebody would want to copy out of a form that could not be kept. */
export function draftWords(form: Form, answers: Answers = {}): string {
  const inRounds = Object.values(answers).flatMap((answer) =>
    Array.isArray(answer) && typeof answer[0] === "object" ? (answer as readonly Answers[]) : [],
  );
  const fields = allFields(form.fields).filter(hasAnswer);
  return [answers, ...inRounds]
    .flatMap((level) =>
      fields.flatMap((field) => {
        const words = answerWords(field, level[field.id]);
        return words === "" ? [] : [`${field.label}：${words}`];
      }),
    )
    .join("\n");
}
