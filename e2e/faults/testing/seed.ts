import { Dice } from "../../../src/simulation/dice.ts";

/** Dice for one test. `FAULT_SEED=…` makes a failure happen again; the seed is printed. */
export function seededDice(row: string): { dice: Dice; seed: number } {
  const given = Number(process.env["FAULT_SEED"] ?? "");
  const seed = given > 0 ? given : 1 + Math.floor(Math.random() * 1_000_000);
  console.log(`${row}: FAULT_SEED=${seed}`);
  return { dice: new Dice(seed), seed };
}
