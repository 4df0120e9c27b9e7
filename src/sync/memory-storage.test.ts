import { expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { StorageFull } from "./phone.ts";
import { type Durability, look, type Storage } from "./storage.ts";
import { storageSuite } from "./storage.suite.ts";

let disk = new MemoryDisk();
storageSuite("memory", (fresh) => {
  if (fresh) disk = new MemoryDisk();
  return Promise.resolve(new MemoryStorage(disk));
});

function putDraft(storage: Storage, id: string, durability: Durability): Promise<void> {
  return storage.change(
    ["drafts"],
    {},
    () => ({
      changes: [{ put: "drafts", key: id, value: { id, rev: 1, savedAt: 1, content: "x".repeat(100) } }],
      result: undefined,
    }),
    durability,
  );
}

test("a power cut takes what was not strict, back to the last that was", async () => {
  const own = new MemoryDisk();
  const storage = new MemoryStorage(own);
  await putDraft(storage, "a", "relaxed");
  await putDraft(storage, "b", "strict");
  await putDraft(storage, "c", "relaxed");
  own.powerCut();
  expect((await storage.read({ drafts: look.keys("drafts") })).drafts).toEqual(["a", "b"]);
});

test("a full disk says so and keeps what it had", async () => {
  const own = new MemoryDisk();
  const storage = new MemoryStorage(own);
  await putDraft(storage, "a", "relaxed");
  own.room = 150;
  await expect(putDraft(storage, "b", "strict")).rejects.toBeInstanceOf(StorageFull);
  expect((await storage.read({ drafts: look.keys("drafts") })).drafts).toEqual(["a"]);
});
