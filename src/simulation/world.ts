import { Browser, type Surroundings } from "./browser.ts";
import { Dice } from "./dice.ts";
import { BEGINNING, countyEntries, PEOPLE } from "./people.ts";
import { simKeys } from "./sim-keys.ts";
import { simFolder, SimServer } from "./sim-server.ts";
import { Turns } from "./turns.ts";

/** The stage of a story: the county, its server, and time that passes when it is told to. */
export interface World {
  around: Surroundings;
  server: SimServer;
  trace: string[];
  failures: string[];
  pass: (ms: number) => void;
}

let template: Promise<string> | undefined;

export async function makeWorld(seed: number): Promise<World> {
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
    trouble: { lost: 0, doubled: 0 },
    sent: [],
    trace: (line) => trace.push(`${new Date(now).toISOString().slice(5, 19)} ${line}`),
    failed: (what, error) =>
      failures.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`),
  };
  await server.start();
  return { around, server, trace, failures, pass: (ms) => (now += ms) };
}

/** Does something on a stage where nobody else moves. */
export async function alone<T>({ around: { turns } }: World, work: () => Promise<T>): Promise<T> {
  let outcome: { value: T } | { error: unknown } | undefined;
  await turns.begin(async () => {
    try {
      outcome = { value: await work() };
    } catch (error) {
      outcome = { error };
    }
  });
  while (turns.waiting > 0) await turns.goOn(() => 0);
  if (!outcome) throw new Error("it waits for ever");
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

/** A person of the county with an enrolled phone that has talked to the server. @param who index in PEOPLE */
export async function enrolled(world: World, who: number, name?: string): Promise<Browser> {
  const person = PEOPLE[who]!;
  const browser = new Browser(name ?? person.name, person, world.around);
  await alone(world, async () => {
    const { phone } = await browser.open();
    await phone!.enrol({ proof: person.proof, consentVersion: 1, label: browser.name });
    await phone!.contact();
  });
  return browser;
}

/** The county before any story, made once: all stories begin with a copy. */
async function makeTemplate(): Promise<string> {
  const server = new SimServer(simFolder(), () => BEGINNING, new Dice(0));
  const core = await server.start();
  await core.office.write(countyEntries());
  await core.close();
  process.once("exit", () => server.remove());
  return server.file;
}
