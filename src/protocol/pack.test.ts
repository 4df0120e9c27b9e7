import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { applyDifference } from "./difference.ts";
import { formatFrame, type Frame, FrameReader, PackAsk, PackFormatError } from "./pack.ts";
import { PACK_LIMITS } from "./pack-limits.ts";
import { concat } from "./bytes.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const blob = "a".repeat(64);

describe("frames", () => {
  const frames: Frame[] = [
    { head: ["packed", 0, 0, 5], bytes: bytesOf("a\nb\nc") },
    { head: ["refused", 1, "not-found"], bytes: new Uint8Array() },
    { head: ["difference", 2, 3], bytes: Uint8Array.of(10, 0, 255) },
    { head: ["piece", 499, 256_000, 0], bytes: new Uint8Array() },
    { head: ["piece", 3, 0, 300], bytes: new Uint8Array(300).fill(91) },
  ];
  const wire = concat(...frames.map(formatFrame));

  test("are the same however the bytes arrive", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: wire.length })), (cuts) => {
        const reader = new FrameReader();
        const places = [0, ...cuts.sort((a, b) => a - b), wire.length];
        const read = places.slice(1).flatMap((to, i) => [...reader.read(wire.slice(places[i], to))]);
        expect(read).toEqual(frames);
      }),
    );
  });

  test("of a connection that broke: those that are whole", () => {
    const all = (length: number) => [...new FrameReader().read(wire.slice(0, length))];
    expect(all(formatFrame(frames[0]!).length)).toEqual(frames.slice(0, 1));
    expect(all(wire.length - 1)).toEqual(frames.slice(0, -1));
  });

  test.each([
    ["a page of something else", "<!doctype html>\n<title>Login</title>"],
    ["no end of a line", "[".repeat(300)],
    ["a head without an end behind a long one", `["piece",0,0,1]${" ".repeat(300)}\n.`],
    ["more than a frame may hold", `["packed",0,0,${PACK_LIMITS.frame + 1}]\n`],
    ["less than nothing", '["packed",0,0,-1]\n'],
    ["half a byte", '["packed",0,0,1.5]\n'],
    ["a place before the beginning", '["piece",0,-1,5]\n'],
    ["a want that nobody has", `["piece",${PACK_LIMITS.wants},0,5]\n`],
    ["a kind that there is not", '["zip",0,0,5]\n'],
    ["a refusal of another code", '["refused",0,"internal"]\n'],
    ["no JSON", "hello\n"],
  ])("are not read out of %s", (_what, text) => {
    expect(() => [...new FrameReader().read(bytesOf(text))]).toThrow(PackFormatError);
  });
});

describe("what is asked for", () => {
  const takes = (ask: unknown): boolean => v.is(PackAsk, ask);
  const many = (count: number) => ({ wants: Array.from({ length: count }, () => ({ blob })) });

  test("has a limit, and nothing in it is taken on trust", () => {
    expect(takes({ wants: [{ blob, from: 5, base: blob }] })).toBe(true);
    expect(takes(many(PACK_LIMITS.wants))).toBe(true);
    for (const ask of [
      many(PACK_LIMITS.wants + 1),
      many(0),
      {},
      null,
      { wants: [{}] },
      { wants: [{ blob: "../../etc/passwd" }] },
      { wants: [{ blob: blob.toUpperCase() }] },
      { wants: [{ blob, from: -1 }] },
      { wants: [{ blob, from: 1e300 }] },
      { wants: [{ blob, from: "5" }] },
      { wants: [{ blob, base: 7 }] },
    ]) {
      expect(takes(ask), JSON.stringify(ask)?.slice(0, 80)).toBe(false);
    }
    const full = JSON.stringify({
      wants: Array.from({ length: PACK_LIMITS.wants }, () => ({ blob, from: 20_000_000, base: blob })),
    });
    expect(full.length).toBeLessThan(PACK_LIMITS.ask);
  });
});

describe("a difference", () => {
  const base = bytesOf("0123456789");
  const copy = (length: number) => length * 2 + 1;
  const fresh = (length: number) => length * 2;

  test("copies and adds", () => {
    // 6789, ab, 0123: the second copy begins ten before the end of the first.
    const difference = Uint8Array.of(10, copy(4), 12, fresh(2), 97, 98, copy(4), 19);
    expect(new TextDecoder().decode(applyDifference(base, difference, 10))).toBe("6789ab0123");
  });

  test.each([
    ["nothing", []],
    ["another length than the file has", [9, copy(9), 0]],
    ["bytes behind the end of the base", [10, copy(10), 2]],
    ["bytes far behind it", [10, copy(10), 0x80, 0x80, 0x80, 0x80, 1]],
    ["bytes before its beginning", [10, copy(10), 1]],
    ["a copy longer than the file", [10, copy(11), 0]],
    ["new bytes that are not there", [10, fresh(10), 1, 2, 3]],
    ["more new bytes than the file has", [10, fresh(11), ...base, 1]],
    ["runs of no length, without end", [10, copy(0), 0, copy(0), 0]],
    ["less than the file", [10, copy(5), 0]],
    ["something behind the last run", [10, copy(10), 0, 0]],
    ["a number without an end", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]],
    ["a run that is cut off", [10, copy(10)]],
  ])("that says %s is none", (_what, difference) => {
    expect(applyDifference(base, Uint8Array.from(difference), 10)).toBeUndefined();
  });

  test("of any bytes is none or has its length, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(50), (difference, size) => {
        const result = applyDifference(base, difference, size);
        expect(result?.length ?? size).toBe(size);
      }),
      { numRuns: 2_000 },
    );
  });
});
