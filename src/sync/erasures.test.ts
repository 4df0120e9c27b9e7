import { expect, test } from "vitest";
import type { EntryHeader } from "../domain/entry.ts";
import { askedErasures } from "./erasures.ts";
import type { Pair, StoredJournal } from "./storage.ts";

const journal: StoredJournal = {
  sealed: 99,
  link: new Uint8Array(),
  receipted: 99,
  exceptions: [],
};

/** The journals of a secretary who is also a helper: an earlier phone, and this one. */
const ENTRIES: readonly Pair<"entries">[] = [
  entry("old", 1, "device-enrolled"),
  entry("old", 2, "study-logged"),
  entry("new", 1, "device-enrolled"),
  entry("new", 2, "member-added"),
  entry("new", 3, "meeting-planned"),
  entry("new", 4, "essay-handed-in"),
  entry("new", 5, "study-logged", { for: "elder" }),
  entry("new", 6, "study-logged", { for: "me" }),
  entry("new", 7, "erasure-asked", {}, { entries: [] }),
  entry("new", 8, "erasure-asked", {}, { entries: "all" }),
  entry("new", 9, "study-logged"),
];

function entry(
  device: string,
  n: number,
  kind: string,
  more: Partial<EntryHeader> = {},
  body: object = {},
): Pair<"entries"> {
  return [[device, n], { header: JSON.stringify({ kind, at: 1, ...more }), body: JSON.stringify(body) }];
}

function erased(exceptions: StoredJournal["exceptions"] = []): string[] {
  const journals = new Map([
    ["old", { ...journal, closed: true as const }],
    ["new", { ...journal, exceptions }],
  ]);
  return askedErasures(ENTRIES, journals, "me").map((change) => {
    expect(change).toMatchObject({ put: "entries", value: { body: null } });
    return "key" in change ? (change.key as [string, number]).join(".") : "";
  });
}

test("who has all his words erased keeps what he did as staff and wrote down for others", () => {
  expect(erased()).toEqual(["old.2", "new.4", "new.6"]);
});

test("a request that was not accepted erases nothing here either", () => {
  expect(erased([{ n: 8, verdict: "quarantined", reason: "device-revoked" }])).toEqual([]);
});
