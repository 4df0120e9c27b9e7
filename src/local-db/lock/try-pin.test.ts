import { expect, test } from "vitest";
import { newLock } from "./pin-lock.ts";
import { emptyDisks, mortalPlaces } from "./testing/mortal-places.ts";
import { tryPin } from "./try-pin.ts";
import { waitOf } from "./waits.ts";

const MINUTE = 60_000;

test("after three wrong ones each wait is twice as long, up to half an hour; the right one ends it", async () => {
  const disks = emptyDisks();
  const { box } = mortalPlaces(disks);
  const { lock } = await newLock("258036", 1_000);
  await box.put({ lock: { ...lock, isNew: false } });
  let now = 1_000_000;
  const clock = () => now;
  const waits: number[] = [];
  for (let i = 0; i < 11; i++) {
    const tried = await tryPin(box, "852063", clock);
    if (tried.vault) throw new Error("a wrong PIN opened it");
    waits.push(tried.wait / 1_000);
    // Too early: the right one is not even tried, and does not count.
    if (tried.wait > 0) {
      now += tried.wait - 1;
      expect(await tryPin(box, "258036", clock)).toEqual({ vault: undefined, wait: 1 });
      now += 1;
    }
  }
  expect(waits).toEqual([0, 0, 30, 60, 120, 240, 480, 960, 1_800, 1_800, 1_800]);
  expect((await tryPin(box, "258036", clock)).vault).toBeDefined();
  expect(await box.get("tries")).toBeUndefined();
});

test("a page that is closed while it tries has tried", async () => {
  const disks = emptyDisks();
  const { lock } = await newLock("258036", 1_000);
  await mortalPlaces(disks).box.put({ lock: { ...lock, isNew: false } });
  for (let i = 0; i < 3; i++)
    await expect(tryPin(mortalPlaces(disks, 3).box, "258036", () => 1)).rejects.toThrow();
  expect(disks.box.get("tries")).toEqual({ wrong: 3, at: 1 });
  expect(await tryPin(mortalPlaces(disks).box, "258036", () => 1)).toEqual({
    vault: undefined,
    wait: 30_000,
  });
});

test("a clock that was set back makes nobody wait for ever", () => {
  expect(waitOf({ wrong: 9, at: 100 * MINUTE }, 0)).toBe(30 * MINUTE);
  expect(waitOf({ wrong: 2, at: 0 }, 0)).toBe(0);
  expect(waitOf(undefined, 0)).toBe(0);
});
