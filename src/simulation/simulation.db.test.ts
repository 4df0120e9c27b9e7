import { expect, test } from "vitest";
import { runSeed } from "./run-seed.ts";

/**
 * A thousand stories of phones and a server with crashes, lost and repeated answers, two tabs, clones, wrong clocks and a restored
 * backup. One that fails is told again, line by line, with
 *
 *     SEED=472 npm run unit -- --project db src/simulation
 */
const SEEDS = 1_000;
const AT_A_TIME = 100;
/** Beyond the thousand: found a fault once. 1834: erased on a phone that had just taken a new key, which named what stood there before. */
const FOUND_ONE = [1834];

const one = process.env["SEED"];
if (one !== undefined) {
  test(`the story of seed ${one}`, { timeout: 60_000 }, async () => {
    const { wrongs, trace } = await runSeed(Number(one));
    console.log(trace.join("\n"));
    expect(wrongs).toEqual([]);
  });
} else {
  test.each(FOUND_ONE)("the story of seed %i", async (seed) => {
    expect((await runSeed(seed)).wrongs).toEqual([]);
  });
  const firsts = Array.from({ length: SEEDS / AT_A_TIME }, (_, i) => 1 + i * AT_A_TIME);
  test.each(firsts)("the hundred stories from seed %i on", { timeout: 300_000 }, async (first) => {
    for (let seed = first; seed < first + AT_A_TIME; seed++) {
      const { wrongs } = await runSeed(seed);
      expect(wrongs, `SEED=${seed} npm run unit -- --project db src/simulation`).toEqual([]);
    }
  });
}
