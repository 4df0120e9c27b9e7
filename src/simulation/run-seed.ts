import { endsOf, wrongs } from "./oracle.ts";
import { Story } from "./story.ts";
import { makeWorld } from "./world.ts";

/** How many steps a story has: enough for several faults to meet, few enough for a thousand stories in about a minute. */
const STEPS = 48;

export interface Outcome {
  seed: number;
  /** what is not as it must be; empty: all is well */
  wrongs: readonly string[];
  /** what happened, line by line */
  trace: readonly string[];
  deeds: number;
  /** where every deed came to stand in the end */
  ends: readonly string[];
}

/** Tells the story of a seed: the same seed, the same story. */
export async function runSeed(seed: number): Promise<Outcome> {
  const world = await makeWorld(seed);
  const { around, server, trace, failures } = world;
  try {
    around.trouble.lost = around.dice.pick([0, 0.1, 0.3]);
    around.trouble.doubled = around.dice.pick([0, 0.2, 0.5]);
    const story = new Story(around, world.pass);
    await story.tell(STEPS);
    await story.heal();
    const found = await wrongs(server, story.browsers, story.deeds);
    const ends = await endsOf(server.core!);
    return { seed, wrongs: [...failures, ...found], trace, deeds: story.deeds.length, ends };
  } finally {
    await server.end();
  }
}
