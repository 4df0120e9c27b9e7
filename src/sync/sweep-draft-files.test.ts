import { expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { sweepDraftFiles } from "./sweep-draft-files.ts";
import { BlobServer } from "./testing/blob-server.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

const DAY = 86_400_000;

async function setUp() {
  const storage = new MemoryStorage(new MemoryDisk());
  const phone = await openPhone(memoryPorts({ storage, transport: new BlobServer().transport }));
  await phone.enrol({ consentVersion: 1, label: "手机" });
  const put = (first: number) => phone.blobs.put(Uint8Array.of(first, 2, 3), "image/jpeg", "draft");
  const here = (...ids: string[]) => phone.blobs.has(ids);
  return { storage, phone, put, here };
}

test("a file that nothing names goes after a day; one that a draft, what lies beside it or an entry names stays", async () => {
  const { storage, phone, put, here } = await setUp();
  const [left, drafted, beside, handedIn] = [await put(1), await put(2), await put(3), await put(4)];
  await phone.drafts.save({ id: "essay:e", content: { photos: [{ photo: drafted }] } });
  await phone.drafts.save({ id: "beside:spoken:essay:e", content: { removed: [beside] } });
  const shown = { day: "2026-03-11", where: "深圳", minutes: 60, photo: handedIn, size: 3 };
  await phone.write([{ kind: "certificate-shown", body: shown }]);
  const all = new Set([left, drafted, beside, handedIn]);
  await sweepDraftFiles(storage, DAY);
  await sweepDraftFiles(storage, 2 * DAY - 1);
  expect(await here(...all)).toEqual(all);
  await sweepDraftFiles(storage, 2 * DAY);
  all.delete(left);
  expect(await here(left, ...all)).toEqual(all);
  await sweepDraftFiles(storage, 9 * DAY);
  expect(await here(...all)).toEqual(all);
});

test("named meanwhile, or put once more, a file begins its day anew", async () => {
  const { storage, phone, put, here } = await setUp();
  const [named, again] = [await put(1), await put(2)];
  await sweepDraftFiles(storage, DAY);
  await phone.drafts.save({ id: "essay:e", content: { photo: named } });
  await put(2);
  await sweepDraftFiles(storage, 3 * DAY);
  expect(await here(named, again)).toEqual(new Set([named, again]));
  await phone.drafts.remove("essay:e");
  await sweepDraftFiles(storage, 3 * DAY + 1);
  expect(await here(named, again)).toEqual(new Set([named, again]));
  await sweepDraftFiles(storage, 5 * DAY);
  expect(await here(named, again)).toEqual(new Set());
});
