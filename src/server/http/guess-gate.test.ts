import { expect, test } from "vitest";
import { createGuessGate } from "./guess-gate.ts";

function gateAt() {
  const clock = { now: 0 };
  const waits: number[] = [];
  const gate = createGuessGate(
    () => clock.now,
    (ms) => Promise.resolve(waits.push(ms)),
  );
  return { clock, waits, gate };
}

test("security 5: an address that misses is slowed, then told to come again, and is forgiven", async () => {
  const { clock, waits, gate } = gateAt();
  gate.missed("a", 4);
  await gate.enter("a", 1);
  expect(waits).toEqual([]);

  gate.missed("a", 2);
  await gate.enter("a", 1);
  await gate.enter("a", 1);
  expect(waits).toEqual([500, 1_000]);

  gate.missed("a", 20);
  await expect(gate.enter("a", 1)).rejects.toMatchObject({ code: "too-many", status: 429 });
  clock.now += 7 * 30_000;
  await gate.enter("a", 1);
  clock.now += 20 * 30_000;
  waits.length = 0;
  await gate.enter("a", 1);
  expect(waits).toEqual([]);
});

test("security 5: whatever others guess, an elder at his own address waits for nothing", async () => {
  const { waits, gate } = gateAt();
  for (let i = 0; i < 1_000; i++) gate.missed(`guesser ${i}`, 19);
  const guesses = Array.from({ length: 1_000 }, (_, i) => gate.enter(`guesser ${i}`, 1));
  const settled = await Promise.allSettled(guesses);
  waits.length = 0;
  await gate.enter("elder", 1);
  expect(waits).toEqual([]);
  // Of a thousand machines only those get into the line whom two a second leave room for.
  expect(settled.filter((one) => one.status === "fulfilled").length).toBeLessThan(25);
});

test("many new journals in one push take as many places in the line", async () => {
  const { waits, gate } = gateAt();
  gate.missed("a", 6);
  await gate.enter("a", 18);
  await gate.enter("a", 1);
  expect(waits).toEqual([500, 9_500]);
});
