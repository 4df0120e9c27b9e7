import type { Field } from "./form.ts";
import type { Scope } from "./reckon.ts";
import { Reckoning } from "./reckoning.ts";

/** Whether a field stands on the page: where its own rule holds, and those of the sections and the repeat group around it. */
export function isShown(field: Field, scope: Scope): boolean {
  return new Reckoning(scope.form, scope.answers, scope.today).shown(field.id, scope.round);
}
