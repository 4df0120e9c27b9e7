import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { checkInLink } from "../check-in/check-in-link.ts";
import { writeMemberCode } from "../../protocol/member-code.ts";
import { LEANS } from "./lean.ts";
import { readCode, readFrame } from "./read-code.ts";
import { filmed, type Pose } from "./testing/filmed.ts";

const organiser = checkInLink("https://xuexi.yunling.example", {
  branch: "wanghe-1",
  meeting: "meeting000000000",
  code: "1234567",
});
// Pictures are reckoned pixel by pixel, which takes its time beside other tests.
vi.setConfig({ testTimeout: 60_000 });

// As long as a real one, and as coarse a QR.
const member = await writeMemberCode(
  {
    member: "li00000000000000",
    at: 1_763_778_000_000,
    key: Uint8Array.from({ length: 65 }, (_, i) => (i * 89 + 4) % 256),
  },
  () => Promise.resolve(Uint8Array.from({ length: 64 }, (_, i) => (i * 151 + 7) % 256)),
);
const codes = { "the organiser's code": organiser, "a member's code": member };

function isRead(text: string, pose: Pose): boolean {
  return readCode(filmed(text, pose)).text === text;
}

const angles = (step: number): number[] => Array.from({ length: 360 / step }, (_, i) => i * step);
const unread = (text: string, step: number, pose: Pose): number[] =>
  angles(step).filter((angle) => !isRead(text, { ...pose, turned: angle + (pose.turned ?? 0) }));

describe.each(Object.entries(codes))("%s, written by us and read back through a picture", (_, text) => {
  test("is read turned by any angle, in steps of ten degrees", () => {
    expect(unread(text, 10, {})).toEqual([]);
  });

  test("is read with the noise of a cheap camera in the evening", () => {
    expect(unread(text, 45, { noise: 45, blurred: 0.5 })).toEqual([]);
  });

  test("is read out of focus", () => {
    expect(unread(text, 90, { blurred: 2, turned: 10 })).toEqual([]);
  });

  test("is read on a dim screen, at two fifths of the contrast", () => {
    expect(unread(text, 30, { contrast: 0.4, noise: 8 })).toEqual([]);
  });

  test("is read small: four and a half pixels a module", () => {
    expect(unread(text, 45, { module: 4.5, noise: 10, blurred: 0.5 })).toEqual([]);
  });

  test("is read at a slant, the near edge an eighth nearer than the far one", () => {
    expect(unread(text, 30, { slant: 0.06, module: 5.5 })).toEqual([]);
  });

  test("is read from a film of it, held at a slant, within as many frames as there are ways to lean it", () => {
    const frame = filmed(text, { slant: 0.06, module: 5.5, turned: 20, noise: 10 });
    const read = LEANS.map((_, n) => readFrame(frame, n).text);
    expect(read).toContain(text);
  });
});

test("what is not there is not read; what is covered is told apart from it", () => {
  const white = filmed(organiser, { contrast: 0 });
  expect(readCode(white)).toEqual({ text: undefined, seen: false });
  expect(readFrame({ width: 0, height: 0, data: new Uint8ClampedArray() }, 0).text).toBeUndefined();
  const covered = filmed(member, { module: 6 });
  // A thumb over the lower middle: three corners are in sight, and too much is not.
  for (let y = 190; y < 300; y++)
    for (let x = 190; x < 450; x++)
      covered.data.fill(150, (y * covered.width + x) * 4, (y * covered.width + x) * 4 + 3);
  expect(readCode(covered)).toEqual({ text: undefined, seen: true });
});

test("any text at any angle comes back as it was, or not at all: never as another", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom("a", "Z", "7", "/", "#", "党", "员") }),
      fc.integer({ min: 0, max: 359 }),
      fc.integer({ min: 0, max: 80 }),
      (text, turned, noise) => {
        const { text: read } = readFrame(filmed(text, { turned, noise }), turned);
        expect([text, undefined]).toContain(read);
      },
    ),
    { numRuns: 40 },
  );
});
