import { expect, test } from "vitest";
import type { Expected } from "./entries/meetings.ts";
import type { Cohort } from "./entries/membership.ts";
import { isExpected } from "./expected.ts";

const wang = { id: "wang", cohorts: ["migrant"] as Cohort[], group: "一组", homeBranch: "n1" };
const guest = { id: "guest", cohorts: [] as Cohort[], homeBranch: "s1" };
const whom = (expected?: Expected) =>
  [wang, guest].filter((member) => isExpected({ branch: "n1", ...(expected && { expected }) }, member));

test("without a word everybody is expected, guests too", () => {
  expect(whom()).toEqual([wang, guest]);
  expect(whom({ ownOnly: false })).toEqual([wang, guest]);
  expect(whom({ cohorts: [], groups: [], members: [], ownOnly: false })).toEqual([wang, guest]);
});

test.each<[string, Expected, object[]]>([
  ["own members only", { ownOnly: true }, [wang]],
  ["a cohort", { cohorts: ["migrant", "retired"], ownOnly: false }, [wang]],
  ["a group; who is in none is not", { groups: ["一组"], ownOnly: false }, [wang]],
  ["another group", { groups: ["二组"], ownOnly: false }, []],
  ["a cohort and a group together", { cohorts: ["retired"], groups: ["一组"], ownOnly: false }, []],
  ["named ones, and nobody else", { members: ["guest"], groups: ["一组"], ownOnly: true }, [guest]],
])("%s", (_name, expected, those) => {
  expect(whom(expected)).toEqual(those);
});
