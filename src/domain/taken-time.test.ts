import * as fc from "fast-check";
import { expect, test } from "vitest";
import { TakenTime } from "./taken-time.ts";

const MINUTE = 60_000;

test("agrees with a set of minutes, whatever is taken of what in whichever order", () => {
  const piece = fc.record({
    begins: fc.integer({ min: 0, max: 100 }),
    minutes: fc.integer({ min: 1, max: 40 }),
    /** how much of what is free counts in the end: caps may leave less */
    share: fc.constantFrom(1, 1, 0.5, 0),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const taken = new TakenTime();
      const minutesTaken = new Map<number, string>();
      for (const [index, { begins, minutes, share }] of pieces.entries()) {
        const span = Array.from({ length: minutes }, (_, i) => begins + i);
        const free = span.filter((minute) => !minutesTaken.has(minute));
        const other = span.map((minute) => minutesTaken.get(minute)).find((by) => by !== undefined);
        expect(taken.free(begins * MINUTE, minutes)).toEqual({
          minutes: free.length,
          ...(other === undefined ? {} : { by: other }),
        });
        const counted = Math.floor(free.length * share);
        taken.take(begins * MINUTE, counted, minutes, `entry ${index}`);
        for (const minute of free.slice(0, counted)) minutesTaken.set(minute, `entry ${index}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("a few seconds in common are not worth a word", () => {
  const taken = new TakenTime();
  taken.take(0, 10, 10, "a");
  expect(taken.free(10 * MINUTE - 5000, 20).minutes).toBe(20);
});
