import { beforeEach, expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldInvitations, invitationState, isEnrolled } from "./invitations.ts";

const START = shanghai("2026-03-01 09:00");
const wang = { by: "wang" };
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});

function invite(invitation: string, at = START): void {
  const body = { invitation, member: "li", purpose: "enrol" as const, expires: START + 1000 };
  journal.write(at, "invitation-made", body, wang);
}
function enrol(device: string, proof?: string, at = START + 10): void {
  const body = { consent: { version: 1 }, label: "安卓手机", ...(proof ? { proof } : {}) };
  journal.write(at, "device-enrolled", body, { device, by: "li" });
}
const folded = () => foldInvitations(journal.entries, (proof) => `hash of ${proof}`);
const state = (id: string, now = START + 500) => invitationState(folded().byId.get(id)!, now);

test("an invitation is open, then used by the one device whose proof it is", () => {
  invite("hash of code");
  expect(state("hash of code")).toBe("open");
  enrol("d1", "another code");
  expect(state("hash of code")).toBe("open");
  enrol("d2", "code");
  enrol("d3", "code", START + 20);
  expect(state("hash of code")).toBe("used");
  expect(folded().byId.get("hash of code")?.usedBy).toBe("d2");
});

test("an invitation expires, or is withdrawn; a used one stays used", () => {
  invite("hash of code");
  expect(state("hash of code", START + 1000)).toBe("expired");
  journal.write(START + 1, "invitation-withdrawn", { invitation: "hash of code" }, wang);
  expect(state("hash of code")).toBe("withdrawn");
  enrol("d1", "code");
  expect(state("hash of code", START + 5000)).toBe("used");
});

test("the latest invitation of a member comes first", () => {
  invite("a");
  invite("b", START + 1);
  expect(
    folded()
      .byMember.get("li")
      ?.map(({ id }) => id),
  ).toEqual(["b", "a"]);
});

test("a revoked phone is a phone no more, and tells why", () => {
  enrol("d1");
  expect(isEnrolled(folded(), "li")).toBe(true);
  journal.write(START + 20, "device-revoked", { device: "d1", why: "丢了" }, wang);
  expect(isEnrolled(folded(), "li")).toBe(false);
  expect(folded().devicesOf.get("li")?.[0]?.revoked).toMatchObject({ by: "wang", why: "丢了" });
});
