import { expect, test } from "vitest";
import type { Answers, Field, Form } from "./form.ts";
import { looseResults } from "./loose-results.ts";
import { wayFaults } from "./ways.ts";

const inOrder = <T>(things: readonly T[]) => things;
const form: Form = {
  title: "表",
  fields: [
    { kind: "yes-no", id: "happy", label: "满意吗" },
    { kind: "text", id: "why", label: "为什么" },
    {
      kind: "repeat",
      id: "wishes",
      label: "建议",
      fields: [{ kind: "text", id: "wish", label: "建议什么" }],
    },
  ],
};
const questions = (all: readonly Answers[]) => {
  const results = looseResults(form, all, inOrder);
  if (results.state !== "counted") throw new Error(results.state);
  return results.questions;
};
const times = (n: number, one: Answers) => Array.from({ length: n }, () => one);

test("what fewer than five have answered is told as what nobody has answered", () => {
  for (let few = 0; few < 5; few++) {
    const [happy, why] = questions([
      ...times(few, { happy: true, why: "路远" }),
      ...times(6, { happy: false }),
    ]);
    expect(happy).toMatchObject({ answered: 6 + few, said: { as: "choices" } });
    expect(why).toEqual({ id: "why", label: "为什么", within: [], answered: 0, said: { as: "too-few" } });
  }
  const [, why] = questions(times(5, { happy: true, why: "路远" }));
  expect(why).toMatchObject({ answered: 5, said: { as: "words", words: Array<string>(5).fill("路远") } });
});

test("five rounds of one person are one person's", () => {
  const many = { happy: true, wishes: times(5, { wish: "修路" }) };
  expect(questions([many, ...times(4, { happy: true })])[2]!.said).toEqual({ as: "too-few" });
  expect(questions(times(5, many))[2]).toMatchObject({ answered: 25 });
});

test("an anonymous form asks everybody everything, and its author is told what does not", () => {
  const shownIf = { field: "happy" };
  const inner: Field = { kind: "text", id: "inner", label: "里面的" };
  const divided: Form = {
    ...form,
    fields: [
      ...form.fields,
      { kind: "text", id: "more", label: "细说", shownIf },
      { kind: "section", id: "s", label: "一段", shownIf, fields: [inner] },
    ],
  };
  const faults = wayFaults(divided, "slips");
  expect(faults.map(({ field }) => field)).toEqual(["more", "s"]);
  expect(faults[0]!.words).toContain("“细说”看前面的回答才问");
  for (const way of ["named", "open"] as const) expect(wayFaults(divided, way)).toEqual([]);
  expect(wayFaults(form, "slips")).toEqual([]);
});
