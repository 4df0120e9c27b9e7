import { median } from "./statistics.ts";

/** One that does the work of a bench: the floor, ours, or a peer. */
export interface Contestant {
  name: string;
  /** Does the work once. @returns what is compared, lower is better: milliseconds or bytes */
  once(): Promise<number>;
  /** how often, where all rounds would take too long (slow peers) */
  rounds?: number;
  /** a first round that is not counted; without it true for all that run every round */
  warmUp?: boolean;
}

export type Figures = Map<string, number[]>;

/**
 * Lets all of them do the work in turn, so that what else the machine does falls on each alike. The order turns by one each
 * round.
 * @param rounds how often each is measured, at least 5
 */
export async function sideBySide(contestants: readonly Contestant[], rounds: number): Promise<Figures> {
  const figures: Figures = new Map(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) {
    if (contestant.warmUp ?? contestant.rounds === undefined) await contestant.once();
  }
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const contestant = contestants[(i + round) % contestants.length]!;
      const measured = figures.get(contestant.name)!;
      if (measured.length < (contestant.rounds ?? rounds)) measured.push(await contestant.once());
    }
  }
  return figures;
}

export function ratioOf(figures: Figures, one: string, other: string): number {
  return median(figuresOf(figures, one)) / median(figuresOf(figures, other));
}

export function figuresOf(figures: Figures, name: string): readonly number[] {
  const found = figures.get(name);
  if (found === undefined || found.length === 0) throw new Error(`“${name}” was not measured.`);
  return found;
}
