import { expect, test } from "vitest";
import { PackedCache } from "./packed-cache.ts";

const made = (bytes: number) => () => Promise.resolve(new Uint8Array(bytes));

test("what many ask for at once is made once; what failed is made again", async () => {
  const cache = new PackedCache(10_000);
  let calls = 0;
  const make = () => {
    calls++;
    return calls === 1 ? Promise.reject(new Error("no database")) : made(10)();
  };
  await expect(cache.get("a", make)).rejects.toThrow("no database");
  await Promise.all([cache.get("a", make), cache.get("a", make), cache.get("a", make)]);
  expect(calls).toBe(2);
});

test("that it does not get smaller is remembered too", async () => {
  const cache = new PackedCache(10_000);
  let calls = 0;
  const make = () => Promise.resolve(void calls++);
  expect([await cache.get("a", make), await cache.get("a", make)]).toEqual([undefined, undefined]);
  expect(calls).toBe(1);
});

test("there is room for so many bytes; what was not asked for longest goes first", async () => {
  const cache = new PackedCache(10_000);
  const wasKept = async (key: string): Promise<boolean> => {
    let isMade = false;
    await cache.get(key, () => {
      isMade = true;
      return made(4_000)();
    });
    return !isMade;
  };
  await cache.get("a", made(4_000));
  await cache.get("b", made(4_000));
  expect(await wasKept("a")).toBe(true);
  await cache.get("c", made(4_000));
  expect(await wasKept("a")).toBe(true);
  expect(await wasKept("c")).toBe(true);
  expect(await wasKept("b")).toBe(false);
});
