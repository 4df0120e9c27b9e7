import { describe, expect, test } from "vitest";
import type { Bytes } from "../protocol/bytes.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import type { Phone } from "./phone.ts";
import { BlobServer } from "./testing/blob-server.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

const sound = (first: number): Bytes => Uint8Array.from({ length: 900 }, (_, i) => (i + first) % 251);

async function setUp(disk = new MemoryDisk()): Promise<{ phone: Phone; server: BlobServer }> {
  const server = new BlobServer();
  const ports = memoryPorts({ storage: new MemoryStorage(disk), transport: server.transport });
  const phone = await openPhone(ports);
  if (phone.state.enrolment === "fresh") await phone.enrol({ consentVersion: 1, label: "手机" });
  return { phone, server };
}

function recorded(sounds: readonly string[]) {
  const parts = sounds.map((one, block) => ({ block, sound: one, size: 900, seconds: 1 }));
  const body = { reading: "r", text: "t", blob: "b", voice: "李", type: "audio/mp4", parts };
  return { kind: "reading-recorded" as const, body };
}

describe("files of a draft", () => {
  test("stay on the phone until an entry hands them in; then they go up", async () => {
    const { phone, server } = await setUp();
    const kept = await phone.blobs.put(sound(1), "audio/mp4", "draft");
    const other = await phone.blobs.put(sound(2), "audio/mp4", "draft");
    await phone.drafts.save({ id: "recording:t", content: { sounds: [kept, other] } });
    await phone.contact();
    expect(phone.state.outbox.blobs).toBe(0);
    expect([...server.uploads.keys()]).toEqual([]);

    await phone.write([recorded([kept])], { draft: "recording:t", blobs: [kept] });
    expect(await phone.drafts.load("recording:t")).toBeUndefined();
    expect(phone.state.outbox.blobs).toBe(1);
    await phone.contact();
    expect([...server.uploads.keys()]).toEqual([kept]);
    expect(phone.state.outbox.blobs).toBe(0);
  });

  test("a page that is closed right after it handed them in has lost nothing", async () => {
    const disk = new MemoryDisk();
    const before = await setUp(disk);
    const kept = await before.phone.blobs.put(sound(1), "audio/mp4", "draft");
    await before.phone.write([recorded([kept])], { draft: "recording:t", blobs: [kept] });
    const { phone, server } = await setUp(disk);
    await phone.contact();
    expect([...server.uploads.keys()]).toEqual([kept]);
  });

  test("can be thrown away; what was handed in and has not gone up cannot", async () => {
    const { phone } = await setUp();
    const kept = await phone.blobs.put(sound(1), "audio/mp4", "draft");
    const again = await phone.blobs.put(sound(2), "audio/mp4", "draft");
    await phone.write([recorded([again])], { draft: "recording:t", blobs: [again] });
    await phone.blobs.remove([kept, again]);
    expect(await phone.blobs.get(kept)).toBeUndefined();
    expect(await phone.blobs.get(again)).toEqual(sound(2));
  });

  test("put once more as what goes up, they go up", async () => {
    const { phone, server } = await setUp();
    const kept = await phone.blobs.put(sound(1), "image/jpeg", "draft");
    await phone.blobs.put(sound(1), "image/jpeg");
    await phone.contact();
    expect([...server.uploads.keys()]).toEqual([kept]);
  });
});

test("a recording that may wait for Wi-Fi waits, is said to, and goes when there is some", async () => {
  const server = new BlobServer();
  let isOnWifi = false;
  const ports = memoryPorts({
    storage: new MemoryStorage(new MemoryDisk()),
    transport: server.transport,
    mayUpload: (type) => isOnWifi || !type?.startsWith("audio/"),
  });
  const phone = await openPhone(ports);
  await phone.enrol({ consentVersion: 1, label: "手机" });
  const photo = await phone.blobs.put(sound(3), "image/jpeg");
  const voice = await phone.blobs.put(sound(1), "audio/mp4", "draft");
  await phone.write([recorded([voice])], { draft: "recording:t", blobs: [voice] });
  expect(phone.state.outbox).toMatchObject({ blobs: 1, heldBack: 1 });
  await phone.contact();
  expect([...server.uploads.keys()]).toEqual([photo]);
  // Nothing waits that a contact could do anything about: nobody is called again for it.
  expect(phone.state.outbox).toMatchObject({ blobs: 0, heldBack: 1 });
  isOnWifi = true;
  await phone.contact();
  expect([...server.uploads.keys()]).toEqual([photo, voice]);
  expect(phone.state.outbox.blobs).toBe(0);
  expect(phone.state.outbox.heldBack).toBe(0);
});
