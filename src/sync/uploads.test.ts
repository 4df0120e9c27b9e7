import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, toHex } from "../protocol/bytes.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import type { Outbox, Phone } from "./phone.ts";
import type { Transport } from "./ports.ts";
import type { Looks, Seen } from "./storage.ts";
import { BlobServer } from "./testing/blob-server.ts";
import { memoryPorts } from "./testing/memory-ports.ts";
import { PIECES } from "./uploads.ts";

function bytesOf(length: number, first: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 7 + first * 13) % 251;
  return bytes;
}

type Cut = "before" | "after";

/** A line with a speed, that can be cut while a piece is on it: before the server has it, or after, when the answer is lost. */
class LineTo {
  readonly server = new BlobServer();
  /** bytes of pieces that left the phone */
  sent = 0;
  /** of those, the ones that the server never had */
  lost = 0;
  pieces: number[] = [];
  underWay = 0;
  atOnce = 0;
  /** bytes a second */
  speed = Infinity;
  now = 1_763_776_800_000;
  /** what becomes of the next piece; nothing: it arrives */
  fate: () => Cut | undefined = () => undefined;
  /** called when a piece has left and before it arrives */
  onPiece: () => Promise<unknown> = () => Promise.resolve();

  /** What is there has the hash that it is called by. */
  hasWhole(id: string): boolean {
    return toHex(sha256(this.server.uploads.get(id) ?? new Uint8Array())) === id;
  }

  /** a file that the server does not take */
  refuses: string | undefined;

  readonly transport: Transport = {
    ...this.server.transport,
    uploadPart: async (token, id, at, total, piece) => {
      this.atOnce = Math.max(this.atOnce, ++this.underWay);
      try {
        this.sent += piece.length;
        this.pieces.push(piece.length);
        await this.onPiece();
        const ms = (piece.length / this.speed) * 1_000;
        this.now += Math.min(ms, 30_000);
        // As the browser gives up: the piece is not whole, and the server keeps nothing of it.
        const fate = ms > 30_000 ? "before" : this.fate();
        if (fate === "before") this.lost += piece.length;
        if (fate === "before") return { ok: false };
        if (id === this.refuses) return { ok: false, refusal: { code: "too-many", message: "" } };
        const reply = await this.server.transport.uploadPart(token, id, at, total, piece);
        return fate === "after" ? { ok: false } : reply;
      } finally {
        this.underWay--;
      }
    },
  };
}

/** Measures the most that was read of files at once. */
class WatchedStorage extends MemoryStorage {
  largest = 0;
  override async read<L extends Looks>(looks: L): Promise<Seen<L>> {
    const seen = await super.read(looks);
    const pieces = (seen as { pieces?: [unknown, Bytes][] }).pieces ?? [];
    this.largest = Math.max(
      this.largest,
      pieces.reduce((sum, [, bytes]) => sum + bytes.length, 0),
    );
    return seen;
  }
}

async function openOn(
  line: LineTo,
  disk = new MemoryDisk(),
): Promise<{ phone: Phone; storage: WatchedStorage }> {
  const storage = new WatchedStorage(disk);
  const phone = await openPhone(memoryPorts({ storage, transport: line.transport, clock: () => line.now }));
  if (phone.state.enrolment === "fresh") await phone.enrol({ consentVersion: 1, label: "手机" });
  return { phone, storage };
}

/** What the screen could say of it, from now on. */
function watch(phone: Phone, seen: Outbox["upload"][]): void {
  phone.subscribe(() => seen.push(phone.state.outbox.upload));
}

const file = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 200_000, max: 1_400_000 })),
  type: fc.constantFrom("audio/webm", "image/jpeg"),
});
const cuts = fc.array(
  fc.record({
    /** how many pieces arrive before it */
    after: fc.integer({ min: 0, max: 6 }),
    fate: fc.constantFrom<Cut>("before", "after"),
    /** the page is closed, and opened again later */
    restarts: fc.boolean(),
  }),
  { maxLength: 10 },
);

describe("files go up over a line that is cut", () => {
  test("anywhere, any number of times: each arrives once, a cut costs what was on its way, and progress is true", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 5 }), cuts, async (files, plan) => {
        const line = new LineTo();
        const disk = new MemoryDisk();
        let { phone, storage } = await openOn(line, disk);
        const ids: string[] = [];
        for (const [i, { size, type }] of files.entries())
          ids.push(await phone.blobs.put(bytesOf(size, i), type));
        const total = new Set(ids).size === ids.length ? files.reduce((sum, { size }) => sum + size, 0) : NaN;
        fc.pre(!Number.isNaN(total));
        const seen: Outbox["upload"][] = [];
        watch(phone, seen);
        let made = 0;
        for (const { after, fate, restarts } of plan) {
          let left = after;
          line.fate = () => (left-- > 0 ? undefined : fate);
          await phone.contact();
          if (phone.state.outbox.blobs === 0) break;
          made++;
          expect(phone.state.contact.status).toBe("offline");
          if (!restarts) continue;
          const before = phone.state.outbox.upload;
          ({ phone, storage } = await openOn(line, disk));
          expect(phone.state.outbox.upload).toEqual(before);
          watch(phone, seen);
        }
        line.fate = () => undefined;
        await phone.contact();
        expect(phone.state.outbox).toMatchObject({ blobs: 0 });
        expect(phone.state.outbox.upload).toBeUndefined();
        for (const id of ids) expect(line.hasWhole(id)).toBe(true);
        // Nothing twice but what was cut.
        expect(line.sent).toBe(total + line.lost);
        expect(line.lost).toBeLessThanOrEqual(made * PIECES.most);
        expect(line.atOnce).toBe(1);
        // The whole file is read by nobody: a piece, and what lies around its ends.
        expect(storage.largest).toBeLessThanOrEqual(PIECES.most + 2 * 256_000);
        const figures = seen.flatMap((one) => one ?? []);
        expect(figures.every((one) => one.total === total)).toBe(true);
        expect(figures.map(({ sent }) => sent)).toEqual(
          figures.map(({ sent }) => sent).sort((a, b) => a - b),
        );
        expect(figures.at(-1)?.sent ?? 0).toBeLessThanOrEqual(total);
      }),
      { numRuns: 60 },
    );
  });

  test("what is shown is what the server has acknowledged, and which of how many is on its way", async () => {
    const line = new LineTo();
    const { phone } = await openOn(line);
    for (const i of [1, 2]) await phone.blobs.put(bytesOf(PIECES.first, i), "image/jpeg");
    await phone.blobs.put(bytesOf(3 * PIECES.first, 3), "audio/webm");
    const total = 5 * PIECES.first;
    const said: string[] = [];
    line.onPiece = () => {
      const { upload, underWay } = phone.state.outbox;
      const { isSound, nth, of } = underWay!;
      expect(upload?.total).toBe(total);
      said.push(`${isSound ? "录音" : "照片"} ${nth}/${of} ${upload!.sent / PIECES.first}`);
      return Promise.resolve();
    };
    await phone.contact();
    expect(said.slice(0, 3)).toEqual(["照片 1/2 0", "照片 2/2 1", "录音 1/1 2"]);
    expect(phone.state.outbox).toEqual(expect.objectContaining({ blobs: 0, sounds: 0 }));
    expect(phone.state.outbox.underWay).toBeUndefined();
    // The next time begins at nothing.
    await phone.blobs.put(bytesOf(10, 5), "image/jpeg");
    expect(phone.state.outbox.upload).toEqual({ sent: 0, total: 10 });
  });
});

describe("pieces fit the line", () => {
  test("a line of 1 kB a second brings everything, though a request ends after 30 s", async () => {
    const line = new LineTo();
    line.speed = 1_000;
    const { phone } = await openOn(line);
    const id = await phone.blobs.put(bytesOf(300_000, 1), "audio/webm");
    for (let i = 0; i < 5 && phone.state.outbox.blobs > 0; i++) await phone.contact();
    expect(line.hasWhole(id)).toBe(true);
    expect(line.lost).toBeLessThanOrEqual(PIECES.first);
  });

  test("a good line is asked for few answers", async () => {
    const line = new LineTo();
    line.speed = 1_000_000;
    const { phone } = await openOn(line);
    await phone.blobs.put(bytesOf(4_000_000, 1), "audio/webm");
    await phone.contact();
    expect(phone.state.outbox.blobs).toBe(0);
    expect(Math.max(...line.pieces)).toBe(PIECES.most);
    expect(line.pieces.length).toBeLessThan(13);
  });
});

test("words that are written while a recording goes up do not wait for its end", async () => {
  const line = new LineTo();
  const { phone } = await openOn(line);
  const id = await phone.blobs.put(bytesOf(1_000_000, 1), "audio/webm");
  line.onPiece = () => {
    line.onPiece = () => Promise.resolve();
    return phone.write([{ kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } }]);
  };
  await phone.contact();
  expect(line.hasWhole(id)).toBe(true);
  const order = line.server.asked.filter((what) => what === "push" || what.startsWith("upload"));
  expect(order.slice(0, 4)).toEqual(["push", "upload 0", "push", `upload ${PIECES.first}`]);
});

test("a file that is refused keeps no other waiting, and is not called a broken line", async () => {
  const line = new LineTo();
  const { phone } = await openOn(line);
  const refused = await phone.blobs.put(bytesOf(100, 1), "image/jpeg");
  const sound = await phone.blobs.put(bytesOf(200_000, 2), "audio/webm");
  line.refuses = refused;
  await phone.contact();
  expect(line.server.uploads.get(sound)).toHaveLength(200_000);
  expect(phone.state.outbox.blobs).toBe(1);
  expect(phone.state.contact.status).toBe("good");
});

test("a file that the server will not have is said, and tried again after an hour, not at each contact", async () => {
  const line = new LineTo();
  const { phone } = await openOn(line);
  line.refuses = await phone.blobs.put(bytesOf(100, 1), "image/jpeg");
  await phone.contact();
  expect(phone.state.outbox.refused).toEqual({ tooLarge: 0, tooMany: 1 });
  const tried = line.pieces.length;
  await phone.contact();
  line.now += 3_500_000;
  await phone.contact();
  expect(line.pieces).toHaveLength(tried);
  const { refuses } = line;
  line.refuses = undefined;
  line.now += 200_000;
  await phone.contact();
  expect(line.hasWhole(refuses)).toBe(true);
  expect(phone.state.outbox).toMatchObject({ blobs: 0 });
  expect(phone.state.outbox.refused).toBeUndefined();
});

test("where the server is elsewhere than the phone thinks, it is asked, and goes on from there", async () => {
  const line = new LineTo();
  const { phone } = await openOn(line);
  const bytes = bytesOf(200_000, 1);
  const id = await phone.blobs.put(bytes, "audio/webm");
  line.server.uploads.set(id, bytes.slice(0, 150_000));
  await phone.contact();
  expect(line.hasWhole(id)).toBe(true);
  expect(line.pieces).toEqual([PIECES.first, 50_000]);
});

test("a file that lies in one piece, as an earlier version kept it, goes up all the same", async () => {
  const line = new LineTo();
  const { phone, storage } = await openOn(line);
  const bytes = bytesOf(700_000, 1);
  const id = await phone.blobs.put(bytes, "audio/webm");
  await storage.change(["pieces"], {}, () => ({
    changes: [
      { drop: "pieces", from: [id, 0], to: [id, Infinity] },
      { put: "pieces", key: [id, 0], value: bytes },
    ],
    result: undefined,
  }));
  await phone.contact();
  expect(line.hasWhole(id)).toBe(true);
});
