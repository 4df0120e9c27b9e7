import { beforeEach, describe, expect, test } from "vitest";
import { look, type Storage, STORE_NAMES, type StoredCurrent, THE } from "./storage.ts";

const CURRENT: StoredCurrent = { device: "d", head: 1, lastAt: 1, writes: [] };
const entry = (text: string) => ({ header: `{"kind":"${text}"}`, body: text });

function addOne(storage: Storage): Promise<number> {
  return storage.change(["current"], { current: look.current }, ({ current }) => {
    const head = (current?.head ?? 0) + 1;
    return { changes: [{ put: "current", key: THE, value: { ...CURRENT, head } }], result: head };
  });
}

/** What every storage promises. @param open one more tab on the storage of the test that runs; `fresh` begins a new one */
export function storageSuite(name: string, open: (fresh: boolean) => Promise<Storage>): void {
  describe(`storage: ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open(true);
    });

    test("what was put is there, also for another tab", async () => {
      await storage.change(["current", "drafts"], {}, () => ({
        changes: [
          { put: "current", key: THE, value: CURRENT },
          { put: "drafts", key: "a", value: { id: "a", rev: 1, savedAt: 2, content: '"草稿"' } },
        ],
        result: undefined,
      }));
      const other = await open(false);
      expect(await other.read({ current: look.current, draft: look.one("drafts", "a") })).toEqual({
        current: CURRENT,
        draft: { id: "a", rev: 1, savedAt: 2, content: '"草稿"' },
      });
      expect(await storage.read({ none: look.one("drafts", "b") })).toEqual({ none: undefined });
    });

    test("a guess that is right is written, and one that is wrong leaves nothing behind", async () => {
      await addOne(storage);
      const seen: (number | undefined)[] = [];
      const add = (guess: StoredCurrent) =>
        storage.change(
          ["current", "drafts"],
          { current: look.current },
          ({ current }) => {
            seen.push(current?.head);
            const head = (current?.head ?? 0) + 1;
            const draft = { id: `after ${head - 1}`, rev: 1, savedAt: 1, content: "" };
            return {
              changes: [
                { put: "drafts", key: draft.id, value: draft },
                { put: "current", key: THE, value: { ...CURRENT, head } },
              ],
              result: head,
            };
          },
          "strict",
          { current: guess },
        );
      expect(await add({ ...CURRENT, head: 1 })).toBe(2);
      // Another tab was quicker.
      await addOne(await open(false));
      expect(await add({ ...CURRENT, head: 2 })).toBe(4);
      expect(seen.at(-1)).toBe(3);
      const both = await Promise.all([add({ ...CURRENT, head: 4 }), add({ ...CURRENT, head: 4 })]);
      // Which of two that come at one moment is the first, nothing says: what is sealed is sealed side by side.
      expect(new Set(both)).toEqual(new Set([5, 6]));
      const { drafts, current } = await storage.read({ drafts: look.keys("drafts"), current: look.current });
      expect(drafts).toEqual(["after 1", "after 3", "after 4", "after 5"]);
      expect(current?.head).toBe(6);
    });

    test("spans are in the order of numbers, with both ends, and no longer than asked", async () => {
      await storage.change(["entries"], {}, () => ({
        changes: [10, 9, 2, 1, 100].flatMap((n) => [
          { put: "entries", key: ["d", n], value: entry(`d${n}`) },
          { put: "entries", key: ["e", n], value: entry(`e${n}`) },
        ]),
        result: undefined,
      }));
      const numbers = async (of: { store: "entries"; from: [string, number]; to: [string, number] }) =>
        (await storage.read({ of })).of.map(([[device, n]]) => `${device}${n}`);
      expect(await numbers(look.span("entries", ["d", 2], ["d", 10]))).toEqual(["d2", "d9", "d10"]);
      expect(await numbers(look.of("entries", "d", 3))).toEqual(["d9", "d10", "d100"]);
      expect(await numbers(look.of("entries", "d", 1, 2))).toEqual(["d1", "d2"]);
      expect(await numbers(look.of("entries", "c"))).toEqual([]);
      // Behind the last receipted run: what lies between a number and the one before it is nothing.
      expect(await numbers(look.span("entries", ["d", 2], ["d", 1]))).toEqual([]);
      const { keys } = await storage.read({ keys: look.keys("entries") });
      expect(keys).toHaveLength(10);
      const { values } = await storage.read({ values: look.entries("d", 3, 2) });
      expect(values).toEqual([entry("d9"), entry("d10")]);
      const { all } = await storage.read({ all: look.all("entries") });
      expect(all[0]).toEqual([["d", 1], entry("d1")]);
    });

    test("spans and stores are dropped whole, and nothing beside them", async () => {
      await storage.change(["pages", "drafts"], {}, () => ({
        changes: [
          ...[0, 1, 2].map((page) => ({
            put: "pages" as const,
            key: ["unit:a", page] as [`unit:${string}`, number],
            value: { items: "[]", count: page },
          })),
          { put: "pages", key: ["unit:ab", 0], value: { items: "[]", count: 9 } },
          { put: "drafts", key: "a", value: { id: "a", rev: 1, savedAt: 2, content: "1" } },
        ],
        result: undefined,
      }));
      await storage.change(["pages", "drafts"], {}, () => ({
        changes: [
          { drop: "pages", from: ["unit:a", 1], to: ["unit:a", Infinity] },
          { drop: "drafts", key: "a" },
        ],
        result: undefined,
      }));
      const { pages, drafts } = await storage.read({
        pages: look.keys("pages"),
        drafts: look.keys("drafts"),
      });
      expect([pages, drafts]).toEqual([
        [
          ["unit:a", 0],
          ["unit:ab", 0],
        ],
        [],
      ]);
      await storage.change(["pages"], {}, () => ({ changes: [{ empty: "pages" }], result: undefined }));
      expect((await storage.read({ pages: look.keys("pages") })).pages).toEqual([]);
    });

    test("bytes and numbers come back as they were", async () => {
      const bytes = Uint8Array.of(0, 255, 7);
      await storage.change(["pieces"], {}, () => ({
        changes: [{ put: "pieces", key: ["f", 0], value: bytes }],
        result: undefined,
      }));
      const { piece } = await storage.read({ piece: look.one("pieces", ["f", 0]) });
      expect(piece).toBeInstanceOf(Uint8Array);
      expect([...piece!]).toEqual([0, 255, 7]);
    });

    test("between the look and the write nothing comes, also from another tab", async () => {
      const other = await open(false);
      const heads = await Promise.all(Array.from({ length: 30 }, (_, i) => addOne(i % 2 ? storage : other)));
      expect(heads.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    });

    test("where the decision throws, nothing is written and the error comes out", async () => {
      const failing = storage.change(["current"], { current: look.current }, () => {
        throw new RangeError("no");
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect(await storage.read({ current: look.current })).toEqual({ current: undefined });
    });

    test("clear leaves nothing in any store", async () => {
      await storage.change(["current", "entries"], {}, () => ({
        changes: [
          { put: "current", key: THE, value: CURRENT },
          { put: "entries", key: ["d", 1], value: entry("x") },
        ],
        result: undefined,
      }));
      await storage.clear();
      for (const store of STORE_NAMES) {
        expect((await storage.read({ keys: look.keys(store) })).keys).toEqual([]);
      }
    });
  });
}
