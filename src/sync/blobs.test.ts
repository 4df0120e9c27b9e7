import { describe, expect, test } from "vitest";
import type { Bytes } from "../protocol/bytes.ts";
import { dropUnnamed } from "./blobs.ts";
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
  test("all that is wanted comes in one request", async () => {
    const { phone, server } = await setUp();
    const texts = Array.from({ length: 12 }, (_, i) => server.add(bytesOf(1_000 + i, i), `t${i}`));
    const counted: number[] = [];
    await phone.blobs.fetch(texts, (done) => counted.push(done));
    expect(server.asked.filter((what) => what !== "push")).toEqual([
      "pack t0 t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11",
    ]);
    expect(counted.at(-1)).toBe(texts.reduce((sum, { size }) => sum + size, 0));
    for (const { id } of texts) expect(await phone.blobs.get(id)).toEqual(server.blobs.get(id));
  });

  test("what arrived before the connection broke is kept, and only the rest is asked for", async () => {
    const { phone, server } = await setUp();
    const [first, long, last] = [
      server.add(bytesOf(900, 3), "first"),
      server.add(bytesOf(3 * PART + 10), "long"),
      server.add(bytesOf(800, 4), "last"),
    ];
    const counted: number[] = [];
    server.answers = 4;
    const stopped = phone.blobs.fetch([first, long, last], (done) => counted.push(done));
    await expect(stopped).rejects.toMatchObject({ why: "offline" });
    expect(counted.at(-1)).toBe(900 + 2 * PART);
    expect(await phone.blobs.held()).toEqual(
      expect.arrayContaining([
        { id: first.id, have: 900, isOwn: false, isMedia: false },
        { id: long.id, have: 2 * PART, isOwn: false, isMedia: false },
      ]),
    );
    expect(await phone.blobs.get(long.id)).toBeUndefined();

    server.answers = Infinity;
    server.asked.length = 0;
    await phone.blobs.fetch([first, long, last], (done) => counted.push(done));
    expect(server.asked.filter((what) => what !== "push")).toEqual([`pack long@${2 * PART} last`]);
    expect(counted.at(-1)).toBe(first.size + long.size + last.size);
    for (const { id } of [first, long, last]) expect(await phone.blobs.get(id)).toEqual(server.blobs.get(id));
    expect(await phone.blobs.has([long.id, "0".repeat(64)])).toEqual(new Set([long.id]));
  });

  test("where there are no packs each is fetched for itself, and goes on where it stopped", async () => {
    const { phone, server } = await setUp();
    server.packs = false;
    const text = server.add(bytesOf(3 * PART + 10));
    server.answers = 3;
    const counted: number[] = [];
    const stopped = phone.blobs.fetch([text], (done) => counted.push(done));
    await expect(stopped).rejects.toMatchObject({ why: "offline" });
    expect(counted.at(-1)).toBe(2 * PART);
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
  });

  test("bytes that are not those of the name are not kept", async () => {
    const { phone, server } = await setUp();
    const text = server.add(bytesOf(100));
    server.blobs.set(text.id, bytesOf(100, 2));
    await expect(phone.blobs.fetch([text], () => undefined)).rejects.toMatchObject({ why: "damaged" });
    expect(await phone.blobs.get(text.id)).toBeUndefined();
    expect(await phone.blobs.has([text.id])).toEqual(new Set());
    // Asked for once in a pack and once plainly, not for ever.
    expect(server.asked.filter((what) => what !== "push")).toHaveLength(2);
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

describe("a changed text", () => {
  const before = bytesOf(2_000, 11);
  const after = Uint8Array.from(before, (byte, i) => (i === 1_000 ? 7 : byte));
  /** 1,000 copied, one new byte, and from there on the same again */
  const difference = Uint8Array.of(0xd0, 0x0f, 0xd1, 0x0f, 0, 2, 7, 0xcf, 0x0f, 2);

  async function withEarlier() {
    const all = await setUp();
    const [old, now] = [all.server.add(before, "old"), all.server.add(after, "now")];
    await all.phone.blobs.fetch([old], () => undefined);
    all.server.asked.length = 0;
    const asked = () => all.server.asked.filter((what) => what !== "push");
    return { ...all, old, now: { ...now, earlier: ["f".repeat(64), old.id] }, asked };
  }

  test("is put together from the earlier one and what is new", async () => {
    const { phone, server, old, now, asked } = await withEarlier();
    server.differences.set(`${old.id} ${now.id}`, difference);
    await phone.blobs.fetch([now], () => undefined);
    expect(await phone.blobs.get(now.id)).toEqual(after);
    expect(asked()).toEqual(["pack now<old"]);
  });

  test.each([
    ["gives other bytes", Uint8Array.from(difference, (byte) => (byte === 7 ? 8 : byte))],
    ["names bytes that the base has not", Uint8Array.of(0xd0, 0x0f, 0xd1, 0x0f, 0, 2, 7, 0xcf, 0x0f, 8)],
    ["is of another length", Uint8Array.of(0xd1, 0x0f)],
    ["is nothing", new Uint8Array()],
  ])("is fetched whole where its difference %s", async (_what, wrong) => {
    const { phone, server, old, now, asked } = await withEarlier();
    server.differences.set(`${old.id} ${now.id}`, wrong);
    await phone.blobs.fetch([now], () => undefined);
    expect(await phone.blobs.get(now.id)).toEqual(after);
    expect(await phone.blobs.get(old.id)).toEqual(before);
    expect(asked()).toEqual(["pack now<old", "pack now"]);
  });

  test("is fetched whole where the earlier one is not here", async () => {
    const { phone, old, now, asked } = await withEarlier();
    await phone.blobs.remove([old.id]);
    await phone.blobs.fetch([now], () => undefined);
    expect(await phone.blobs.get(now.id)).toEqual(after);
    expect(asked()).toEqual(["pack now"]);
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

describe("what nothing names any more", () => {
  test("goes, but not what a draft or an entry still needs, or what was only put here", async () => {
    const storage = new MemoryStorage(new MemoryDisk());
    const phone = await openPhone(memoryPorts({ storage, transport: new BlobServer().transport }));
    await phone.enrol({ consentVersion: 1, label: "手机" });
    const put = (first: number) => phone.blobs.put(bytesOf(50, first), "audio/webm", "draft");
    const [handedIn, again, gone, begun] = [await put(1), await put(2), await put(3), await put(4)];
    const sounds = [handedIn].map((sound) => ({ sound, size: 50, seconds: 1, type: "audio/webm" }));
    const body = { essay: "essay-0123456789", title: "", text: "", sounds };
    await phone.write([{ kind: "essay-saved", body }], { draft: "none", blobs: [handedIn, again, gone] });
    await phone.drafts.save({ id: "essay:essay-0123456789", content: { sounds: [again] } });
    await dropUnnamed(storage);
    const held = (await phone.blobs.held()).map(({ id }) => id);
    expect(new Set(held)).toEqual(new Set([handedIn, again, begun]));
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
    expect(phone.state.hasShed).toBe("texts");
    expect(await phone.blobs.held()).toEqual([{ id: photo, have: 1_000, isOwn: true, isMedia: false }]);
  });

  test("pictures and sound go before any text; texts only where that is not enough", async () => {
    const { phone, server, disk } = await setUp();
    const text = server.add(bytesOf(20_000));
    const picture = server.add(bytesOf(30_000, 5));
    await phone.blobs.fetch([text, { ...picture, isMedia: true }], () => undefined);
    disk.room = 52_500;
    while (phone.state.hasShed === undefined) await phone.write([STUDY]);
    expect(phone.state.hasShed).toBe("media");
    expect(await phone.blobs.has([text.id, picture.id])).toEqual(new Set([text.id]));
    disk.room = 20_000;
    const before = phone.entries().length;
    await phone.write([STUDY]);
    expect(phone.state.hasShed).toBe("texts");
    expect(await phone.blobs.held()).toEqual([]);
    expect(phone.entries()).toHaveLength(before + 1);
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
