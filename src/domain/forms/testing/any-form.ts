import * as fc from "fast-check";
import type { Expression } from "../expression.ts";
import type { Answers, Field, Form, Question } from "../form.ts";
import { formFaults } from "../form-faults.ts";

/** Forms without faults, with everything in them, and answers to them. */
const words = fc.stringMatching(/^[一二三四五甲乙丙丁]{1,6}$/);
const chance = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
/** What is not so is not written. */
const flag = chance(fc.constant(true));
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const options = fc
  .uniqueArray(words, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((label) => ({ value: label, label: `${label}项` })));

type Loose = { [key: string]: unknown };
const kinds: fc.Arbitrary<Loose>[] = [
  fc.record({
    kind: fc.constant("text"),
    long: flag,
    most: chance(fc.integer({ min: 3, max: 20 })),
  }),
  fc.record({
    kind: fc.constant("one-of"),
    options,
    other: flag,
    as: chance(fc.constantFrom("line", "list")),
  }),
  fc.record({
    kind: fc.constant("some-of"),
    options,
    other: flag,
    most: chance(fc.integer({ min: 1, max: 4 })),
  }),
  fc
    .record({
      from: fc.integer({ min: -5, max: 5 }),
      step: fc.integer({ min: 1, max: 3 }),
      steps: fc.integer({ min: 1, max: 10 }),
    })
    .map(({ from, step, steps }) => ({ kind: "scale", from, to: from + step * steps, step })),
  fc.record({ kind: fc.constant("yes-no"), yesWords: chance(words), initial: chance(fc.boolean()) }),
  fc.record({
    kind: fc.constant("number"),
    whole: flag,
    from: chance(fc.integer({ min: -9, max: 0 })),
    to: chance(fc.integer({ min: 1, max: 99 })),
  }),
  fc.record({
    kind: fc.constant("date"),
    from: chance(fc.constant("2021-05-01")),
    today: flag,
  }),
  fc.record({ kind: fc.constantFrom("person", "signature", "photo", "voice") }),
  fc.record({ kind: fc.constant("words") }),
];

/** A rule on one earlier field, which holds of some of its answers. */
function ruleOn(field: Field): fc.Arbitrary<Expression> {
  const it: Expression = { field: field.id };
  return fc.constantFrom<Expression>(
    { call: "!=", of: [it, { value: "" }] },
    { call: "not", of: [{ call: ">", of: [it, { value: 3 }] }] },
    {
      call: "or",
      of: [
        { call: "selected", of: [it, { value: "甲" }] },
        { call: "<", of: [{ call: "string-length", of: [it] }, { value: 5 }] },
      ],
    },
    {
      call: "if",
      of: [it, { call: "<=", of: [{ call: "today", of: [] }, { value: "2027-01-01" }] }, { value: true }],
    },
  );
}

/** Fields with ids, rules only on those before them in the same place or outside. */
function fieldsOf(prefix: string, before: readonly Field[], depth: number): fc.Arbitrary<readonly Field[]> {
  const draft = fc.record({
    kind:
      depth > 0 ? fc.oneof({ weight: 6, arbitrary: fc.oneof(...kinds) }, nest(depth)) : fc.oneof(...kinds),
    label: words,
    hint: chance(words),
    required: flag,
    rule: fc.nat({ max: 9 }),
    pick: fc.nat(),
    form: fc.nat({ max: 3 }),
  });
  const nested = (kind: Loose, id: string, so: readonly Field[]): fc.Arbitrary<Loose> =>
    "nested" in kind
      ? fieldsOf(`${id}_`, so, kind["nested"] === "repeat" ? 0 : depth - 1).map((fields) =>
          kind["nested"] === "repeat"
            ? { kind: "repeat", fields, least: kind["least"], most: 3 }
            : { kind: "section", fields },
        )
      : fc.constant(kind);
  return fc.array(draft, { minLength: 1, maxLength: 5 }).chain((drafts) =>
    drafts.reduce<fc.Arbitrary<readonly Field[]>>(
      (all, one, i) =>
        all.chain((fields) => {
          const id = `${prefix}${i}`;
          const seen = [...before, ...fields].filter(isAsked);
          const on = seen[one.pick % Math.max(1, seen.length)];
          const rule = on && one.rule < 5 ? ruleOn(on) : fc.constant(undefined);
          return fc.tuple(rule, nested(one.kind, id, [...before, ...fields])).map(([shownIf, kind]) => [
            ...fields,
            tidy({
              ...kind,
              id,
              label: one.label,
              hint: one.hint,
              ...(isQuestionKind(kind["kind"] as string) && { required: one.required }),
              shownIf,
            }) as unknown as Field,
            ...(on && one.rule === 7
              ? [
                  tidy({
                    kind: "reckoned",
                    id: `${id}_sum`,
                    label: "算",
                    from: { call: "concat", of: [{ field: on.id }, { value: "·" }] },
                  }) as unknown as Field,
                ]
              : []),
          ]);
        }),
      fc.constant([]),
    ),
  );
}

function nest(depth: number): fc.Arbitrary<Loose> {
  return fc.record({
    nested: fc.constantFrom(depth > 1 ? "section" : "repeat", "repeat"),
    least: chance(fc.integer({ min: 0, max: 2 })),
  });
}

function isQuestionKind(kind: string): boolean {
  return !["words", "reckoned", "section", "repeat"].includes(kind);
}

function isAsked(field: Field): boolean {
  return isQuestionKind(field.kind) || field.kind === "reckoned";
}

function tidy(loose: Loose): Loose {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined));
}

export const anyForm: fc.Arbitrary<Form> = fc
  .record({ title: words, fields: fieldsOf("q", [], 2) })
  .filter((form) => formFaults(form).length === 0);

/** An answer of the right form, not always one that may be given. */
function answerTo(field: Question): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "one-of":
      return fc.constantFrom(...field.options.map(({ value }) => value), " 别的 ");
    case "some-of":
      return fc.subarray([...field.options.map(({ value }) => value), "别的"]);
    case "scale":
    case "number":
      return fc.oneof(
        fc.integer({ min: -12, max: 110 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      );
    case "yes-no":
      return fc.boolean();
    case "date":
      return day;
    case "person":
      return fc.record({ name: words });
    case "text":
      return fc.oneof(words, fc.string(), fc.constant("  "));
    default:
      return fc.constant({
        blob: "ab".repeat(32),
        size: 10,
        type: field.kind === "voice" ? "audio/webm" : "image/jpeg",
      });
  }
}

export function answersTo(fields: readonly Field[]): fc.Arbitrary<Answers> {
  const all = fields.flatMap(function flat(field): readonly Field[] {
    return field.kind === "section" ? field.fields.flatMap(flat) : [field];
  });
  const each = all
    .filter((field) => field.kind !== "words" && field.kind !== "reckoned")
    .map((field) =>
      (field.kind === "repeat"
        ? fc.array(answersTo(field.fields), { maxLength: 3 })
        : answerTo(field as Question)
      ).map((answer) => [field.id, answer] as const),
    );
  return fc
    .tuple(...each.map((one) => fc.option(one, { nil: undefined, freq: 6 })))
    .map((some) => Object.fromEntries(some.filter((one) => one !== undefined)) as Answers);
}
