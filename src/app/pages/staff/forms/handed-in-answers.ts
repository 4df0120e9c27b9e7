import { dayOf } from "../../../../domain/day.ts";
import type { HandedInForm, PublishedForm } from "../../../../domain/fold/forms.ts";
import { checkAnswers } from "../../../../domain/forms/check-answers.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { BlobId } from "../../../../domain/ids.ts";

/** What somebody handed in, with what is to be said of it. */
export interface JudgedAnswers {
  handedIn: HandedInForm;
  /** the version that was answered; undefined: not on this phone */
  form: Form | undefined;
  /** why it does not fit its form, in words; empty: it does */
  problems: readonly string[];
  /** came when no more were taken; what was written before it counts all the same */
  isLate: boolean;
}

export function judge(
  handedIn: HandedInForm,
  published: PublishedForm,
  forms: ReadonlyMap<BlobId, Form>,
): JudgedAnswers {
  const form = forms.get(handedIn.blob);
  const ends = [published.closes, published.closed].filter((at) => at !== undefined);
  const isLate = ends.some((end) => (handedIn.received ?? handedIn.at) > end);
  const problems = form
    ? checkAnswers(form, handedIn.answers, dayOf(handedIn.at)).map(({ words }) => words)
    : ["填的是另一版，这台手机上没有那一版。"];
  return { handedIn, form, problems, isLate };
}
