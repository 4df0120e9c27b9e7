import { expect, it } from "vitest";
import { audiencesOf } from "../policy.ts";
import type { Entry, NewEntry } from "../entry.ts";
import type { Expected } from "../entries/meetings.ts";
import { type Things, county, worldOf } from "./testing/county.ts";

const plan = (kind: "committee" | "discussion", expected?: Expected): NewEntry<"meeting-planned"> => ({
  kind: "meeting-planned",
  body: {
    meeting: "m",
    branch: "n1",
    kind,
    title: "会",
    starts: 0,
    minutes: 60,
    ...(expected && { expected }),
  },
});
const named = (...members: string[]): Expected => ({ members, ownOnly: false });

it("a 支委会 goes to who is asked by name, of that branch, and to its staff; any other meeting to the branch", () => {
  const things = county();
  expect(seen(things, plan("committee", named("peer", "mei", "outsider", "nobody")))).toEqual([
    "member:mei",
    "member:peer",
    "staff:n1",
  ]);
  // A guest is of the branch that he lives with, too.
  things.meetings["m"] = { id: "m", branch: "s1", kind: "committee", named: ["mei"] };
  expect(seen(things, { kind: "meeting-closed", body: { meeting: "m", minutes: 60 } })).toEqual([
    "member:mei",
    "staff:s1",
  ]);
  for (const open of [plan("committee"), plan("committee", named()), plan("discussion", named("peer"))])
    expect(seen(things, open)).toEqual(["unit:n1"]);
});

it("a change tells who was asked and who is asked now; what follows, only these", () => {
  const things = county();
  things.meetings["m"] = { id: "m", branch: "n1", kind: "committee", named: ["peer"] };
  const change = (expected?: Expected): NewEntry<"meeting-changed"> => ({
    kind: "meeting-changed",
    body: { meeting: "m", place: "村部", ...(expected && { expected }) },
  });
  expect(seen(things, change())).toEqual(["member:peer", "staff:n1"]);
  expect(seen(things, change(named("home")))).toEqual(["member:home", "member:peer", "staff:n1"]);
  expect(seen(things, change({ ownOnly: false }))).toEqual(["member:peer", "staff:n1", "unit:n1"]);
  expect(seen(things, { kind: "meeting-opened", body: { meeting: "m" } })).toEqual([
    "member:peer",
    "staff:n1",
  ]);
});

function seen(things: Things, { kind, body }: NewEntry): string[] {
  const entry = { device: "phone-of-home", n: 2, header: { kind, at: 0 }, body } as Entry;
  return audiencesOf(entry, worldOf(things), { now: 0 }).sort();
}
