import { expect, test } from "vitest";
import { changePin, newLock, openLock, weaknessOf } from "./pin-lock.ts";

const ROUNDS = 1_000;

test("opens with its PIN, however its digits were typed, and with no other; the same PIN makes another lock each time", async () => {
  const { lock, vault } = await newLock("258036", ROUNDS);
  const sealed = await vault.seal(Uint8Array.of(1, 2), "x");
  for (const pin of ["258036", "２５８０３６"]) {
    const again = await openLock(lock, pin);
    expect([...(await again!.open(sealed, "x"))]).toEqual([1, 2]);
  }
  for (const pin of ["258037", "25803", "", "258036 "]) expect(await openLock(lock, pin)).toBeUndefined();
  const other = await newLock("258036", ROUNDS);
  expect(other.lock.salt).not.toEqual(lock.salt);
  await expect(other.vault.open(sealed, "x")).rejects.toThrow();
});

test("a lock whose count of rounds or whose key was changed opens with no PIN", async () => {
  const { lock } = await newLock("258036", ROUNDS);
  expect(await openLock({ ...lock, rounds: 1 }, "258036")).toBeUndefined();
  const sealedMaster = new Uint8Array(lock.sealedMaster);
  sealedMaster[20]! ^= 1;
  expect(await openLock({ ...lock, sealedMaster }, "258036")).toBeUndefined();
});

test("another PIN for the same things: the old one opens nothing any more, and nothing is written anew", async () => {
  const { lock, vault } = await newLock("258036", ROUNDS);
  const sealed = await vault.seal(Uint8Array.of(5), "x");
  expect(await changePin(lock, "000000", "new one", ROUNDS)).toBeUndefined();
  const next = (await changePin(lock, "258036", "new one", ROUNDS))!;
  expect(await openLock(next, "258036")).toBeUndefined();
  expect([...(await (await openLock(next, "new one"))!.open(sealed, "x"))]).toEqual([5]);
});

test("what everybody tries first is no PIN, nor what is shorter than six", () => {
  expect(["111111", "123456", "987654", "abcdef", "１２３４５６"].map(weaknessOf)).toEqual(
    Array(5).fill("guessed"),
  );
  expect(["", "25803", "稻田里的鱼"].map(weaknessOf)).toEqual(Array(3).fill("short"));
  expect(weaknessOf("2".repeat(30) + "58036".repeat(9))).toBe("long");
  expect(["258036", "123465", "鱼在稻田里游", "a1b2c3d4"].map(weaknessOf)).toEqual(Array(4).fill(undefined));
});
