import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import type { Field, Form } from "../../domain/forms/form.ts";
import { openAnswerSheet, type Place, type QuestionPlace } from "./answer-sheet.ts";

const today = "2026-11-22";
const yes = (field: string) => ({ call: "=" as const, of: [{ field }, { value: true }] });

function formOf(...fields: Field[]): Form {
  return { title: "表", fields };
}

function placeOf(places: readonly Place[], id: string): QuestionPlace {
  const all = (some: readonly Place[]): Place[] =>
    some.flatMap((place) => (place.kind === "section" ? all(place.places) : [place]));
  return all(places).find((place) => place.kind === "question" && place.field.id === id) as QuestionPlace;
}

test("what is hidden is no hindrance, and comes back as it was", () => {
  const sheet = openAnswerSheet(
    formOf(
      { kind: "yes-no", id: "works", label: "出工吗" },
      { kind: "number", id: "days", label: "几天", shownIf: yes("works") },
    ),
    undefined,
    today,
  );
  const [works, days] = [placeOf(sheet.places, "works"), placeOf(sheet.places, "days")];
  sheet.answer(works, true);
  sheet.answer(days, "三天");
  expect(sheet.check().map(({ place }) => place)).toEqual([days]);
  sheet.answer(works, false);
  expect(days.isShown.value).toBe(false);
  expect(sheet.check()).toEqual([]);
  sheet.answer(works, true);
  expect(days.answer.value).toBe("三天");
});

test("in a round a rule looks at its own round; from outside at what follows from all", () => {
  const sheet = openAnswerSheet(
    formOf(
      {
        kind: "repeat",
        id: "family",
        label: "家里人",
        fields: [
          { kind: "yes-no", id: "away", label: "在外地" },
          { kind: "text", id: "city", label: "哪里", shownIf: yes("away") },
        ],
      },
      {
        kind: "text",
        id: "many",
        label: "人多怎么办",
        shownIf: { call: ">", of: [{ call: "count", of: [{ field: "family" }] }, { value: 1 }] },
      },
    ),
    { family: [{ away: true }] },
    today,
  );
  const family = sheet.places[0] as Extract<Place, { kind: "repeat" }>;
  const many = placeOf(sheet.places, "many");
  expect(many.isShown.value).toBe(false);
  sheet.addRound(family);
  expect(many.isShown.value).toBe(true);
  const shown = family.rounds.value.map(({ places }) => placeOf(places, "city").isShown.value);
  expect(shown).toEqual([true, false]);
  sheet.removeRound(family, family.rounds.value[0]!.key);
  expect(many.isShown.value).toBe(false);
  expect(sheet.answers()).toEqual({ family: [{}] });
});

test("whoever looks at one question hears of no other", () => {
  const fields = ["a", "b", "c"].map((id): Field => ({ kind: "yes-no", id, label: id }));
  const sheet = openAnswerSheet(
    formOf(...fields, { kind: "text", id: "d", label: "d", shownIf: yes("a") }),
    undefined,
    today,
  );
  const place = placeOf(sheet.places, "d");
  let looked = 0;
  const stop = effect(() => {
    void place.isShown.value;
    looked++;
  });
  sheet.answer(placeOf(sheet.places, "b"), true);
  sheet.answer(placeOf(sheet.places, "c"), true);
  expect(looked).toBe(1);
  sheet.answer(placeOf(sheet.places, "a"), true);
  expect(looked).toBe(2);
  stop();
});

test("what the form suggests stands there at first, and not again once it was cleared", () => {
  const form = formOf(
    { kind: "date", id: "day", label: "哪天", today: true },
    { kind: "text", id: "place", label: "哪里", initial: "村里" },
    { kind: "repeat", id: "family", label: "家里人", least: 1, fields: [] },
  );
  const changes: unknown[] = [];
  const sheet = openAnswerSheet(form, undefined, today, (answers) => changes.push(answers));
  expect(sheet.answers()).toEqual({ day: today, place: "村里", family: [{}] });
  sheet.answer(placeOf(sheet.places, "place"), "");
  expect(changes).toEqual([{ day: today, family: [{}] }]);
  const again = openAnswerSheet(form, { day: today }, today);
  expect(again.answers()).toEqual({ day: today });
});

test("what was answered in another version of the form, and is of another kind now, is left out", () => {
  const sheet = openAnswerSheet(
    formOf({ kind: "person", id: "who", label: "谁" }, { kind: "number", id: "days", label: "几天" }),
    { who: "李春燕", days: "三天", gone: "x" },
    today,
  );
  expect(sheet.answers()).toEqual({ days: "三天" });
});
