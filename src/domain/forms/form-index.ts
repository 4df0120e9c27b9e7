import type { Field, FieldId, Form } from "./form.ts";

export interface Placed {
  field: Field;
  /** the sections and the repeat group around it, the outermost first */
  within: readonly FieldId[];
  /** the repeat group around it */
  repeat?: FieldId;
}

const known = new WeakMap<Form, ReadonlyMap<FieldId, Placed>>();

/** All fields of a form by id, in their order. Of fields with the same id, the first. */
export function formIndex(form: Form): ReadonlyMap<FieldId, Placed> {
  const before = known.get(form);
  if (before) return before;
  const index = new Map<FieldId, Placed>();
  const add = (fields: readonly Field[], within: readonly FieldId[], repeat?: FieldId) => {
    for (const field of fields) {
      if (!index.has(field.id)) {
        index.set(field.id, { field, within, ...(repeat !== undefined && { repeat }) });
      }
      if (field.kind === "section") add(field.fields, [...within, field.id], repeat);
      if (field.kind === "repeat") add(field.fields, [...within, field.id], repeat ?? field.id);
    }
  };
  add(form.fields, []);
  known.set(form, index);
  return index;
}
