import { describe, expect, test } from "vitest";
import type { Bytes } from "../protocol/bytes.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { FetchStopped, type Phone, StorageFull } from "./phone.ts";
import { BlobServer } from "./testing/blob-server.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

const PART = 256_000;
const bytesOf = (length: number, first = 1): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + first) % 251);

async function setUp(
  disk = new MemoryDisk(),
): Promise<{ phone: Phone; server: BlobServer; disk: MemoryDisk }> {
  const server = new BlobServer();
  const ports = memoryPorts({ storage: new MemoryStorage(disk), transport: server.transport });
  const phone = await openPhone(ports);
  if (phone.state.enrolment === "fresh") await phone.enrol({ consentVersion: 1, label: "手机" });
  return { phone, server, disk };
}

describe("fetching texts", () => {
  test("goes on where it stopped, and counts what is here", async () => {
    const { phone, server } = await setUp();
    const text = server.add(bytesOf(3 * PART + 10));
    server.answers = 3;
    const counted: number[] = [];
    const stopped = phone.blobs.fetch([text], (done) => counted.push(done));
    await expect(stopped).rejects.toMatchObject({ why: "offline" });
    expect(counted.at(-1)).toBe(2 * PART);
    expect(await phone.blobs.held()).toEqual([{ id: text.id, have: 2 * PART, isOwn: false }]);
    expect(await phone.blobs.get(text.id)).toBeUndefined();

    server.answers = Infinity;
    server.asked.length = 0;
    await phone.blobs.fetch([text], (done) => counted.push(done));
    expect(server.asked.filter((what) => what.startsWith("part"))).toEqual([
      `part ${2 * PART}`,
      `part ${3 * PART}`,
    ]);
    expect(counted.at(-1)).toBe(text.size);
    expect(await phone.blobs.get(text.id)).toEqual(server.blobs.get(text.id));
    expect(await phone.blobs.has([text.id, "0".repeat(64)])).toEqual(new Set([text.id]));
  });

  test("bytes that are not those of the name are not kept", async () => {
    const { phone, server } = await setUp();
    const text = server.add(bytesOf(100));
    server.blobs.set(text.id, bytesOf(100, 2));
    await expect(phone.blobs.fetch([text], () => undefined)).rejects.toMatchObject({ why: "damaged" });
    expect(await phone.blobs.get(text.id)).toBeUndefined();
    expect(await phone.blobs.has([text.id])).toEqual(new Set());
  });

  test("one that is missing does not keep the others away", async () => {
    const { phone, server } = await setUp();
    const texts = [bytesOf(10), bytesOf(20), bytesOf(30)].map((bytes) => server.add(bytes));
    const missing = { id: "f".repeat(64), size: 5 };
    const failed = phone.blobs.fetch([missing, ...texts], () => undefined);
    await expect(failed).rejects.toBeInstanceOf(FetchStopped);
    expect((await phone.blobs.has(texts.map(({ id }) => id))).size).toBe(3);
  });

  test("stops at a signal", async () => {
    const { phone, server } = await setUp();
    const text = server.add(bytesOf(4 * PART));
    const signal = { aborted: false };
    await phone.blobs.fetch([text], (done) => (signal.aborted = done > 0), signal);
    expect(await phone.blobs.get(text.id)).toBeUndefined();
  });
});

describe("uploading what is one's own", () => {
  test("is counted until it is there, and goes on where it stopped", async () => {
    const { phone, server } = await setUp();
    const photo = bytesOf(2 * PART + 5);
    const id = await phone.blobs.put(photo, "image/jpeg");
    expect(phone.state.outbox.blobs).toBe(1);
    server.answers = 3;
    await phone.contact();
    expect(phone.state.outbox.blobs).toBe(1);
    server.answers = Infinity;
    await phone.contact();
    expect(phone.state.outbox.blobs).toBe(0);
    expect(server.uploads.get(id)).toEqual(photo);
    expect(server.asked.filter((what) => what === "upload 0")).toHaveLength(1);
  });

  test("it is not shed before that", async () => {
    const { phone } = await setUp();
    const id = await phone.blobs.put(bytesOf(10), "image/jpeg");
    await phone.blobs.remove([id]);
    expect(await phone.blobs.get(id)).toBeDefined();
  });
});

describe("row 4: the quota is full", () => {
  const STUDY = { kind: "study-logged", body: { how: "paper", day: "2025-11-22", minutes: 45 } } as const;

  test("texts are shed before a record is not saved", async () => {
    const { phone, server, disk } = await setUp();
    const text = server.add(bytesOf(50_000));
    await phone.blobs.fetch([text], () => undefined);
    const photo = await phone.blobs.put(bytesOf(1_000, 9), "image/jpeg");
    disk.room = 52_500;
    for (let i = 0; i < 20; i++) await phone.write([STUDY]);
    expect(phone.entries()).toHaveLength(21);
    expect(phone.state.storage).toBe("good");
    expect(await phone.blobs.get(text.id)).toBeUndefined();
    expect(await phone.blobs.get(photo)).toBeDefined();
    expect(phone.state.hasShed).toBe(true);
    expect(await phone.blobs.held()).toEqual([{ id: photo, have: 1_000, isOwn: true }]);
  });

  test("where there is nothing to shed, it is said and nothing is lost", async () => {
    const { phone, disk } = await setUp();
    await phone.write([STUDY]);
    disk.room = 0;
    await expect(phone.write([STUDY])).rejects.toBeInstanceOf(StorageFull);
    expect(phone.state.storage).toBe("full");
    expect(phone.state.hasShed).toBeUndefined();
    expect(phone.entries()).toHaveLength(2);
    disk.room = 1_000_000;
    await phone.write([STUDY]);
    expect(phone.state.storage).toBe("good");
    expect(phone.entries().map(({ n }) => n)).toEqual([1, 2, 3]);
  });
});

describe("reading many at once", () => {
  test("each once and whole, whatever lies between them; what is not here is passed over", async () => {
    const { phone, server } = await setUp();
    const texts = Array.from({ length: 40 }, (_, i) => server.add(bytesOf(100 + i, i)));
    const long = server.add(bytesOf(2 * PART + 5, 3));
    await phone.blobs.fetch([...texts, long], () => undefined);
    const broken = server.add(bytesOf(3 * PART, 5));
    server.answers = 2;
    await phone.blobs.fetch([broken], () => undefined).catch(() => undefined);
    await phone.blobs.put(bytesOf(50, 9), "image/jpeg");

    const wanted = [long, broken, ...texts.filter((_, i) => i % 3 !== 0), { id: "0".repeat(64) }];
    const got = new Map<string, Bytes>();
    let atWork = 0;
    await phone.blobs.readEach(
      wanted.map(({ id }) => id),
      async (id, bytes) => {
        atWork += 1;
        expect(atWork).toBe(1);
        await Promise.resolve();
        atWork -= 1;
        expect(got.has(id)).toBe(false);
        got.set(id, bytes);
      },
    );
    const here = wanted.filter(({ id }) => id !== broken.id && id !== "0".repeat(64));
    expect(new Set(got.keys())).toEqual(new Set(here.map(({ id }) => id)));
    for (const { id } of here) expect(got.get(id)).toEqual(server.blobs.get(id));
  });
});
