import type { Expression } from "./expression.ts";
import { type Field, type FieldId, type Form, FORM_LIMITS } from "./form.ts";

/** A form as its author changes it. Nothing here is changed in place; ids are made by the caller, since rules know no randomness. */
export type MakeId = () => FieldId;

type Fields = readonly Field[];
type Holder = Extract<Field, { fields: Fields }>;

export function isHolder(field: Field): field is Holder {
  return field.kind === "section" || field.kind === "repeat";
}

/** Every field in the order in which it is asked; what a section or repeat group holds comes behind it. */
export function allFields(fields: Fields): Field[] {
  return fields.flatMap((field) => (isHolder(field) ? [field, ...allFields(field.fields)] : [field]));
}

export function findField(form: Form, id: FieldId): Field | undefined {
  return allFields(form.fields).find((field) => field.id === id);
}

/** The section or repeat group that a field stands in; undefined: in none. */
export function holderOf(fields: Fields, id: FieldId): Holder | undefined {
  return allFields(fields)
    .filter(isHolder)
    .find((holder) => holder.fields.some((field) => field.id === id));
}

/** An id that no field of the form has. */
export function freeId(form: Form, makeId: MakeId): FieldId {
  const taken = new Set(allFields(form.fields).map(({ id }) => id));
  let id = makeId();
  while (taken.has(id)) id = makeId();
  return id;
}

export function changeField(form: Form, id: FieldId, change: (field: Field) => Field): Form {
  return { ...form, fields: mapped(form.fields, id, (field) => [change(field)]) };
}

export function removeField(form: Form, id: FieldId): Form {
  return { ...form, fields: mapped(form.fields, id, () => []) };
}

/** At the end of the form, or of a section or repeat group. */
export function addField(form: Form, field: Field, into?: FieldId): Form {
  if (into === undefined) return { ...form, fields: [...form.fields, field] };
  return changeField(form, into, (holder) =>
    isHolder(holder) ? { ...holder, fields: [...holder.fields, field] } : holder,
  );
}

/** The same once more behind it, under ids of its own; what it said of itself it says of the copy. */
export function copyField(form: Form, id: FieldId, makeId: MakeId): { form: Form; copy: FieldId } {
  const field = findField(form, id);
  if (!field) return { form, copy: id };
  const taken = new Set(allFields(form.fields).map((one) => one.id));
  const names = new Map<FieldId, FieldId>();
  for (const one of allFields([field])) {
    let name = makeId();
    while (taken.has(name)) name = makeId();
    taken.add(name);
    names.set(one.id, name);
  }
  const copy = renamed(field, names);
  const fields = mapped(form.fields, id, (one) => [one, copy]);
  return { form: { ...form, fields }, copy: copy.id };
}

/** One place up or down; past the edge of a section it goes out of it, and at a section it goes in. */
export function moveField(form: Form, id: FieldId, by: -1 | 1): Form {
  return { ...form, fields: moved(form.fields, id, by, 0, false) ?? form.fields };
}

function moved(
  fields: Fields,
  id: FieldId,
  by: -1 | 1,
  depth: number,
  inRepeat: boolean,
): Fields | undefined {
  const at = fields.findIndex((field) => field.id === id);
  if (at >= 0) {
    const field = fields[at]!;
    const others = fields.filter((_, i) => i !== at);
    const next = fields[at + by];
    // The edge: whoever holds these takes it out.
    if (next === undefined) return undefined;
    if (isHolder(next) && mayHold(next, field, depth, inRepeat)) {
      const inside = by === 1 ? [field, ...next.fields] : [...next.fields, field];
      return others.map((one) => (one === next ? { ...next, fields: inside } : one));
    }
    return [...others.slice(0, at + by), field, ...others.slice(at + by)];
  }
  for (const holder of fields) {
    if (!isHolder(holder) || !allFields(holder.fields).some((field) => field.id === id)) continue;
    const inside = moved(holder.fields, id, by, depth + 1, inRepeat || holder.kind === "repeat");
    if (inside) return fields.map((one) => (one === holder ? { ...holder, fields: inside } : one));
    const own = holder.fields.find((field) => field.id === id);
    if (!own) return undefined;
    const rest = { ...holder, fields: holder.fields.filter((field) => field !== own) };
    return fields.flatMap((one) => (one !== holder ? [one] : by === 1 ? [rest, own] : [own, rest]));
  }
  return undefined;
}

/** Repeat groups do not nest, and sections only so deep. */
function mayHold(holder: Holder, field: Field, depth: number, inRepeat: boolean): boolean {
  const hasRepeat = allFields([field]).some(({ kind }) => kind === "repeat");
  if (hasRepeat && (inRepeat || holder.kind === "repeat")) return false;
  return depth + 1 + levels(field) <= FORM_LIMITS.depth;
}

/** Sections in sections in it; 0 for a question. */
function levels(field: Field): number {
  return isHolder(field) ? 1 + Math.max(0, ...field.fields.map(levels)) : 0;
}

function mapped(fields: Fields, id: FieldId, change: (field: Field) => Fields): Fields {
  return fields.flatMap((field) => {
    if (field.id === id) return change(field);
    return isHolder(field) ? [{ ...field, fields: mapped(field.fields, id, change) }] : [field];
  });
}

function renamed(field: Field, names: ReadonlyMap<FieldId, FieldId>): Field {
  const rules =
    "check" in field && field.check ? { check: { ...field.check, holds: rule(field.check.holds) } } : {};
  const shown = field.shownIf ? { shownIf: rule(field.shownIf) } : {};
  const id = names.get(field.id) ?? field.id;
  if (isHolder(field)) {
    return { ...field, ...shown, id, fields: field.fields.map((one) => renamed(one, names)) };
  }
  if (field.kind === "reckoned") return { ...field, ...shown, id, from: rule(field.from) };
  return { ...field, ...shown, ...rules, id };

  function rule(expression: Expression): Expression {
    if ("field" in expression) return { field: names.get(expression.field) ?? expression.field };
    if ("call" in expression) return { ...expression, of: expression.of.map(rule) };
    return expression;
  }
}
