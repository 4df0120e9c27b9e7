import type { FormAnswered, FormPublished } from "../entries/forms.ts";
import type { Cohort } from "../entries/membership.ts";
import type { SeenEntry } from "../entry.ts";
import type { BlobId, EntryId, FormId, Instant, MemberId } from "../ids.ts";
import { inOrder } from "./in-order.ts";

/** A form as it was last published. */
export interface PublishedForm extends FormPublished {
  published: Instant;
  /** the newest last, which is `blob` */
  versions: readonly BlobId[];
  closed?: Instant;
}

export interface HandedInForm extends FormAnswered {
  entry: EntryId;
  at: Instant;
  received: Instant | null;
  /** whose answers they are */
  of: MemberId;
  /** who wrote them down: himself, or a helper or staff */
  by: MemberId;
}

export interface Forms {
  byId: ReadonlyMap<FormId, PublishedForm>;
  /** answers to named forms, the earliest first; of a form that may be answered once, only each person's last */
  handedIn: ReadonlyMap<FormId, readonly HandedInForm[]>;
}

export function foldForms(entries: readonly SeenEntry[]): Forms {
  const byId = new Map<FormId, PublishedForm>();
  const closed = new Map<FormId, Instant>();
  const answers = new Map<FormId, HandedInForm[]>();
  for (const entry of inOrder(entries)) {
    if (entry.kind === "form-published") {
      const before = byId.get(entry.body.form)?.versions ?? [];
      const versions = [...before.filter((blob) => blob !== entry.body.blob), entry.body.blob];
      byId.set(entry.body.form, { ...entry.body, published: entry.at, versions });
    } else if (entry.kind === "form-closed") {
      if (!closed.has(entry.body.form)) closed.set(entry.body.form, entry.at);
    } else if (entry.kind === "form-answered") {
      const { id, at, received, of, by, body } = entry;
      const so = answers.get(body.form) ?? [];
      answers.set(body.form, [...so, { ...body, entry: id, at, received, of, by }]);
    }
  }
  for (const [form, at] of closed) {
    const published = byId.get(form);
    if (published) byId.set(form, { ...published, closed: at });
  }
  for (const [form, all] of answers) {
    if (byId.get(form)?.again) continue;
    answers.set(
      form,
      all.filter((one, i) => !all.slice(i + 1).some((later) => later.of === one.of)),
    );
  }
  return { byId, handedIn: answers };
}

/** No more answers are taken. */
export function isClosed(form: PublishedForm, now: Instant): boolean {
  return form.closed !== undefined || (form.closes !== undefined && form.closes <= now);
}

/** What is asked of somebody who is of these, and still open: the newest first. */
export function formsFor(forms: Forms, cohorts: readonly Cohort[], now: Instant): readonly PublishedForm[] {
  return [...forms.byId.values()]
    .filter((form) => !isClosed(form, now))
    .filter((form) => form.cohorts === undefined || form.cohorts.some((cohort) => cohorts.includes(cohort)))
    .sort((a, b) => b.published - a.published || (a.form < b.form ? -1 : 1));
}
