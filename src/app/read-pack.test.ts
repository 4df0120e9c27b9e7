import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { formatFrame, type FrameHead, PackFormatError } from "../protocol/pack.ts";
import { PACK_LIMITS } from "../protocol/pack-limits.ts";
import type { ArrivedFrame } from "../sync/ports.ts";
import { readPack } from "./read-pack.ts";

const bytes = (from: Uint8Array) => new Uint8Array(from);
const frame = (head: FrameHead, content: Uint8Array = Buffer.alloc(0)) =>
  Buffer.from(formatFrame({ head, bytes: bytes(content) }));
const packed = (want: number, content: Uint8Array, from = 0) => {
  const small = deflateRawSync(content);
  return frame(["packed", want, from, small.length], small);
};

async function read(pack: Buffer, take?: (frame: ArrivedFrame) => Promise<boolean>) {
  const arrived: ArrivedFrame[] = [];
  const outcome = await readPack(
    new Response(bytes(pack)),
    take ?? ((one) => Promise.resolve(arrived.push(one) > 0)),
    () => undefined,
  );
  return { arrived, outcome };
}

test("each frame is unpacked and handed on in its turn", async () => {
  const text = Buffer.from("先记下来，第二天又来了。".repeat(100));
  const difference = deflateRawSync(Buffer.from([1, 2, 3]));
  const pack = Buffer.concat([
    packed(0, text),
    frame(["piece", 1, 5, 3], Buffer.from("abc")),
    frame(["difference", 2, difference.length], difference),
    frame(["refused", 3, "forbidden"]),
  ]);
  const { arrived, outcome } = await read(pack);
  expect(arrived).toEqual([
    { is: "piece", want: 0, from: 0, bytes: bytes(text) },
    { is: "piece", want: 1, from: 5, bytes: bytes(Buffer.from("abc")) },
    { is: "difference", want: 2, bytes: Uint8Array.of(1, 2, 3) },
    { is: "refused", want: 3, code: "forbidden" },
  ]);
  expect(outcome).toEqual({});
});

test("a piece may refer to the end of the one before it, whatever else came between", async () => {
  const [first, second] = [randomBytes(40_000), randomBytes(50)];
  const third = Buffer.concat([second, first.subarray(8_000, 20_000)]);
  const behind = (want: number, content: Buffer, before: Buffer) => {
    const small = deflateRawSync(content, { dictionary: before.subarray(-PACK_LIMITS.dictionary) });
    return frame(["behind", want, 0, small.length], small);
  };
  const pack = Buffer.concat([
    packed(0, first),
    frame(["piece", 1, 0, 3], Buffer.from("abc")),
    behind(2, third, first),
    behind(3, second, third),
  ]);
  expect(pack.length).toBeLessThan(first.length + 1_000);
  const { arrived } = await read(pack);
  expect(arrived.map((one) => "bytes" in one && one.bytes)).toEqual(
    [first, Buffer.from("abc"), third, second].map(bytes),
  );
});

test("one that refers to nothing, or to a broken one, is broken too", async () => {
  const text = Buffer.from("好".repeat(100));
  const behind = deflateRawSync(text, { dictionary: text });
  const pack = Buffer.concat([
    frame(["behind", 0, 0, behind.length], behind),
    packed(1, text),
    frame(["packed", 2, 0, 3], Buffer.from([255, 255, 255])),
    frame(["behind", 3, 0, behind.length], behind),
  ]);
  const { arrived } = await read(pack);
  expect(arrived.map(({ is }) => is)).toEqual(["broken", "piece", "broken", "broken"]);
});

test.each([
  ["is no deflate", frame(["packed", 0, 0, 6], Buffer.from([255, 254, 253, 1, 2, 3]))],
  [
    "is cut off",
    frame(["packed", 0, 0, 20], deflateRawSync(Buffer.from("很长的一句话。".repeat(9))).subarray(0, 20)),
  ],
  ["is nothing", frame(["packed", 0, 0, 0])],
  ["unpacks to more than a piece", packed(0, Buffer.alloc(PACK_LIMITS.piece + 1))],
  ["unpacks to a thousand times what it is", packed(0, Buffer.alloc(50_000_000))],
  [
    "is a difference longer than any",
    frame(
      ["difference", 0, deflateRawSync(Buffer.alloc(50_000_000)).length],
      deflateRawSync(Buffer.alloc(50_000_000)),
    ),
  ],
])("a frame that %s is broken, and those behind it are read", async (_what, broken) => {
  const { arrived } = await read(Buffer.concat([broken, packed(1, Buffer.from("好"))]));
  expect(arrived).toEqual([
    { is: "broken", want: 0 },
    { is: "piece", want: 1, from: 0, bytes: bytes(Buffer.from("好")) },
  ]);
});

test("what is no pack ends it, and what came before holds", async () => {
  const arrived: ArrivedFrame[] = [];
  const pack = Buffer.concat([packed(0, Buffer.from("好")), Buffer.from("<!doctype html>\n")]);
  await expect(read(pack, (one) => Promise.resolve(arrived.push(one) > 0))).rejects.toBeInstanceOf(
    PackFormatError,
  );
  expect(arrived).toHaveLength(1);
});

test("it stops where it is told to, and says what failed in taking a frame", async () => {
  const pack = Buffer.concat([packed(0, Buffer.from("一")), packed(1, Buffer.from("二"))]);
  let taken = 0;
  expect((await read(pack, () => Promise.resolve(++taken < 1))).outcome).toEqual({});
  expect(taken).toBe(1);
  const full = new Error("no room");
  expect((await read(pack, () => Promise.reject(full))).outcome).toEqual({ failed: full });
});
