import { expect, test } from "vitest";
import { formFaults } from "../../../../domain/forms/form-faults.ts";
import { readyMadeForms } from "../../../../domain/forms/ready-made/ready-made-forms.ts";
import { wayFaults } from "../../../../domain/forms/ways.ts";
import { newField, newKinds } from "./field-kinds.ts";
import { readForm, writeForm } from "./form-file.ts";

test.each(readyMadeForms.map((ready) => [ready.form.title, ready] as const))(
  "%s can be published as it is, in the way that suits it, and is read again as it was written",
  (_, { form, way, again }) => {
    expect(formFaults(form)).toEqual([]);
    expect(wayFaults(form, way, again)).toEqual([]);
    expect(readForm(writeForm(form))).toEqual(form);
  },
);

test("whatever is added needs words only, or questions in it", () => {
  let n = 0;
  for (const [kind] of newKinds) {
    const field = newField(kind, "q", () => `o${(n += 1)}`);
    const inner = { kind: "text" as const, id: "inner", label: "一题" };
    const filled = { ...field, label: "题", ...("fields" in field && { fields: [inner] }) };
    const form = { title: "表", fields: [filled, { ...inner, id: "last" }] };
    expect(formFaults(form), kind).toEqual([]);
    expect(readForm(writeForm(form)), kind).toEqual(form);
  }
});

test("what is no form of ours is none", () => {
  expect(readForm(new TextEncoder().encode('{"title":"表"}'))).toBeUndefined();
  expect(readForm(new Uint8Array([1, 2, 3]))).toBeUndefined();
});
