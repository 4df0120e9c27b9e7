import { expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "../../sync/memory-storage.ts";
import { StorageDamaged } from "../../sync/phone.ts";
import { storageSuite } from "../../sync/storage.suite.ts";
import { look, type Storage, STORE_NAMES, type StoredDraft } from "../../sync/storage.ts";
import { SealedStorage } from "./sealed-storage.ts";
import { testVault } from "./testing/test-vault.ts";

let disk = new MemoryDisk();
const vault = testVault(7);
storageSuite("sealed, on memory", async (fresh) => {
  if (fresh) disk = new MemoryDisk();
  // Others come in between wherever they may.
  return new SealedStorage(new MemoryStorage(disk, () => new Promise((r) => setTimeout(r))), await vault);
});

const words: StoredDraft = { id: "essay:稻田", rev: 1, savedAt: 2, content: '"暗号是稻田里的鱼"' };

async function withDraft(): Promise<{ storage: Storage; disk: MemoryDisk }> {
  const own = new MemoryDisk();
  const storage = new SealedStorage(new MemoryStorage(own), await vault);
  await put(storage, words);
  return { storage, disk: own };
}

function put(storage: Storage, draft: StoredDraft): Promise<void> {
  return storage.change(["drafts"], {}, () => ({
    changes: [{ put: "drafts", key: draft.id, value: draft }],
    result: undefined,
  }));
}

function rowsOf(of: MemoryDisk): Map<string, { key: unknown; value: unknown }> {
  return of.stores.get("drafts")!;
}

test("neither a word nor a name can be read beneath, and the same words are never stored as the same bytes", async () => {
  const { storage, disk: own } = await withDraft();
  const stored = () => [...rowsOf(own)].map(([at, { value }]) => [at, value] as const);
  const [[at, first]] = stored() as [[string, Uint8Array]];
  const raw = JSON.stringify(stored()) + new TextDecoder().decode(first) + at;
  for (const secret of ["稻田", "鱼", "essay"]) expect(raw).not.toContain(secret);
  await put(storage, words);
  const [[again, second]] = stored() as [[string, Uint8Array]];
  expect(again).toBe(at);
  expect(second).not.toEqual(first);
});

test("one changed bit is found out, and so is a value in another's place, and another master key", async () => {
  const { storage, disk: own } = await withDraft();
  await put(storage, { ...words, id: "b" });
  const [[a, rowA], [b, rowB]] = [...rowsOf(own)] as [[string, never], [string, never]];
  const read = () => storage.read({ draft: look.one("drafts", words.id) });

  for (const at of [0, 12, 40]) {
    const changed = new Uint8Array((rowA as { value: Uint8Array }).value);
    changed[at]! ^= 1;
    rowsOf(own).set(a, { key: a, value: changed });
    await expect(read(), `byte ${at}`).rejects.toThrow(StorageDamaged);
  }
  rowsOf(own).set(a, { key: a, value: words });
  await expect(read(), "in the clear").rejects.toThrow(StorageDamaged);
  rowsOf(own).set(a, { key: a, value: (rowB as { value: unknown }).value });
  await expect(read(), "another's").rejects.toThrow(StorageDamaged);
  rowsOf(own).set(a, rowA);
  expect((await read()).draft).toEqual(words);
  // Under another key of the same value, or with another store's: what it is sealed about is not the same.
  rowsOf(own).set(b, { key: b, value: (rowA as { value: unknown }).value });
  await expect(storage.read({ all: look.all("drafts") })).rejects.toThrow(StorageDamaged);
  const other = new SealedStorage(new MemoryStorage(own), await testVault(8));
  await expect(other.read({ all: look.all("drafts") })).rejects.toThrow(StorageDamaged);
});

test("a span over several names is in the order of the names, and follows what comes and goes meanwhile", async () => {
  const own = new MemoryDisk();
  let between: (() => Promise<void>) | undefined;
  const turn = async (): Promise<void> => {
    const once = between;
    between = undefined;
    await once?.();
  };
  const storage = new SealedStorage(new MemoryStorage(own, turn), await vault);
  const other = new SealedStorage(new MemoryStorage(own), await vault);
  const putPiece = (of: Storage, id: string) =>
    of.change(["pieces"], {}, () => ({
      changes: [{ put: "pieces", key: [id, 0], value: Uint8Array.of(id.charCodeAt(0)) }],
      result: undefined,
    }));
  for (const id of ["d", "a", "f", "b"]) await putPiece(storage, id);
  between = () => putPiece(other, "c");
  const { pieces } = await storage.read({ pieces: look.span("pieces", ["b", 0], ["e", Infinity]) });
  expect(pieces.map(([[id], bytes]) => [id, ...bytes])).toEqual([
    ["b", 98],
    ["c", 99],
    ["d", 100],
  ]);
  const { keys } = await storage.read({ keys: look.keys("pieces") });
  expect(keys.map(([id]) => id).join("")).toBe("abcdf");
});

test("every store takes what it takes without a lock", async () => {
  const own = new MemoryDisk();
  const storage = new SealedStorage(new MemoryStorage(own), await vault);
  const bytes = Uint8Array.of(1, 2, 3);
  const run = { from: 1, to: 2, seed: bytes, signature: bytes, before: bytes, link: bytes, received: 9 };
  const server = {
    epoch: "e",
    cursors: { "unit:a": { generation: 1, have: 0 } },
    clockOffset: 0,
    last: 1,
    rewrites: 0,
  };
  await storage.change(STORE_NAMES, {}, () => ({
    changes: [
      { put: "runs", key: ["d", 2], value: run },
      { put: "server", key: "the", value: server },
      { put: "entries", key: ["d", 1], value: { header: "{}", body: null } },
    ],
    result: undefined,
  }));
  const seen = await storage.read({
    runs: look.of("runs", "d"),
    server: look.server,
    entries: look.entries("d", 1),
  });
  expect(seen).toEqual({ runs: [[["d", 2], run]], server, entries: [{ header: "{}", body: null }] });
});
