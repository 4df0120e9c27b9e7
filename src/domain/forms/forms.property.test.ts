import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkAnswers } from "./check-answers.ts";
import type { Answers, Field } from "./form.ts";
import { formFaults } from "./form-faults.ts";
import { answersToHandIn } from "./handed-in.ts";
import { isShown } from "./shown.ts";
import { shownFields } from "./testing/shown-fields.ts";
import { answersTo, anyForm } from "./testing/any-form.ts";

const TODAY = "2026-03-05";
/** Many forms are made; how long that takes is not what is asked. */
const slow = { timeout: 60_000 };
const formAndAnswers = anyForm.chain((form) => fc.tuple(fc.constant(form), answersTo(form.fields)));

it("any form, any JSON as answers: never throws, and what it says is words with a place", slow, () => {
  const json = anyForm.chain((form) => {
    const ids = fc.constantFrom(...idsOf(form.fields), "__proto__", "constructor", "toString");
    return fc.tuple(
      fc.constant(form),
      fc.oneof(fc.jsonValue(), fc.dictionary(ids, fc.jsonValue({ maxDepth: 3 }))),
    );
  });
  fc.assert(
    fc.property(json, ([form, answers]) => {
      for (const { path, words } of checkAnswers(form, answers as Answers, TODAY)) {
        expect(words).toMatch(/\p{Script=Han}/u);
        expect(Array.isArray(path)).toBe(true);
      }
      answersToHandIn(form, answers as Answers, TODAY);
      shownFields(form, answers as Answers, TODAY);
    }),
    { numRuns: 300 },
  );
});

it("what is handed in holds only what is shown, and handing it in again changes nothing", slow, () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, answers]) => {
      const handedIn = answersToHandIn(form, answers, TODAY);
      expect(answersToHandIn(form, handedIn, TODAY)).toEqual(handedIn);
      for (const id of Object.keys(handedIn)) {
        const field = find(form.fields, id)!;
        expect(isShown(field, { form, answers: handedIn, today: TODAY })).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it("answers without problems have none when they are handed in either", slow, () => {
  let good = 0;
  fc.assert(
    fc.property(formAndAnswers, ([form, answers]) => {
      if (checkAnswers(form, answers, TODAY).length > 0) return;
      if (Object.keys(answers).length > 0) good++;
      expect(checkAnswers(form, answersToHandIn(form, answers, TODAY), TODAY)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
  expect(good).toBeGreaterThan(20);
});

it("a form that came through JSON has the same faults: none", slow, () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(formFaults(JSON.parse(JSON.stringify(form)))).toEqual([]);
    }),
  );
});

function idsOf(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => ["fields" in field ? idsOf(field.fields) : [], field.id].flat());
}

function find(fields: readonly Field[], id: string): Field | undefined {
  for (const field of fields) {
    const found = field.id === id ? field : "fields" in field ? find(field.fields, id) : undefined;
    if (found) return found;
  }
  return undefined;
}
