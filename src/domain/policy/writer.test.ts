import { describe, expect, it } from "vitest";
import { ACTS } from "./testing/acts.ts";
import { county, NOW, type Things, worldOf } from "./testing/county.ts";
import { entryOf, judge } from "./testing/judge.ts";
import { audiencesOf } from "../policy.ts";
import { followsOf } from "./follows.ts";

const acts = Object.values(ACTS);

describe("a writer", () => {
  it("whose enrolment has not been accepted waits with everything he writes", () => {
    const waits = { verdict: "pending", reason: "not-enrolled", ref: "writer:phone-of-nobody" };
    for (const act of acts) {
      expect(judge(act, { by: "nobody" })).toEqual(waits);
      const notYet = (things: Things) => {
        things.devices["phone-of-nobody"] = { id: "phone-of-nobody", revoked: false };
      };
      expect(judge(act, { by: "nobody", where: notYet })).toEqual(waits);
    }
  });

  it("with a revoked phone is quarantined whatever he writes, the server's device too", () => {
    for (const by of ["mei", "home", "county", "server"]) {
      for (const act of acts) {
        const where = ({ devices }: Things) => {
          devices[`phone-of-${by}`]!.revoked = true;
        };
        expect(judge(act, { by, where })).toEqual({ verdict: "quarantined", reason: "device-revoked" });
      }
    }
  });

  it("who moved out or died is quarantined whatever he writes, and follows nothing", () => {
    for (const status of ["moved-out", "deceased"] as const) {
      for (const by of ["mei", "home", "county"]) {
        const where = ({ members }: Things) => {
          members[by]!.status = status;
        };
        for (const act of acts) {
          expect(judge(act, { by, where })).toEqual({ verdict: "quarantined", reason: "member-left" });
        }
        const things = county();
        where(things);
        expect(followsOf(things.members[by]!, worldOf(things), NOW)).toEqual([]);
      }
    }
  });

  it("whose member has not arrived waits for him", () => {
    const where = ({ members }: Things) => delete members["mei"];
    expect(judge(ACTS["logs study"], { by: "mei", where })).toEqual({
      verdict: "pending",
      reason: "unknown-member",
      ref: "member:mei",
    });
  });

  it("has a role until the moment it ends, and then follows the staff feed no more", () => {
    const until = NOW + 1000;
    const where = ({ members }: Things) => {
      members["home"]!.roles = [{ role: "secretary", unit: "n1", until }];
    };
    const opens = (now: number) => judge(ACTS["opens a meeting"], { by: "home", where, now }).verdict;
    expect([opens(until - 1), opens(until)]).toEqual(["accepted", "quarantined"]);
    const things = county();
    where(things);
    const feeds = (now: number) => followsOf(things.members["home"]!, worldOf(things), now);
    expect(feeds(until - 1)).toContain("staff:n1");
    expect(feeds(until)).not.toContain("staff:n1");
  });

  it("may name himself in `for`, and then it is as if he had not", () => {
    const act = ACTS["saves an essay"];
    expect(judge(act, { by: "mei", for: "mei" })).toEqual({ verdict: "accepted" });
    const entry = entryOf(act, { by: "mei", for: "mei" });
    expect(audiencesOf(entry, worldOf(county()), { now: NOW })).toEqual(["member:mei"]);
  });

  it("writes acts of staff for nobody, however high he is", () => {
    for (const by of ["home", "county", "server"]) {
      const verdict = judge(ACTS["corrects a member"], { by, for: "mei" });
      expect(verdict).toMatchObject({ verdict: "quarantined", detail: "for-another" });
    }
  });

  it("writes for nobody who has left", () => {
    const where = ({ members }: Things) => {
      members["mei"]!.status = "deceased";
    };
    const verdict = judge(ACTS["logs study"], { by: "home", for: "mei", where });
    expect(verdict).toMatchObject({ verdict: "quarantined", reason: "member-left" });
  });

  it("who is nobody, as the server's device is, says nothing personal of himself", () => {
    const verdict = judge(ACTS["logs study"], { by: "server" });
    expect(verdict).toMatchObject({ verdict: "quarantined", detail: "nobodys" });
  });
});

describe("a visit", () => {
  const visit = { by: "paired", for: "mei" };
  const pairing = (change: object) => (things: Things) => {
    Object.assign(things.pairings["visits"]!, change);
  };
  const lastMoment = Date.parse("2026-03-12T23:59:59.999+08:00");

  it("may be written on the last day of the pairing, and not after it", () => {
    const where = pairing({ until: "2026-03-12" });
    const verdict = (at: number) => judge(ACTS["logs study"], { ...visit, where, at, now: at }).verdict;
    expect([verdict(lastMoment), verdict(lastMoment + 1)]).toEqual(["accepted", "quarantined"]);
  });

  it("may arrive late, as from a phone without network, but not at any time", () => {
    const where = pairing({ until: "2026-03-12" });
    const verdict = (now: number) => judge(ACTS["logs study"], { ...visit, where, at: NOW, now }).verdict;
    const days = 86_400_000;
    expect([verdict(NOW + 20 * days), verdict(NOW + 40 * days)]).toEqual(["accepted", "quarantined"]);
  });

  it("ends at once when the elder ends it; no feed follows it any more", () => {
    const where = pairing({ ended: true });
    expect(judge(ACTS["logs study"], { ...visit, where })).toMatchObject({ detail: "for-another" });
    const things = county();
    expect(followsOf(things.members["paired"]!, worldOf(things), NOW)).toContain("pairing:visits");
    where(things);
    expect(followsOf(things.members["paired"]!, worldOf(things), NOW)).not.toContain("pairing:visits");
  });

  it("is not the other way round: the elder does not write for the helper", () => {
    expect(judge(ACTS["logs study"], { by: "mei", for: "paired" })).toMatchObject({ detail: "for-another" });
  });
});
