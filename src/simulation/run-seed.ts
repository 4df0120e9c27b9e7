import type { Surroundings } from "./browser.ts";
import { Dice } from "./dice.ts";
import { endsOf, wrongs } from "./oracle.ts";
import { BEGINNING, countyEntries } from "./people.ts";
import { simKeys } from "./sim-keys.ts";
import { simFolder, SimServer } from "./sim-server.ts";
import { Story } from "./story.ts";
import { Turns } from "./turns.ts";

/** How many steps a story has: enough for several faults to meet, few enough for a thousand stories in a minute. */
const STEPS = 60;

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

let template: Promise<string> | undefined;

/** Tells the story of a seed: the same seed, the same story. */
export async function runSeed(seed: number): Promise<Outcome> {
  template ??= makeTemplate();
  const from = await template;
  const dice = new Dice(seed);
  let now = BEGINNING;
  const server = new SimServer(simFolder(), () => now, new Dice(seed + 1), from);
  const trace: string[] = [];
  const failures: string[] = [];
  const around: Surroundings = {
    turns: new Turns(),
    dice,
    keys: simKeys(new Dice(seed + 2)),
    server,
    now: () => now,
    trouble: { lost: dice.pick([0, 0.1, 0.3]), doubled: dice.pick([0, 0.2, 0.5]) },
    sent: [],
    trace: (line) => trace.push(`${new Date(now).toISOString().slice(5, 19)} ${line}`),
    failed: (what, error) =>
      failures.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`),
  };
  try {
    await server.start();
    const story = new Story(around, (ms) => (now += ms));
    await story.tell(STEPS);
    await story.heal();
    const found = await wrongs(server, story.browsers, story.deeds);
    return {
      seed,
      wrongs: [...failures, ...found],
      trace,
      deeds: story.deeds.length,
      ends: await endsOf(server.core!),
    };
  } finally {
    await server.end();
  }
}

/** The county before any story, made once: all stories begin with a copy. */
async function makeTemplate(): Promise<string> {
  const folder = simFolder();
  const server = new SimServer(folder, () => BEGINNING, new Dice(0));
  const core = await server.start();
  await core.office.write(countyEntries());
  await core.close();
  process.once("exit", () => void server.end());
  return server.file;
}
