import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NewEntry } from "../entry.ts";
import type { KnownMember } from "../world.ts";
import { audiencesOf, mayWrite } from "../policy.ts";
import { followsOf } from "./follows.ts";
import { isPersonal } from "./personal.ts";
import { ACTS } from "./testing/acts.ts";
import { county, NOW, type Things, worldOf } from "./testing/county.ts";
import { entryOf } from "./testing/judge.ts";

/** Counties of any shape, members anywhere in them, any roles anywhere. */
const ROLES = ["helper", "secretary", "office", "guide", "supervisor", "inspector"] as const;
const MEMBERS = ["mei", "a", "b", "c", "d"];

const anyCounty = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: 3, maxLength: 12 }),
    members: fc.array(
      fc.record({
        home: fc.nat(),
        host: fc.option(fc.nat(), { nil: undefined }),
        status: fc.constantFrom("full", "probationary", "moved-out", "deceased"),
        roles: fc.array(fc.record({ role: fc.constantFrom(...ROLES), unit: fc.nat() }), { maxLength: 2 }),
      }),
      { minLength: MEMBERS.length, maxLength: MEMBERS.length },
    ),
    pairings: fc.array(
      fc.record({ helper: fc.nat(), elder: fc.nat(), ended: fc.boolean(), over: fc.boolean() }),
      { maxLength: 4 },
    ),
  })
  .map(({ parents, members, pairings }): Things => {
    const things: Things = { ...county(), units: {}, members: {}, devices: {}, pairings: {} };
    const ids = ["u0"];
    things.units["u0"] = { id: "u0", level: "county", path: ["u0"] };
    parents.forEach((parent, i) => {
      const id = `u${i + 1}`;
      const above = things.units[ids[parent % ids.length]!]!;
      things.units[id] = { id, level: "township", path: [...above.path, id] };
      ids.push(id);
    });
    const parentsOfSome = new Set(Object.values(things.units).flatMap(({ path }) => path.slice(0, -1)));
    const branches = ids.filter((id) => !parentsOfSome.has(id));
    for (const id of branches) things.units[id]!.level = "branch";
    const pick = (from: readonly string[], n: number) => from[n % from.length]!;
    members.forEach(({ home, host, status, roles }, i) => {
      const id = MEMBERS[i]!;
      things.members[id] = {
        id,
        status: id === "mei" ? "full" : status,
        homeBranch: pick(branches, home),
        ...(host !== undefined && { hostBranch: pick(branches, host) }),
        roles: roles.map(({ role, unit }) => ({ role, unit: pick(ids, unit) })),
      };
      things.devices[`phone-of-${id}`] = { id: `phone-of-${id}`, member: id, revoked: false };
    });
    pairings.forEach(({ helper, elder, ended, over }, i) => {
      const until = over ? "2020-01-01" : "2030-01-01";
      const [h, e] = [pick(MEMBERS, helper), pick(MEMBERS, elder)];
      if (h !== e)
        things.pairings[`p${i}`] = { id: `p${i}`, helper: h, elder: e, until, agreed: true, ended };
    });
    for (const meeting of Object.values(things.meetings)) meeting.branch = branches[0]!;
    return things;
  });

const personalActs = Object.values(ACTS).filter(({ kind }) => isPersonal(kind)) as NewEntry[];
const anyPersonal = fc.constantFrom(...personalActs);
const anyWriter = fc.constantFrom(...MEMBERS);

/** Everybody who comes to read it. */
function readers(things: Things, audience: readonly string[]): KnownMember[] {
  const world = worldOf(things);
  return Object.values(things.members).filter((member) =>
    followsOf(member, world, NOW).some((feed) => audience.includes(feed)),
  );
}

/** Staff of this very unit, whatever else they are. */
function isStaffAt(member: KnownMember, unit: string | undefined): boolean {
  return member.roles.some((r) => r.unit === unit && (r.role === "secretary" || r.role === "office"));
}

describe("in any county", () => {
  it("what a member writes for himself alone is in his own feed and nowhere else", () => {
    fc.assert(
      fc.property(anyCounty, (things) => {
        for (const act of [ACTS["saves an essay"], ACTS["takes an essay back"], ACTS["asks for erasure"]]) {
          const audience = audiencesOf(entryOf(act, { by: "mei" }), worldOf(things), { now: NOW });
          expect(audience).toEqual(["member:mei"]);
          expect(readers(things, audience).map(({ id }) => id)).toEqual(["mei"]);
        }
      }),
    );
  });

  it("a complaint past the branch reaches the unit above and no staff of the branch", () => {
    fc.assert(
      fc.property(anyCounty, fc.constantFrom("mei", "a"), (things, by) => {
        const act = ACTS["complains past the branch"];
        const entry = entryOf(act, by === "mei" ? { by } : { by, for: "mei" });
        const world = worldOf(things);
        fc.pre(mayWrite(entry, world, { now: NOW }).verdict === "accepted");
        const audience = audiencesOf(entry, world, { now: NOW });
        const mei = things.members["mei"]!;
        const above = things.units[mei.homeBranch]!.path.at(-2)!;
        expect(audience).toEqual(["member:mei", `staff:${above}`]);
        for (const reader of readers(things, audience)) {
          expect(reader.id === "mei" || isStaffAt(reader, above)).toBe(true);
        }
        const answer = entryOf(ACTS["answers past the branch"], { by });
        expect(audiencesOf(answer, world, { now: NOW })).toEqual(audience);
      }),
    );
  });

  it("nobody reads what Mei says but she, staff of her branches or of the meeting's, the unit above or that which asks, her helper", () => {
    fc.assert(
      fc.property(anyCounty, anyPersonal, anyWriter, (things, act, by) => {
        const world = worldOf(things);
        const entry = entryOf(act, by === "mei" ? { by } : { by, for: "mei" });
        const audience = audiencesOf(entry, world, { now: NOW });
        const mei = things.members["mei"]!;
        const units = [
          mei.homeBranch,
          mei.hostBranch,
          things.units[mei.homeBranch]!.path.at(-2),
          things.meetings["meeting-of-n1"]!.branch,
          ...(act.kind === "form-answered" ? [things.forms[act.body.form]!.unit] : []),
          ...(act.kind === "reading-recorded" ? hearersOfRecording(things) : []),
        ].filter((unit) => unit !== undefined);
        const helpers = Object.values(things.pairings).filter(
          // Who asks for a visit means whoever visits her; else a helper finds again what he wrote himself.
          ({ helper, elder, ended }) =>
            elder === "mei" && !ended && (helper === by || act.kind.startsWith("visit-")),
        );
        for (const feed of audience) {
          const allowed = [
            "member:mei",
            ...units.map((unit) => `staff:${unit}`),
            ...helpers.map(({ id }) => `pairing:${id}`),
          ];
          expect(allowed).toContain(feed);
        }
        for (const reader of readers(things, audience)) {
          const isHelper = helpers.some(({ helper }) => helper === reader.id);
          expect(reader.id === "mei" || isHelper || units.some((unit) => isStaffAt(reader, unit))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("nobody writes for Mei but a helper whose pairing runs, staff of her branches, the office above one of them", () => {
    fc.assert(
      fc.property(anyCounty, anyPersonal, fc.constantFrom("a", "b", "c", "d"), (things, act, by) => {
        const entry = entryOf(act, { by, for: "mei" });
        if (mayWrite(entry, worldOf(things), { now: NOW }).verdict !== "accepted") return;
        const mei = things.members["mei"]!;
        const writer = things.members[by]!;
        const branches = [mei.homeBranch, mei.hostBranch].filter((unit) => unit !== undefined);
        const helps = Object.values(things.pairings).some(
          ({ helper, elder, ended, until }) =>
            helper === by && elder === "mei" && !ended && until > "2026-03-12",
        );
        const staffs = branches.some((branch) => isStaffAt(writer, branch));
        const above = branches.flatMap((branch) => things.units[branch]!.path);
        const overs = writer.roles.some(({ role, unit }) => role === "office" && above.includes(unit));
        expect(writer.status === "full" || writer.status === "probationary").toBe(true);
        expect(helps || staffs || overs).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("whoever guides, supervises or inspects writes nothing on others and follows no member's words", () => {
    fc.assert(
      fc.property(anyCounty, fc.constantFrom(...Object.values(ACTS)), (things, act) => {
        things.members["a"]!.roles = things.members["a"]!.roles.filter(
          ({ role }) => role === "guide" || role === "supervisor" || role === "inspector",
        );
        things.pairings = {};
        const entry = entryOf(act, isPersonal(act.kind) ? { by: "a", for: "mei" } : { by: "a" });
        expect(mayWrite(entry, worldOf(things), { now: NOW }).verdict).not.toBe("accepted");
        const feeds = followsOf(things.members["a"]!, worldOf(things), NOW);
        expect(feeds.filter((feed) => feed !== "member:a" && !feed.startsWith("unit:"))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("a feed is named once, and judging changes nothing: asked again, the answer is the same", () => {
    fc.assert(
      fc.property(anyCounty, fc.constantFrom(...Object.values(ACTS)), anyWriter, (things, act, by) => {
        const world = worldOf(things);
        const before = JSON.stringify(things);
        const entry = entryOf(act, { by });
        const verdict = mayWrite(entry, world, { now: NOW });
        expect(mayWrite(entry, world, { now: NOW })).toEqual(verdict);
        if (verdict.verdict === "accepted") {
          const audience = audiencesOf(entry, world, { now: NOW });
          expect(new Set(audience).size).toBe(audience.length);
          expect(audience.length).toBeGreaterThan(0);
        }
        expect(JSON.stringify(things)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});

/** Beside staff of her branches: the office whose text it is, and staff of those whom she visits. */
function hearersOfRecording({ texts, pairings, members }: Things): (string | undefined)[] {
  const elders = Object.values(pairings).filter(({ helper }) => helper === "mei");
  return [
    texts["text-of-north"]!.unit,
    ...elders.flatMap(({ elder }) => [members[elder]!.homeBranch, members[elder]!.hostBranch]),
  ];
}
