import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { NewEntry } from "../domain/entry.ts";
import { equalBytes } from "./bytes.ts";
import { firstLink } from "./chain.ts";
import { writeEntry } from "./write-entry.ts";
import {
  deriveRun,
  formatRun,
  parseRun,
  type Run,
  RUN_LIMITS,
  type RunEntry,
  RunFormatError,
} from "./run.ts";
import { isSignedBy, newDevice, sealRun, sha256, type TestDevice } from "./testing/node-crypto.ts";

const AT = 1_763_778_000_000;
let device: TestDevice;
beforeAll(async () => {
  device = await newDevice();
});

const says = (words: string): NewEntry => ({ kind: "complaint-made", body: { to: "branch", words } });
const entries = (...words: string[]): RunEntry[] => words.map((text, i) => writeEntry(says(text), AT + i));

/** What a server does with a run of a journal whose key and link it knows; true where it would take it. */
async function isSound(text: string, key: Uint8Array<ArrayBuffer>, before: Uint8Array): Promise<boolean> {
  const lines = text.split("\n");
  if (lines.pop() !== "") return false;
  let run: Run;
  let next: number;
  try {
    ({ run, next } = parseRun(sha256, lines, 0));
  } catch (error) {
    if (error instanceof RunFormatError) return false;
    throw error;
  }
  if (next !== lines.length) return false;
  if (run.key !== undefined && !equalBytes(run.key, key)) return false;
  return isSignedBy(key, run.signature, deriveRun(sha256, run, before).signed);
}

describe("a run", () => {
  it("reads back as it was sealed, whatever the words", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary", maxLength: 50 }), { minLength: 1, maxLength: 5 }),
        async (words) => {
          const { run, text, to } = await sealRun(device, entries(...words));
          const lines = text.split("\n").slice(0, -1);
          expect(parseRun(sha256, lines, 0)).toEqual({ run, next: lines.length });
          expect(formatRun(parseRun(sha256, lines, 0).run)).toBe(text);
          expect(to).toBe(words.length);
          expect(await isSound(text, device.key, firstLink(sha256, device.id))).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("goes on where the one before ended, and stands one behind the other in a push", async () => {
    const first = await sealRun(device, entries("一", "二"));
    const second = await sealRun(device, entries("三"), { n: first.to, link: first.link });
    const lines = (first.text + second.text).split("\n");
    const { next } = parseRun(sha256, lines, 0);
    const { run } = parseRun(sha256, lines, next);
    expect(run).toEqual(second.run);
    expect([run.from, run.key]).toEqual([3, undefined]);
    expect(await isSound(second.text, device.key, first.link)).toBe(true);
    expect(await isSound(second.text, device.key, firstLink(sha256, device.id))).toBe(false);
  });

  it("is found out when any single byte of its text is another", async () => {
    const { text } = await sealRun(device, entries("一篇体会", "x"));
    const before = firstLink(sha256, device.id);
    const bytes = Buffer.from(text);
    expect(await isSound(text, device.key, before)).toBe(true);
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= flip;
        // The first line is JSON: a change between its tokens that means the same is no change.
        const read = changed.toString();
        if (await isSound(read, device.key, before))
          expect.fail(`byte ${at} ^ ${flip}: ${read.slice(0, 300)}`);
      }
    }
  }, 60_000);

  it("is found out when lines are left out, doubled or swapped", async () => {
    const { text } = await sealRun(device, entries("一", "二", "三"));
    const before = firstLink(sha256, device.id);
    const lines = text.split("\n").slice(0, -1);
    const join = (lines: readonly string[]) => lines.join("\n") + "\n";
    for (let i = 0; i < lines.length; i++) {
      expect(await isSound(join(lines.toSpliced(i, 1)), device.key, before)).toBe(false);
      expect(await isSound(join(lines.toSpliced(i, 0, lines[i]!)), device.key, before)).toBe(false);
      for (let j = i + 1; j < lines.length; j++) {
        const swapped = lines.with(i, lines[j]!).with(j, lines[i]!);
        expect(await isSound(join(swapped), device.key, before)).toBe(false);
      }
    }
  });

  it("of another key is not taken for this device's", async () => {
    const other = await newDevice();
    const { run } = await sealRun(other, entries("冒名"));
    const posed = formatRun({ ...run, device: device.id });
    expect(() => parseRun(sha256, posed.split("\n"), 0)).toThrow("not that of the key");
    const later = await sealRun({ ...other, id: device.id }, entries("冒名"), {
      n: 1,
      link: firstLink(sha256, device.id),
    });
    expect(await isSound(later.text, device.key, firstLink(sha256, device.id))).toBe(false);
  });

  it("taken for another device's is not sound there", async () => {
    const other = await newDevice();
    const link = firstLink(sha256, other.id);
    const { run } = await sealRun(device, entries("x"), { n: 1, link });
    expect(await isSound(formatRun({ ...run, device: other.id }), device.key, link)).toBe(false);
  });
});

describe("a text that is no run", () => {
  const good = async () => (await sealRun(device, entries("一"))).text.split("\n").slice(0, -1);
  const head = (lines: readonly string[]) => JSON.parse(lines[0]!) as Record<string, unknown>;

  it("is refused with a code, the line and what is wrong there, without a person's words", async () => {
    const lines = await good();
    const broken: [Record<string, unknown>, string][] = [
      [{ run: 2 }, "no run of version 1"],
      [{ device: "short" }, "device is not 16 bytes"],
      [{ device: "DDDDDDDDDDDDDDDDDDDDDB" }, "device is not 16 bytes"],
      [{ device: device.id.replace(/^./, (first) => (first === "A" ? "B" : "A")) }, "not that of the key"],
      [{ from: 0 }, "from is not a number from 1 on"],
      [{ from: 1.5 }, "from is not a number from 1 on"],
      [{ from: 2 }, "a key stands with entry 1"],
      [{ key: undefined }, "a key stands with entry 1"],
      [{ key: "AAAA" }, "key is not a raw P-256 point"],
      [{ count: 0 }, "count is not between"],
      [{ count: RUN_LIMITS.entries + 1 }, "count is not between"],
      [{ count: 2 }, "no signature of 64 bytes"],
      [{ seed: "AAAA" }, "seed is not 16 bytes"],
      [{ seed: 7 }, "seed is not 16 bytes"],
    ];
    for (const [change, message] of broken) {
      const changed = [JSON.stringify({ ...head(lines), ...change }), ...lines.slice(1)];
      expect(() => parseRun(sha256, changed, 0)).toThrow(message);
    }
    for (const first of ["", "null", "7", "[]", "一句话", "{"]) {
      expect(() => parseRun(sha256, [first, ...lines.slice(1)], 0)).toThrow(/^line 1: no run/);
    }
    expect(() => parseRun(sha256, [], 0)).toThrow(RunFormatError);
    expect(() => parseRun(sha256, lines.slice(0, -1), 0)).toThrow("line 4: no signature");
  });

  it("holds no half characters and no NUL, which a database could not keep as they stand", async () => {
    const lines = await good();
    for (const bad of ["\ud83d", "\udc00x", "\0"]) {
      for (const at of [1, 2]) {
        expect(() => parseRun(sha256, lines.with(at, lines[at]! + bad), 0)).toThrow(
          "line 2: text is not well-formed",
        );
      }
    }
    expect(() => parseRun(sha256, lines.with(2, lines[2]! + "\ud83d\ude00"), 0)).not.toThrow();
  });

  it("throws nothing but RunFormatError, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), fc.nat(5), (lines, at) => {
        expect(() => parseRun(sha256, lines, at)).toThrow(RunFormatError);
      }),
    );
  });
});
