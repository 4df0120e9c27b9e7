import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "../../sync/memory-storage.ts";
import { type Change, look, type Looks, type Storage, type StoreName } from "../../sync/storage.ts";
import { SealedStorage } from "./sealed-storage.ts";
import { testVault } from "./testing/test-vault.ts";

/** Few names and numbers: they are to meet. One is a part of another, and some are of several bytes. */
const name = fc.constantFrom("a", "ab", "b", "稻", "essay:1", "essay:1!");
const number = fc.integer({ min: 0, max: 4 });

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(name, number, fc.string()).map(([device, n, body]): Change => {
    return { put: "entries", key: [device, n], value: { header: "{}", body } };
  }),
  fc.tuple(name, number, fc.uint8Array({ maxLength: 5 })).map(([blob, n, bytes]): Change => {
    return { put: "pieces", key: [blob, n], value: new Uint8Array(bytes) };
  }),
  fc.tuple(name, fc.string(), number).map(([id, content, rev]): Change => {
    return { put: "drafts", key: id, value: { id, rev, savedAt: rev, content } };
  }),
  fc.tuple(name, number).map(([device, n]): Change => ({ drop: "entries", key: [device, n] })),
  fc.tuple(name, number, number).map(([blob, from, to]): Change => {
    return { drop: "pieces", from: [blob, Math.min(from, to)], to: [blob, Math.max(from, to)] };
  }),
  name.map((id): Change => ({ drop: "drafts", key: id })),
  fc.constantFrom("drafts" as const, "entries" as const).map((empty): Change => ({ empty })),
);

const STORES = ["entries", "pieces", "drafts"] as const satisfies readonly StoreName[];
const numbered = fc.constantFrom("entries" as const, "pieces" as const);
const asked = fc.oneof(
  fc.constantFrom(...STORES).map((store) => look.all(store)),
  fc.constantFrom(...STORES).map((store) => look.keys(store)),
  name.map((id) => look.one("drafts", id)),
  fc.tuple(name, name).map(([from, to]) => look.span("drafts", from, to)),
  fc.tuple(name, number).map(([blob, n]) => look.one("pieces", [blob, n])),
  fc
    .tuple(
      numbered,
      name,
      number,
      name,
      number,
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    )
    .map(([store, from, a, to, b, limit]) => look.span(store, [from, a], [to, b], limit)),
  fc.tuple(name, number).map(([device, from]) => look.entries(device, from, 2)),
);

test("whatever is done and looked at, behind the lock it is seen as without one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.array(change, { maxLength: 4 }), fc.array(asked, { minLength: 1, maxLength: 3 })),
        {
          maxLength: 8,
        },
      ),
      async (rounds) => {
        const open = new MemoryStorage(new MemoryDisk());
        const locked = new SealedStorage(new MemoryStorage(new MemoryDisk()), await testVault(3));
        for (const [changes, looks] of rounds) {
          const named = Object.fromEntries(looks.map((one, i) => [`${i}`, one])) as Looks;
          const doIn = (storage: Storage) =>
            storage.change(STORES, named, (seen) => ({ changes, result: JSON.stringify(seen) }));
          expect(await doIn(locked)).toBe(await doIn(open));
          expect(await locked.read(named)).toEqual(await open.read(named));
        }
      },
    ),
    { numRuns: 60 },
  );
});
