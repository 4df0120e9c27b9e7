import type { Day } from "../ids.ts";
import type { Answer, Question } from "./form.ts";

/** What stands there before anybody has answered. @param today the day of answering */
export function initialAnswer(field: Question, today: Day): Answer | undefined {
  if (field.kind === "date" && field.today) return today;
  return "initial" in field ? field.initial : undefined;
}
