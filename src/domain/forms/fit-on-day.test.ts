import { expect, test } from "vitest";
import { addDays } from "../day.ts";
import { fitOnDay, possibleDays } from "./fit-on-day.ts";
import type { Form } from "./form.ts";

const today = { call: "today", of: [] } as const;
/** Only the very day may stand there, and on the last of June there is one question more. */
const form: Form = {
  title: "表",
  fields: [
    {
      kind: "date",
      id: "day",
      label: "哪天",
      check: { holds: { call: "=", of: [{ self: true }, today] }, words: "要填今天。" },
    },
    {
      kind: "text",
      id: "june",
      label: "六月末",
      shownIf: { call: "=", of: [today, { value: "2026-06-30" }] },
    },
  ],
};

test("answers of any day since, but not from before the form nor from more than a month ago", () => {
  const now = "2026-07-10";
  const on = (day: string, published: string) => fitOnDay(form, { day }, possibleDays(form, published, now));
  expect(on("2026-07-01", "2026-07-01")).toEqual({ answers: { day: "2026-07-01" } });
  expect(on(now, "2026-07-01")).toEqual({ answers: { day: now } });
  for (const [day, published] of [
    ["2026-06-30", "2026-07-01"],
    ["2026-07-11", "2026-07-01"],
    [addDays(now, -32), "2026-01-01"],
  ] as const)
    expect(on(day, published)).toEqual({ words: "要填今天。" });
  // Published by a clock that is ahead: today can be meant at any rate.
  expect(on(now, "2026-08-01")).toEqual({ answers: { day: now } });
});

test("what was shown on its day is kept, whenever it comes, and comes a second time as the same", () => {
  const asked: Form = { ...form, fields: form.fields.slice(1) };
  const answers = { june: "总结" };
  for (const now of ["2026-06-30", "2026-07-01", "2026-07-20"])
    expect(fitOnDay(asked, answers, possibleDays(asked, "2026-06-01", now))).toEqual({ answers });
  const late = possibleDays(asked, "2026-07-01", "2026-07-20");
  expect(fitOnDay(asked, answers, late)).toEqual({ answers: {} });
});

test("a form that does not ask for the day is looked at once", () => {
  const plain: Form = { title: "表", fields: [{ kind: "text", id: "a", label: "甲" }] };
  expect(possibleDays(plain, "2026-01-01", "2026-07-01")).toEqual(["2026-07-01"]);
});
