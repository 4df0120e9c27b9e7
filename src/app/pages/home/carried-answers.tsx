import { mayCarry } from "../../carry/carries-mark.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const answersRow = () => import("../../carry/answers-row.tsx").then((m) => m.AnswersRow);

/** What was brought for others and answered; on a phone that carries nothing, nothing of it is loaded. */
export function CarriedAnswers() {
  const AnswersRow = useLoaded(mayCarry() ? answersRow : undefined).value;
  return AnswersRow ? <AnswersRow /> : null;
}
