import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, conditionsOf, expressionOf } from "./condition.ts";
import type { Expression } from "./expression.ts";
import { expressionWords } from "./expression-words.ts";
import type { Form } from "./form.ts";

const form: Form = {
  title: "表",
  fields: [
    { kind: "one-of", id: "how", label: "方式", options: [{ value: "home", label: "送上门" }] },
    { kind: "number", id: "n", label: "人数" },
    { kind: "yes-no", id: "ok", label: "同意吗" },
  ],
};

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom("how", "n"),
    is: fc.constantFrom("is", "is-not", "chosen", "not-chosen", "more", "at-least", "less", "at-most"),
    value: fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean()),
  }),
  fc.record({ field: fc.constantFrom("how", "n"), is: fc.constantFrom("answered", "not-answered") }),
);

test("what a sentence says is read back as the same sentence", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("and", "or"),
      fc.array(condition, { minLength: 1, maxLength: 4 }),
      (join, of) => {
        expect(conditionsOf(expressionOf({ join, of }))).toEqual({
          join: of.length === 1 ? "and" : join,
          of,
        });
      },
    ),
  );
});

const more: Expression = { call: ">", of: [{ call: "+", of: [{ field: "n" }, { value: 1 }] }, { value: 3 }] };

test("what no sentence says is not taken for one, and is said in words all the same", () => {
  expect(conditionsOf(more)).toBeUndefined();
  expect(
    conditionsOf({ call: "and", of: [more, expressionOf({ join: "or", of: [] as never })] }),
  ).toBeUndefined();
  expect(expressionWords(more, form)).toBe("（“人数”加 1 ）大于 3 ");
});

test("a rule in words: the labels that people see, not what stands behind them", () => {
  const rule = expressionOf({
    join: "and",
    of: [
      { field: "how", is: "is", value: "home" },
      { field: "n", is: "more", value: 3 },
      { field: "ok", is: "is", value: true },
    ],
  });
  expect(expressionWords(rule, form)).toBe("“方式”是“送上门”，并且“人数”大于 3 ，并且“同意吗”是“是”");
  expect(expressionWords(expressionOf({ join: "and", of: [{ field: "gone", is: "answered" }] }), form)).toBe(
    "“gone（已删去）”填了",
  );
});
