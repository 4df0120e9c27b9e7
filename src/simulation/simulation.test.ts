import { expect, test } from "vitest";
import { runSeed } from "./run-seed.ts";

// The thousand are in simulation.db.test.ts; these are for whoever has just changed something.
test("twenty stories end with everything there once and nothing skipped", { timeout: 60_000 }, async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { wrongs } = await runSeed(seed);
    expect(wrongs, `SEED=${seed} npm run unit -- --project db src/simulation`).toEqual([]);
  }
});

test("a seed tells the same story each time", { timeout: 60_000 }, async () => {
  const [first, second] = [await runSeed(7), await runSeed(7)];
  expect(second.trace).toEqual(first.trace);
  expect(second.ends).toEqual(first.ends);
  expect(first.deeds).toBeGreaterThan(5);
});
