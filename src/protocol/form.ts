import * as v from "valibot";
import type { Expression } from "../domain/forms/expression.ts";
import { OPERATIONS } from "../domain/forms/expression.ts";
import { type Field, FIELD_ID, type Form, FORM_LIMITS } from "../domain/forms/form.ts";
import { day, line, list, words } from "./bodies/shapes.ts";

/**
 * A form as it travels: JSON, UTF-8, named by its hash, `{ songxueForm: 1, title, fields, … }`; what each part means stands in
 * `domain/forms/form.ts`. That ids are unique and that what rules refer to is there, `domain/forms/form-faults.ts` tells.
 */
const id = v.pipe(v.string(), v.regex(FIELD_ID));
const label = words(2_000);

const Rule: v.GenericSchema<unknown, Expression> = v.union([
  v.object({ value: v.union([words(2_000), v.pipe(v.number(), v.finite()), v.boolean()]) }),
  v.object({ field: id }),
  v.object({ self: v.literal(true) }),
  v.object({
    call: v.picklist(OPERATIONS),
    of: v.pipe(
      v.lazy(() => v.array(Rule)),
      v.maxLength(50),
    ),
  }),
]);

const labelled = { id, label, hint: v.optional(label), shownIf: v.optional(Rule) };
const asked = {
  ...labelled,
  required: v.optional(v.boolean()),
  requiredWords: v.optional(words(500)),
  check: v.optional(v.object({ holds: Rule, words: words(500) })),
};
const number = v.pipe(v.number(), v.finite());
const options = v.pipe(
  list(v.object({ value: v.pipe(words(200), v.minLength(1)), label: words(500) }), FORM_LIMITS.options),
  v.minLength(1),
);
const most = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FORM_LIMITS.words)));
const kind = v.literal;

const FieldSchema = v.variant("kind", [
  v.object({
    ...asked,
    kind: kind("text"),
    long: v.optional(v.boolean()),
    most,
    initial: v.optional(words(FORM_LIMITS.words)),
  }),
  v.object({
    ...asked,
    kind: kind("one-of"),
    options,
    other: v.optional(v.boolean()),
    as: v.optional(v.picklist(["line", "list"])),
    initial: v.optional(words(200)),
  }),
  v.object({
    ...asked,
    kind: kind("some-of"),
    options,
    other: v.optional(v.boolean()),
    most,
    initial: v.optional(list(words(200), FORM_LIMITS.options)),
  }),
  v.object({
    ...asked,
    kind: kind("scale"),
    from: number,
    to: number,
    step: v.optional(number),
    fromWords: v.optional(words(60)),
    toWords: v.optional(words(60)),
    initial: v.optional(number),
  }),
  v.object({
    ...asked,
    kind: kind("yes-no"),
    yesWords: v.optional(words(60)),
    noWords: v.optional(words(60)),
    initial: v.optional(v.boolean()),
  }),
  v.object({
    ...asked,
    kind: kind("number"),
    whole: v.optional(v.boolean()),
    from: v.optional(number),
    to: v.optional(number),
    initial: v.optional(number),
  }),
  v.object({
    ...asked,
    kind: kind("date"),
    from: v.optional(day),
    to: v.optional(day),
    initial: v.optional(day),
    today: v.optional(v.boolean()),
  }),
  v.object({ ...asked, kind: kind("person") }),
  v.object({ ...asked, kind: kind("signature") }),
  v.object({ ...asked, kind: kind("photo") }),
  v.object({ ...asked, kind: kind("voice") }),
  v.object({ ...labelled, kind: kind("words") }),
  v.object({ ...labelled, kind: kind("reckoned"), from: Rule }),
  v.object({ ...labelled, kind: kind("section"), fields: v.lazy(() => Fields) }),
  v.object({
    ...labelled,
    kind: kind("repeat"),
    fields: v.lazy(() => Fields),
    least: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(FORM_LIMITS.rounds))),
    most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FORM_LIMITS.rounds))),
  }),
]) as v.GenericSchema<unknown, Field>;

const Fields: v.GenericSchema<unknown, readonly Field[]> = list(FieldSchema, FORM_LIMITS.fields);

export const FormFile: v.GenericSchema<unknown, Form & { songxueForm: 1 }> = v.object({
  songxueForm: v.literal(1),
  title: line(200),
  intro: v.optional(words(5_000)),
  thanks: v.optional(words(1_000)),
  fields: Fields,
});
