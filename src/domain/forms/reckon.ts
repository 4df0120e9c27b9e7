import type { Day } from "../ids.ts";
import type { Expression } from "./expression.ts";
import type { Answer, Answers, Form } from "./form.ts";
import { Reckoning } from "./reckoning.ts";

export interface Scope {
  form: Form;
  /** of the form */
  answers: Answers;
  /** of the repeat group in which the rule stands: the very one in `answers` */
  round?: Answers;
  /** in a check: the answer that is being checked */
  self?: Answer;
  today: Day;
}

/**
 * What a rule gives, as XPath 1.0 reckons, in the way of ODK: an empty answer is "", which is no number; days compare as days, and
 * their difference is in days; what is not shown counts as not answered, and what is reckoned is reckoned anew. Never throws.
 */
export function reckon(expression: Expression, scope: Scope): string | number | boolean {
  return new Reckoning(scope.form, scope.answers, scope.today).reckon(expression, scope);
}
