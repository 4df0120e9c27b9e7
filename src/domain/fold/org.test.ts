import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyHistory } from "../testing/any-history.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldOrg, unitsBelow } from "./org.ts";
import { foldRoles, holds } from "./roles.ts";

const START = shanghai("2026-03-01 09:00");

function county(): Journal {
  const journal = new Journal();
  const units = [
    ["county", "county", null],
    ["river", "township", "county"],
    ["hill", "township", "county"],
    ["river-1", "branch", "river"],
    ["river-2", "branch", "river"],
    ["hill-1", "branch", "hill"],
  ] as const;
  // The branches are told first: order of arrival does not matter.
  for (const [unit, level, parent] of units.toReversed()) {
    journal.write(START, "unit-added", { unit, name: unit, level, parent }, { device: unit });
  }
  return journal;
}

test("a tree: paths from the root, and all below a unit", () => {
  const org = foldOrg(county().entries);
  expect(org.roots).toEqual(["county"]);
  expect(org.units.get("river-2")?.path).toEqual(["county", "river", "river-2"]);
  expect(unitsBelow(org, "river").sort()).toEqual(["river", "river-1", "river-2"]);
  expect(unitsBelow(org, "county")).toHaveLength(6);
  expect(unitsBelow(org, "nowhere")).toEqual([]);
});

test("a correction changes the name and leaves the place", () => {
  const journal = county();
  journal.write(START + 1, "unit-corrected", { unit: "river", name: "清河镇", phone: "555" });
  const river = foldOrg(journal.entries).units.get("river");
  expect(river).toMatchObject({ name: "清河镇", phone: "555", parent: "county", level: "township" });
});

test("a phone that knows its branch only has a tree of one", () => {
  const journal = new Journal();
  journal.write(START, "unit-added", { unit: "river-1", name: "一支部", level: "branch", parent: "river" });
  const org = foldOrg(journal.entries);
  expect(org.roots).toEqual(["river-1"]);
  expect(org.units.get("river-1")?.path).toEqual(["river-1"]);
});

test("every path ends in its unit and never goes round in a circle", () => {
  fc.assert(
    fc.property(anyHistory(["unit-added", "unit-corrected"], 12), (entries) => {
      for (const { id, path } of foldOrg(entries).units.values()) {
        expect(path.at(-1)).toBe(id);
        expect(new Set(path).size).toBe(path.length);
      }
    }),
  );
});

test("a role holds until it is ended or its time is over", () => {
  const journal = new Journal();
  const role = { member: "wang", role: "secretary", unit: "river-1" } as const;
  journal.write(START, "role-granted", role);
  journal.write(START + 1, "role-granted", { ...role, role: "helper", until: START + 100 });
  expect(foldRoles(journal.entries)).toHaveLength(2);
  const helper = foldRoles(journal.entries).find((one) => one.role === "helper")!;
  expect([holds(helper, START + 99), holds(helper, START + 100)]).toEqual([true, false]);
  journal.write(START + 2, "role-ended", role);
  expect(foldRoles(journal.entries).map((one) => one.role)).toEqual(["helper"]);
});
