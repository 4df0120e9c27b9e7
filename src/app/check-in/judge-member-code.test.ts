import { describe, expect, test } from "vitest";
import type { EnrolledDevice } from "../../domain/fold/invitations.ts";
import { writeMemberCode } from "../../protocol/member-code.ts";
import { newDevice, type TestDevice } from "../../protocol/testing/node-crypto.ts";
import { checkInLink } from "./check-in-link.ts";
import { judgeMemberCode, type Known } from "./judge-member-code.ts";

const LI = "li00000000000000";
const WANG = "wang000000000000";
const now = Date.parse("2026-03-12T19:30:00+08:00");
const MINUTE = 60_000;
const phone = await newDevice();

function enrolled(device: TestDevice, more: Partial<EnrolledDevice> = {}): Known {
  const known = { id: device.id, member: LI, label: "手机", enrolled: now - 86_400_000, ...more };
  return {
    devices: new Map([[device.id, known]]),
    isOnRoster: (member) => member === LI || member === WANG,
    now,
  };
}
const codeOf = (member: string, at: number, device = phone): Promise<string> =>
  writeMemberCode({ member, at, key: device.key }, (bytes) => device.sign(bytes));

describe("the organiser's phone, without a network", () => {
  test("knows a member by the code that his phone signed just now, and up to a quarter of an hour off", async () => {
    for (const off of [0, 14, -14])
      expect(await judgeMemberCode(await codeOf(LI, now + off * MINUTE), enrolled(phone)), `${off}`).toEqual({
        is: "here",
        member: LI,
      });
  });

  test.each([16, -16, -600, 365 * 24 * 60])(
    "refuses no clock: %d minutes off it asks whether he is there",
    async (off) => {
      expect(await judgeMemberCode(await codeOf(LI, now - off * MINUTE), enrolled(phone))).toEqual({
        is: "ask",
        member: LI,
        why: { is: "old", minutes: off },
      });
    },
  );

  test("does not take a code whose time, name or key was changed", async () => {
    const text = await codeOf(LI, now - 60 * MINUTE);
    const other = await newDevice();
    const [prefix, , seconds, key, signature] = text.split(".");
    const [, , , otherKey] = (await codeOf(LI, now, other)).split(".");
    const changed = [
      [prefix, LI, String(now / 1000), key, signature],
      [prefix, WANG, seconds, key, signature],
      [prefix, LI, seconds, otherKey, signature],
      [prefix, LI, seconds, "A".repeat(87), signature],
      [prefix, LI, seconds, key],
    ];
    for (const parts of changed)
      expect(await judgeMemberCode(parts.join("."), enrolled(phone))).toMatchObject({
        is: "no",
        why: "damaged",
      });
  });

  test("does not take one member's phone for another member", async () => {
    expect(await judgeMemberCode(await codeOf(WANG, now), enrolled(phone))).toEqual({
      is: "no",
      why: "another's-phone",
    });
  });

  test("asks where it does not know the phone yet, and where the phone was stopped", async () => {
    const fresh = await codeOf(LI, now, await newDevice());
    expect(await judgeMemberCode(fresh, enrolled(phone))).toMatchObject({
      is: "ask",
      member: LI,
      why: { is: "unknown-phone" },
    });
    const stopped = enrolled(phone, { revoked: { at: now - MINUTE, by: WANG } });
    expect(await judgeMemberCode(await codeOf(LI, now), stopped)).toMatchObject({
      is: "ask",
      why: { is: "revoked-phone" },
    });
  });

  test("marks nobody who is not of the branch or its guest, whoever signed", async () => {
    const known = { ...enrolled(phone), isOnRoster: () => false };
    expect(await judgeMemberCode(await codeOf(LI, now), known)).toEqual({ is: "no", why: "not-on-roster" });
  });

  test("tells a meeting's code and any other apart from a member's", async () => {
    const link = checkInLink("https://xuexi.example", { branch: "b", meeting: "m", code: "1234567" });
    expect(await judgeMemberCode(link, enrolled(phone))).toEqual({ is: "no", why: "meeting-code" });
    for (const text of ["", "https://weixin.example/r/abc", "sx2.x"])
      expect(await judgeMemberCode(text, enrolled(phone))).toEqual({ is: "no", why: "another-code" });
  });
});
