import { expect, test } from "vitest";
import type { Attendance } from "./attendance.ts";
import type { Expected } from "./entries/meetings.ts";
import type { Member } from "./fold/members.ts";
import { hasVotes, quorumOf, quorumWords } from "./quorum.ts";

const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  name: id,
  status: "full",
  cohorts: [],
  arrangements: [],
  homeBranch: "b",
  ...more,
});

const there = (state: Attendance["state"], ...ids: string[]): [string, Attendance][] =>
  ids.map((id) => [id, { meeting: "m", member: id, state, at: 0, entry: "e" }]);

function quorum(members: readonly Member[], attendance: [string, Attendance][], expected?: Expected) {
  const meeting = { branch: "b", attendance: new Map(attendance), ...(expected && { expected }) };
  return quorumOf(meeting, members);
}

const four = ["a", "b", "c", "d"].map((id) => member(id));

test.each([
  [4, 2, 3, false],
  [4, 3, 3, true],
  [3, 2, 2, true],
  [3, 1, 2, false],
  [1, 1, 1, true],
])("of %i who may vote %i are there, %i are needed: %s", (entitled, present, needed, isMet) => {
  const members = four.slice(0, entitled);
  const ids = members.slice(0, present).map(({ id }) => id);
  expect(quorum(members, there("present", ...ids))).toEqual({ entitled, there: present, needed, isMet });
});

test("who is on probation and who is a guest is in neither number, whether there or not", () => {
  const others = [member("p", { status: "probationary" }), member("g", { homeBranch: "x", hostBranch: "b" })];
  const present = there("present", "a", "b", "p", "g");
  expect(quorum([...four, ...others], present)).toEqual({ entitled: 4, there: 2, needed: 3, isMet: false });
});

test("who is late or left early was there; leave and absence are not, and stay in the whole", () => {
  const said = [
    ...there("late", "a"),
    ...there("left-early", "b"),
    ...there("excused", "c"),
    ...there("leave", "d"),
  ];
  expect(quorum(four, said)).toEqual({ entitled: 4, there: 2, needed: 3, isMet: false });
});

test("the frail keep their vote: they count although nobody waits for them", () => {
  const frail = member("f", { arrangements: ["study-brought-home", "no-hours"] });
  expect(quorum([...four, frail], there("present", "a", "b")).entitled).toBe(5);
});

test("a committee is counted by its own members", () => {
  const committee = { members: ["a", "b", "c"], ownOnly: true };
  expect(quorum(four, there("present", "a", "b", "d"), committee)).toMatchObject({ entitled: 3, there: 2 });
});

test("nobody to vote: never a quorum", () => {
  expect(quorum([], []).isMet).toBe(false);
});

test("in words, and only where people vote", () => {
  expect(quorumWords({ entitled: 4, there: 3, needed: 3, isMet: true })).toBe(
    "有表决权 4 人，到会 3 人，过半数",
  );
  expect(quorumWords({ entitled: 4, there: 2, needed: 3, isMet: false })).toBe(
    "有表决权 4 人，到会 2 人，没有过半数（要 3 人）",
  );
  expect(hasVotes("general-meeting")).toBe(true);
  expect(hasVotes("collective-study")).toBe(false);
});
