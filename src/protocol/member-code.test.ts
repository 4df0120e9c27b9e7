import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { looksLikeMemberCode, readMemberCode, writeMemberCode } from "./member-code.ts";
import { isSignedBy, newDevice, sha256 } from "./testing/node-crypto.ts";

const base64url = fc.constantFrom(
  ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
);
const members = fc.string({ unit: base64url, minLength: 1, maxLength: 40 });
const seconds = fc.integer({ min: 0, max: 4_000_000_000 });

describe("a member's own code", () => {
  it("comes back as it was written, for any member and second, and its signature holds", async () => {
    const device = await newDevice();
    await fc.assert(
      fc.asyncProperty(members, seconds, async (member, second) => {
        const text = await writeMemberCode({ member, at: second * 1000 + 999, key: device.key }, (bytes) =>
          device.sign(bytes),
        );
        const code = readMemberCode(sha256, text);
        expect(code).toMatchObject({ member, at: second * 1000, device: device.id });
        expect(await isSignedBy(code!.key, code!.signature, code!.signed)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("has another letter anywhere: it is none any more, or its signature does not hold", async () => {
    const device = await newDevice();
    const said = { member: "li00000000000000", at: 1_763_778_000_000, key: device.key };
    const text = await writeMemberCode(said, (bytes) => device.sign(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom("A", "z", "0", "9", "-", "_", "."),
        async (place, letter) => {
          fc.pre(text[place] !== letter);
          const changed = text.slice(0, place) + letter + text.slice(place + 1);
          const code = readMemberCode(sha256, changed);
          const holds = code && (await isSignedBy(code.key, code.signature, code.signed).catch(() => false));
          expect(holds ?? false).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("cannot be taken for a signature of anything else that a device signs", async () => {
    const device = await newDevice();
    const code = readMemberCode(
      sha256,
      await writeMemberCode({ member: "li", at: 1000, key: device.key }, (bytes) => device.sign(bytes)),
    );
    expect(new TextDecoder().decode(code!.signed).startsWith("songxue member code 1\0sx1.li.1.")).toBe(true);
  });
});

test("any other text is none, and says so without throwing", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `sx1.${rest}`),
      ),
      (text) => {
        expect(readMemberCode(sha256, text)).toBeUndefined();
      },
    ),
  );
  expect(looksLikeMemberCode("sx1.")).toBe(true);
  expect(looksLikeMemberCode("https://xuexi.example/#/check-in?code=1234567")).toBe(false);
});
