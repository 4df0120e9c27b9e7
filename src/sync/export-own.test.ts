import { expect, test } from "vitest";
import type { SeenEntry } from "../domain/entry.ts";
import { exportOwn } from "./export-own.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { BlobServer } from "./testing/blob-server.ts";
import { memoryPorts } from "./testing/memory-ports.ts";
import { THE } from "./storage.ts";

interface Exported {
  entries: { n: number; sent: boolean; body: { title?: string } }[];
  elsewhere: { device: string; kind: string }[];
  drafts: { id: string }[];
  files: { id: string; sent: boolean }[];
}

test("what is his, sent or not, here or from his other phone; nothing that goes with a slip", async () => {
  const storage = new MemoryStorage(new MemoryDisk());
  const phone = await openPhone(memoryPorts({ storage, transport: new BlobServer().transport }));
  await phone.enrol({ consentVersion: 1, label: "手机" });
  const value = { state: "enrolled" as const, member: "me", roles: [] };
  await storage.change(["standing"], {}, () => ({
    changes: [{ put: "standing", key: THE, value }],
    result: undefined,
  }));
  const file = (first: number) => phone.blobs.put(Uint8Array.of(first, 2, 3), "image/jpeg", "draft");
  const [named, nameless] = [await file(1), await file(2)];
  await phone.drafts.save({ id: "essay:e", content: { photos: [{ photo: named }] } });
  await phone.drafts.save({ id: "slip-answers:f", content: { answers: { q: [{ blob: nameless }] } } });
  await phone.write([
    { kind: "study-logged", body: { how: "paper", title: "还没上传的", day: "2026-03-12", minutes: 45 } },
  ]);
  const seen = (of: string, device: string): SeenEntry => ({
    id: `${device}.4`,
    device,
    n: 4,
    by: of,
    of,
    kind: "visit-asked",
    at: 1,
    body: {},
    received: 2,
  });
  const text = await exportOwn(storage, [
    ...phone.entries(),
    seen("me", "my-other-phone"),
    seen("you", "your-phone"),
  ]);
  const exported = JSON.parse(text) as Exported;
  expect(exported.entries.at(-1)).toMatchObject({ sent: false, body: { title: "还没上传的" } });
  expect(exported.elsewhere).toMatchObject([{ device: "my-other-phone", kind: "visit-asked" }]);
  expect(exported.drafts.map(({ id }) => id)).toEqual(["essay:e"]);
  expect(exported.files.map(({ id }) => id)).toEqual([named]);
  expect(text).not.toContain(nameless);
});
