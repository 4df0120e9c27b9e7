import { expect, test } from "vitest";
import { shanghai } from "../../domain/testing/journal.ts";
import { sortableMoment } from "./sortable-moment.ts";

test("has its year, and sorts as words in the order of time", () => {
  const moments = ["2025-12-31 23:59", "2026-03-05 09:05", "2026-03-05 19:30", "2026-10-01 00:00"];
  const said = moments.map((moment) => sortableMoment(shanghai(moment)));
  expect(said).toEqual(moments);
  expect(said.toReversed().sort()).toEqual(moments);
});
