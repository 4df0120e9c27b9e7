import { expect, test } from "vitest";
import type { SeenEntry } from "../entry.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { inOrder, receivedUntil } from "./in-order.ts";

const START = shanghai("2026-03-12 21:00");

function claim(more: Partial<SeenEntry> = {}): SeenEntry {
  const journal = new Journal();
  journal.write(START, "attendance-claimed", { branch: "east", code: "1234567" });
  return { ...journal.entries[0]!, ...more } as SeenEntry;
}

test("of two copies the one that the server has said more of is read", () => {
  const own = claim({ received: null });
  const checked = claim({ evidence: "B" });
  expect(inOrder([own, checked])).toEqual([checked]);
  expect(inOrder([checked, own])).toEqual([checked]);
});

test("what stood apart counts once it is released", () => {
  const apart = claim({ verdict: "quarantined" });
  expect(inOrder([apart])).toEqual([]);
  const released = claim({ verdict: "accepted" });
  expect(inOrder([released, apart])).toEqual([released]);
});

test("what was erased stays erased, though an older copy still has the words", () => {
  const erased = claim({ body: null as never });
  expect(inOrder([claim(), erased])).toEqual([]);
});

test("equal times are read by device, then number", () => {
  const journal = new Journal();
  for (const device of ["b", "a", "b"]) {
    journal.write(START, "leave-asked", { meeting: "m1" }, { device });
  }
  expect(inOrder(journal.entries).map(({ id }) => id)).toEqual(["a.1", "b.1", "b.2"]);
});

test("截至: the newest receipt, own unsent ones aside", () => {
  expect(receivedUntil([claim(), claim({ received: START + 5000 }), claim({ received: null })])).toBe(
    START + 5000,
  );
  expect(receivedUntil([claim({ received: null })])).toBeNull();
});
