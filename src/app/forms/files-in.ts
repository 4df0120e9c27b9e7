import { isFile } from "../../domain/forms/answer-words.ts";
import type { AnswerFile, Answers } from "../../domain/forms/form.ts";

/** Pictures, signatures and sounds among answers, each once. */
export function filesIn(answers: Answers): readonly AnswerFile[] {
  const files = new Map<string, AnswerFile>();
  const look = (level: Answers): void => {
    for (const answer of Object.values(level)) {
      if (Array.isArray(answer)) {
        for (const round of answer as readonly unknown[])
          if (typeof round === "object") look(round as Answers);
      } else if (isFile(answer)) files.set(answer.blob, answer);
    }
  };
  look(answers);
  return [...files.values()];
}
