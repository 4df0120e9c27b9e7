import { beforeEach, expect, test } from "vitest";
import type { MemberAdded, MemberStatus } from "../entries/membership.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldMembers, membersOfBranch, namesakes, responsibleBranch } from "./members.ts";
import { foldOrg } from "./org.ts";

const START = shanghai("2026-03-01 09:00");
const wang = { by: "wang" };
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});

function add(member: string, more: Partial<MemberAdded> = {}): void {
  const body: MemberAdded = {
    member,
    name: member,
    status: "full",
    cohorts: [],
    homeBranch: "east",
    arrangements: [],
    ...more,
  };
  journal.write(START, "member-added", body, wang);
}
const members = () => foldMembers(journal.entries);
const names = (branch: string) => membersOfBranch(members(), branch).map(({ name }) => name);

test("the roster keeps its order, through corrections too", () => {
  for (const name of ["周", "安", "李"]) add(name);
  journal.write(START + 1, "member-corrected", { member: "安", name: "安平", phone: "555" }, wang);
  expect(names("east")).toEqual(["周", "安平", "李"]);
});

test("a correction changes what it names and leaves the rest; null takes a value away", () => {
  add("li", { identityKey: "01", phone: "555", cohorts: ["retired"] });
  journal.write(
    START + 1,
    "member-corrected",
    { member: "li", identityKey: null, cohorts: ["migrant"] },
    wang,
  );
  const li = members().byId.get("li")!;
  expect(li).toMatchObject({ name: "li", phone: "555", cohorts: ["migrant"] });
  expect(li.identityKey).toBeUndefined();
});

test("a correction by a clock that is behind is not lost", () => {
  add("li");
  journal.write(START - 1000, "member-corrected", { member: "li", name: "李" }, wang);
  expect(names("east")).toEqual(["李"]);
});

test("who died is gone from every list at once; his name stays for papers of earlier days", () => {
  add("li");
  add("wu");
  journal.write(START + 1, "member-corrected", { member: "li", status: "deceased" }, wang);
  expect(names("east")).toEqual(["wu"]);
  expect(members().present.map(({ id }) => id)).toEqual(["wu"]);
  expect(members().byId.get("li")?.name).toBe("li");
});

test("who moved out is in no list; 预备 is", () => {
  add("li", { status: "moved-out" });
  add("wu", { status: "probationary" });
  expect(names("east")).toEqual(["wu"]);
});

test("since when somebody is gone is told by the server's clock, and begins anew when he came back in between", () => {
  const since = () => members().byId.get("li")?.goneSince;
  const says = (after: number, status: MemberStatus, received: number) =>
    journal.write(
      START + after,
      "member-corrected",
      { member: "li", status },
      { ...wang, received: START + received },
    );
  add("li");
  expect(since()).toBeUndefined();
  says(1, "moved-out", 100);
  expect(since()).toBe(START + 100);
  says(2, "deceased", 200);
  expect(since()).toBe(START + 100);
  says(3, "full", 300);
  expect(since()).toBeUndefined();
  says(4, "moved-out", 400);
  journal.write(START + 5, "member-corrected", { member: "li", phone: null }, wang);
  expect(since()).toBe(START + 400);
});

test("who is already gone in the first roster is so since then; what is not sent yet counts from when it was written", () => {
  add("li", { status: "deceased" });
  add("wu");
  const unsent = { ...wang, received: null };
  journal.write(START + 7, "member-corrected", { member: "wu", status: "moved-out" }, unsent);
  const since = (id: string) => members().byId.get(id)?.goneSince;
  expect([since("li"), since("wu")]).toEqual([START + 1000, START + 7]);
});

test("who moves is in the lists of his new branches only", () => {
  add("li", { hostBranch: "west" });
  expect([names("east"), names("west")]).toEqual([["li"], ["li"]]);
  const moved = { member: "li", homeBranch: "north", hostBranch: null, since: "2026-03-10" };
  journal.write(START + 1, "member-moved", moved, wang);
  expect([names("east"), names("west"), names("north")]).toEqual([[], [], ["li"]]);
  expect(members().byId.get("li")?.movedSince).toBe("2026-03-10");
});

test("two members of one name stay two, and are told apart", () => {
  add("a", { name: "李平", identityKey: "01" });
  add("b", { name: "李平", identityKey: "02" });
  add("c", { name: "李安" });
  expect(members().present).toHaveLength(3);
  expect(namesakes(members().present)).toEqual(new Set(["a", "b"]));
});

test("the host branch inside the same city is responsible, the home branch otherwise", () => {
  for (const [unit, city] of [
    ["east", "甲市"],
    ["west", "甲市"],
    ["far", "乙市"],
  ] as const) {
    journal.write(START, "unit-added", { unit, name: unit, level: "branch", parent: null, city }, wang);
  }
  add("near", { hostBranch: "west" });
  add("away", { hostBranch: "far" });
  add("home");
  const org = foldOrg(journal.entries);
  expect(members().present.map((member) => responsibleBranch(member, org))).toEqual(["west", "east", "east"]);
});

test("我换地方了: the last that was told stands", () => {
  add("li");
  journal.write(START + 1, "whereabouts-told", { city: "甲市", since: "2026-02-01" });
  journal.write(START + 2, "whereabouts-told", { city: "乙市", since: "2026-03-01" });
  expect(members().byId.get("li")?.whereabouts).toMatchObject({ city: "乙市", since: "2026-03-01" });
});

test("who withdraws his consent is marked, until he enrols anew", () => {
  add("li");
  journal.write(START + 1, "consent-withdrawn", {});
  expect(members().byId.get("li")?.consentWithdrawn).toBe(true);
  const enrolled = { consent: { version: 1 }, label: "手机" };
  journal.write(START + 2, "device-enrolled", enrolled, { device: "new", by: "li" });
  expect(members().byId.get("li")?.consentWithdrawn).toBeUndefined();
});
