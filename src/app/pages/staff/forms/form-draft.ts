import type { FormPublished } from "../../../../domain/entries/forms.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { FormId, UnitId } from "../../../../domain/ids.ts";
import type { Draft } from "../../../../sync/phone.ts";

/** A form on its author's phone, not published yet, or the next version of one that is. */
export type FormDraft = {
  /** absent: nothing is there to be edited */
  form?: Form;
  unit: UnitId;
  /** what its making suggested; chosen when it is published */
  way?: FormPublished["way"];
  again?: boolean;
};

const PREFIX = "form-draft:";

export function formDraftId(form: FormId): string {
  return `${PREFIX}${form}`;
}

/** The form that a draft is of; undefined: it is of something else, or another tab's copy. */
export function draftOf({ id, content }: Draft): { id: FormId; draft: FormDraft; form: Form } | undefined {
  if (!id.startsWith(PREFIX) || id.includes("~")) return undefined;
  const draft = content as FormDraft;
  return draft.form && { id: id.slice(PREFIX.length), draft, form: draft.form };
}
