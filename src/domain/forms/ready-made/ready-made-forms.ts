import type { FormPublished } from "../../entries/forms.ts";
import type { Form } from "../form.ts";
import { opinionsForm } from "./opinions-form.ts";
import { satisfactionForm } from "./satisfaction-form.ts";
import { signInForm } from "./sign-in-form.ts";
import { studyNeedsForm } from "./study-needs-form.ts";

/** What a branch asks again and again, to be taken as it is or changed. */
export interface ReadyMade {
  form: Form;
  /** what it is good for */
  about: string;
  /** how it is best asked; whoever publishes it decides */
  way: FormPublished["way"];
  again?: boolean;
}

export const readyMadeForms: readonly ReadyMade[] = [
  { form: signInForm, about: "走访、外出、义务服务时用；开会用会议里的签到", way: "named", again: true },
  { form: opinionsForm, about: "几个方面的意见，宜不记名", way: "slips" },
  { form: studyNeedsForm, about: "怎么学、什么时候学、要不要人帮", way: "named" },
  { form: satisfactionForm, about: "七项，每项四个档次，宜不记名", way: "slips" },
];
