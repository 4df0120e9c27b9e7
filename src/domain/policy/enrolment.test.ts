import { describe, expect, it } from "vitest";
import type { DeviceEnrolled } from "../entries/membership.ts";
import type { Entry } from "../entry.ts";
import { audiencesOf, mayWrite } from "../policy.ts";
import type { Occasion } from "./case.ts";
import { county, NOW, type Things, worldOf } from "./testing/county.ts";

const consent = { version: 1 };
const withProof: DeviceEnrolled = { proof: "p", consent, label: "安卓手机" };
const byCookie: DeviceEnrolled = { consent, label: "安卓手机", continues: "phone-of-mei" };
const invited: Occasion = { now: NOW, invitation: "invitation-of-mei" };
const recovered: Occasion = { now: NOW, recoveryOf: "mei" };

function enrolment(body: DeviceEnrolled, n = 1, device = "new-phone"): Entry<"device-enrolled"> {
  return { device, n, header: { kind: "device-enrolled", at: NOW }, body };
}

function judge(body: DeviceEnrolled, occasion: Occasion, change: (things: Things) => void = () => {}, n = 1) {
  const things = county();
  change(things);
  return mayWrite(enrolment(body, n), worldOf(things), occasion);
}

describe("enrolment", () => {
  it("by a good invitation is accepted, and the branch hears of it", () => {
    expect(judge(withProof, invited)).toEqual({ verdict: "accepted" });
    expect(audiencesOf(enrolment(withProof), worldOf(county()), invited)).toEqual([
      "member:mei",
      "staff:n1",
      "staff:s1",
    ]);
  });

  it("waits for an invitation that has not arrived, as when the secretary's phone is offline too", () => {
    expect(judge(withProof, { now: NOW, invitation: "of-somebody" })).toEqual({
      verdict: "pending",
      reason: "unknown-invitation",
      ref: "invitation:of-somebody",
    });
  });

  it("waits for its member to arrive", () => {
    const verdict = judge(withProof, invited, ({ members }) => delete members["mei"]);
    expect(verdict).toEqual({ verdict: "pending", reason: "unknown-member", ref: "member:mei" });
  });

  it("uses an invitation up for everybody but the device that used it", () => {
    const usedBy = (device: string) => (things: Things) => {
      things.invitations["invitation-of-mei"]!.usedBy = device;
    };
    expect(judge(withProof, invited, usedBy("new-phone"))).toEqual({ verdict: "accepted" });
    expect(judge(withProof, invited, usedBy("another"))).toMatchObject({ reason: "invitation-used" });
  });

  it("is refused once the invitation has expired, to the millisecond, or was withdrawn", () => {
    const { expires } = county().invitations["invitation-of-mei"]!;
    expect(judge(withProof, { ...invited, now: expires - 1 })).toEqual({ verdict: "accepted" });
    expect(judge(withProof, { ...invited, now: expires })).toMatchObject({ reason: "invitation-expired" });
    const withdrawn = judge(withProof, invited, ({ invitations }) => {
      invitations["invitation-of-mei"]!.withdrawn = true;
    });
    expect(withdrawn).toMatchObject({ verdict: "quarantined", reason: "invitation-expired" });
  });

  it("is refused to whoever has left", () => {
    for (const status of ["moved-out", "deceased"] as const) {
      const left = (things: Things) => {
        things.members["mei"]!.status = status;
      };
      expect(judge(withProof, invited, left)).toMatchObject({ reason: "member-left" });
      expect(judge(byCookie, recovered, left)).toMatchObject({ reason: "member-left" });
    }
  });

  it("by a secretary's invitation opens no office that its member got since", () => {
    const made = (by: string | undefined, unit: string) => (things: Things) => {
      things.invitations["invitation-of-mei"]!.by = by;
      things.members["mei"]!.roles = [{ role: by === "mei" ? "secretary" : "office", unit }];
    };
    expect(judge(withProof, invited, made("home", "north"))).toMatchObject({ detail: "role-since" });
    expect(judge(withProof, invited, made("north", "county"))).toMatchObject({ detail: "role-since" });
    for (const by of ["county", undefined]) {
      expect(judge(withProof, invited, made(by, "north"))).toEqual({ verdict: "accepted" });
    }
    // Her own next phone, by hand-over: she could grant herself nothing, and need not.
    expect(judge(withProof, invited, made("mei", "county"))).toEqual({ verdict: "accepted" });
  });

  it("by the recovery cookie needs no invitation", () => {
    expect(judge(byCookie, recovered)).toEqual({ verdict: "accepted" });
    expect(audiencesOf(enrolment(byCookie), worldOf(county()), recovered)).toContain("member:mei");
  });

  it("without proof and without cookie waits, since its owner's cookie may still come", () => {
    expect(judge(byCookie, { now: NOW })).toMatchObject({ verdict: "pending", reason: "not-enrolled" });
  });

  it("with a bad proof is not saved by somebody's cookie", () => {
    const verdict = judge(withProof, { now: NOW, invitation: "of-nobody", recoveryOf: "mei" });
    expect(verdict).toMatchObject({ verdict: "pending", reason: "unknown-invitation" });
  });

  it("with a good proof makes the device the invited one's, whoever's cookie came along", () => {
    const occasion = { ...invited, recoveryOf: "peer" };
    expect(audiencesOf(enrolment(withProof), worldOf(county()), occasion)).toContain("member:mei");
  });

  it("goes on only from a journal of one's own", () => {
    const other = { ...byCookie, continues: "phone-of-peer" };
    expect(judge(other, recovered)).toMatchObject({ verdict: "quarantined", detail: "continues-another" });
    expect(judge({ ...byCookie, continues: "never-arrived" }, recovered)).toEqual({ verdict: "accepted" });
  });

  it("is entry 1, and once", () => {
    expect(judge(withProof, invited, undefined, 2)).toMatchObject({ verdict: "quarantined" });
    const enrolled = (things: Things) => {
      things.devices["new-phone"] = { id: "new-phone", member: "peer", revoked: false };
    };
    expect(judge(withProof, invited, enrolled)).toMatchObject({ reason: "already-there" });
    const revoked = (things: Things) => {
      things.devices["new-phone"] = { id: "new-phone", revoked: true };
    };
    expect(judge(withProof, invited, revoked)).toMatchObject({ reason: "device-revoked" });
  });
});
