import { expect, test } from "vitest";
import { look, type Storage, STORE_NAMES } from "../../sync/storage.ts";
import { MemoryStorage } from "../../sync/memory-storage.ts";
import { newLock, type PinLock } from "./pin-lock.ts";
import { SealedStorage } from "./sealed-storage.ts";
import { copyDisks, type Disks, emptyDisks, Killed, mortalPlaces } from "./testing/mortal-places.ts";
import {
  clearLocked,
  KeepsChanging,
  moveIn,
  moveOut,
  sweepPlain,
  type TwoPlaces,
  whichHolds,
} from "./two-places.ts";
import type { Vault } from "./vault.ts";

const SECRET = "稻田里的鱼";
const made: Promise<{ lock: PinLock; vault: Vault }> = newLock("258036", 1_000);

/** Somebody's things, as many as a move takes several steps for. */
async function somebody(): Promise<Disks> {
  const disks = emptyDisks();
  await new MemoryStorage(disks.plain).change(STORE_NAMES, {}, () => ({
    changes: [
      { put: "current", key: "the", value: { device: "d", head: 3, lastAt: 1, writes: [] } },
      {
        put: "journals",
        key: "d",
        value: { sealed: 0, link: Uint8Array.of(1), receipted: 0, exceptions: [] },
      },
      { put: "keys", key: "d", value: { publicKey: Uint8Array.of(4) } },
      { put: "standing", key: "the", value: { state: "enrolled", member: "m", roles: [] } },
      ...[1, 2, 3].map((n) => ({
        put: "entries" as const,
        key: ["d", n] as [string, number],
        value: { header: "{}", body: `"${SECRET}${n}"` },
      })),
      { put: "drafts", key: "essay", value: { id: "essay", rev: 1, savedAt: 1, content: `"${SECRET}"` } },
      { put: "blobs", key: "b1", value: { size: 2, have: 2, origin: "own" } },
      { put: "pieces", key: ["b1", 0], value: Uint8Array.of(7) },
      { put: "pieces", key: ["b1", 1], value: Uint8Array.of(8) },
      { put: "pages", key: ["unit:a", 0], value: { items: `["${SECRET}"]`, count: 1 } },
    ],
    result: undefined,
  }));
  return disks;
}

async function contentOf(storage: Storage): Promise<string> {
  const seen: unknown[] = [];
  for (const store of STORE_NAMES) seen.push((await storage.read({ all: look.all(store) })).all);
  return JSON.stringify(seen);
}

const renew = () => Promise.resolve("d");

const LATE = ',["late",{"id":"late","rev":1,"savedAt":1,"content":"\\"晚到的\\""}]';

/** @returns whether there was anybody to write */
function writeLate(storage: Storage): Promise<boolean> {
  return storage.change(["current", "drafts"], { current: look.current }, ({ current }) => ({
    changes: current
      ? [{ put: "drafts", key: "late", value: { id: "late", rev: 1, savedAt: 1, content: '"晚到的"' } }]
      : [],
    result: current !== undefined,
  }));
}

/** What somebody finds who opens the app after a kill: which place holds, tidied up, and all that is in it. */
async function foundBy(places: TwoPlaces): Promise<{ where: string; content: string }> {
  const { vault } = await made;
  const where = await whichHolds(places);
  if (where === "plain") {
    await clearLocked(places);
    return { where, content: await contentOf(places.openPlain()) };
  }
  const locked = new SealedStorage(places.openLocked(), vault);
  await sweepPlain(places, locked);
  return { where, content: await contentOf(locked) };
}

function rawOf(disks: Disks): string {
  const rows = [disks.plain, disks.locked].flatMap((disk) =>
    [...disk.stores.values()].flatMap((store) => [...store]),
  );
  const texts = rows.map(([at, { value }]) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : at + JSON.stringify(value),
  );
  return texts.join("\n") + JSON.stringify([...disks.box]);
}

test("moved in: all is there behind the lock, and nothing in the clear; moved out: all as it was", async () => {
  const disks = await somebody();
  const places = mortalPlaces(disks);
  const { lock, vault } = await made;
  const before = await contentOf(places.openPlain());
  await moveIn(places, { lock, vault }, renew, { after: 5 });
  expect(await whichHolds(places)).toBe("locked");
  expect(rawOf(disks)).not.toContain(SECRET);
  expect(await contentOf(new SealedStorage(places.openLocked(), vault))).toBe(before);
  expect(disks.box.get("after")).toBe(5);

  await moveOut(places, vault);
  expect(await whichHolds(places)).toBe("plain");
  expect(await contentOf(places.openPlain())).toBe(before);
  expect(disks.box.size).toBe(0);
  expect([...disks.locked.stores.values()].every((store) => store.size === 0)).toBe(true);
});

for (const way of ["in", "out"] as const) {
  test(`killed at each step of the way ${way}: all is there, in one of the two, and in the clear only where that one holds`, async () => {
    const { lock, vault } = await made;
    const begin = await somebody();
    const before = await contentOf(mortalPlaces(begin).openPlain());
    if (way === "out") await moveIn(mortalPlaces(begin), { lock, vault }, renew);
    const go = (places: TwoPlaces) =>
      way === "in" ? moveIn(places, { lock, vault }, renew) : moveOut(places, vault);
    const whole = mortalPlaces(copyDisks(begin));
    await go(whole);
    expect(whole.done()).toBeGreaterThan(30);

    const wheres: string[] = [];
    for (let life = 0; life < whole.done(); life++) {
      const disks = copyDisks(begin);
      await expect(go(mortalPlaces(disks, life)), `step ${life}`).rejects.toThrow(Killed);
      // Another page has not heard of anything, and writes where it always did, as long as there is somebody.
      const others = mortalPlaces(disks);
      const left = way === "in" ? others.openPlain() : new SealedStorage(others.openLocked(), vault);
      const isLate = await writeLate(left);
      // Killed again on the way to putting it right, and then not.
      await foundBy(mortalPlaces(disks, life % 5)).catch(() => undefined);
      const { where, content } = await foundBy(mortalPlaces(disks));
      expect(content.includes("晚到的"), `step ${life}, ${where}`).toBe(isLate);
      expect(content.replace(LATE, ""), `step ${life}, ${where}`).toBe(before);
      if (where === "locked") expect(rawOf(disks), `step ${life}`).not.toContain(SECRET);
      else expect(disks.box.size).toBe(0);
      wheres.push(where);
    }
    // Once, and not back again.
    const turns = wheres.filter((where, i) => i > 0 && where !== wheres[i - 1]);
    expect(turns).toEqual([way === "in" ? "locked" : "plain"]);
  });
}

test("what another page writes in the middle is not lost: the move begins anew, and gives up where it never ends", async () => {
  const { lock, vault } = await made;
  const disks = await somebody();
  const others = new MemoryStorage(disks.plain);
  const places = mortalPlaces(disks, Infinity, (done) =>
    done === 12 ? writeLate(others) : Promise.resolve(),
  );
  let renewed = 0;
  await moveIn(places, { lock, vault }, () => Promise.resolve(`d${++renewed}`));
  expect(renewed).toBe(1);
  const locked = new SealedStorage(places.openLocked(), vault);
  expect((await locked.read({ late: look.one("drafts", "late") })).late?.content).toBe('"晚到的"');

  // After the new key was taken there is no other for another copy.
  const again = await somebody();
  const left = new MemoryStorage(again.plain);
  const move = moveIn(mortalPlaces(again), { lock, vault }, async () => {
    await writeLate(left);
    return "d";
  });
  await expect(move).rejects.toThrow(KeepsChanging);
  const { where, content } = await foundBy(mortalPlaces(again));
  expect(where).toBe("plain");
  expect(content).toContain("晚到的");
});

test("a draft that a page wrote in the clear after the move is taken in, beside one of the same name", async () => {
  const { lock, vault } = await made;
  const disks = await somebody();
  const places = mortalPlaces(disks);
  await moveIn(places, { lock, vault }, renew);
  await new MemoryStorage(disks.plain).change(["drafts"], {}, () => ({
    changes: [
      { put: "drafts", key: "essay", value: { id: "essay", rev: 5, savedAt: 9, content: '"另写的"' } },
    ],
    result: undefined,
  }));
  const locked = new SealedStorage(places.openLocked(), vault);
  await sweepPlain(places, locked);
  const { drafts } = await locked.read({ drafts: look.all("drafts") });
  expect(drafts.map(([id, draft]) => [id, draft.content])).toEqual([
    ["essay", `"${SECRET}"`],
    ["essay~5", '"另写的"'],
  ]);
  expect(rawOf(disks)).not.toContain("另写的");
});

test("where the new key cannot be had, nothing has happened", async () => {
  const { lock, vault } = await made;
  const disks = await somebody();
  const places = mortalPlaces(disks);
  const before = await contentOf(places.openPlain());
  await expect(
    moveIn(places, { lock, vault }, () => Promise.reject(new RangeError("offline"))),
  ).rejects.toThrow(RangeError);
  expect(await foundBy(places)).toEqual({ where: "plain", content: before });
});
