import type { DeviceId } from "../../domain/ids.ts";
import { type Change, look, type Pair, type Storage } from "../../sync/storage.ts";
import { copyAll, emptyIfSame, printOf } from "./copy-all.ts";
import type { BoxContent, LockBox } from "./lock-box.ts";
import type { PinLock } from "./pin-lock.ts";
import { SealedStorage } from "./sealed-storage.ts";
import type { Vault } from "./vault.ts";

/** Where a profile may lie: in the clear, or locked with a box beside it. In the middle of a move both are there. */
export interface TwoPlaces {
  openPlain(): Storage;
  /** what lies beneath the lock */
  openLocked(): Storage;
  dropPlain(): Promise<void>;
  dropLocked(): Promise<void>;
  box: LockBox;
}

/** Others write all the time; nothing was moved. */
export class KeepsChanging extends Error {}

const TRIES = 3;

/**
 * Which of the two holds. A move copies all, and then, in one transaction, empties the place that it leaves: before that the old
 * one is whole and holds, after it the new one. Whatever is killed is whole in one of them.
 */
export async function whichHolds(places: TwoPlaces): Promise<"plain" | "locked"> {
  const lock = await places.box.get("lock");
  if (!lock || !(await isAnybody(places.openLocked()))) return "plain";
  if (!lock.isNew) return "locked";
  return (await isAnybody(places.openPlain())) ? "plain" : "locked";
}

/**
 * Into the lock.
 * @param renew takes a new key in the copy, since the one that could be read from the disk is no good any more, and has the server
 * know it. @returns the device that was left. Where it throws, nothing has happened
 * @throws KeepsChanging
 */
export async function moveIn(
  places: TwoPlaces,
  { lock, vault }: { lock: PinLock; vault: Vault },
  renew: (copy: Storage) => Promise<DeviceId>,
  beside: Partial<BoxContent> = {},
): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    await clearLocked(places);
    const [plain, copy] = [places.openPlain(), new SealedStorage(places.openLocked(), vault)];
    try {
      const before = await printOf(plain);
      await copyAll(plain, copy);
      if ((await printOf(plain)) !== before) continue;
      const left = await renew(copy);
      await places.box.put({ ...beside, left, lock: { ...lock, isNew: true } });
      // The key that was taken is this copy's: another copy would need another.
      if (!(await emptyIfSame(plain, before))) break;
      await sweepPlain(places, copy);
      return;
    } finally {
      plain.close();
      copy.close();
    }
  }
  await clearLocked(places);
  throw new KeepsChanging("somebody else writes to this profile");
}

/** Out of the lock: all in the clear again. @throws KeepsChanging */
export async function moveOut(places: TwoPlaces, vault: Vault): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    await places.dropPlain();
    const [plain, locked] = [places.openPlain(), new SealedStorage(places.openLocked(), vault)];
    try {
      const before = await printOf(locked);
      await copyAll(locked, plain);
      if (!(await emptyIfSame(locked, before))) continue;
    } finally {
      plain.close();
      locked.close();
    }
    await clearLocked(places);
    return;
  }
  throw new KeepsChanging("somebody else writes to this profile");
}

/**
 * Where what is locked holds: nothing may be left in the clear. Drafts that a page wrote there which had not heard of the move are
 * taken in first.
 */
export async function sweepPlain(places: TwoPlaces, locked: Storage): Promise<void> {
  const plain = places.openPlain();
  const { drafts } = (await isAnybody(plain))
    ? { drafts: [] }
    : await plain.read({ drafts: look.all("drafts") });
  plain.close();
  if (drafts.length > 0) await takeIn(locked, drafts);
  await places.dropPlain();
  const lock = await places.box.get("lock");
  if (lock?.isNew) await places.box.put({ lock: { ...lock, isNew: false } });
}

/** Where what is in the clear holds: half a copy, or what a move out has left. */
export async function clearLocked(places: TwoPlaces): Promise<void> {
  await places.dropLocked();
  await places.box.drop();
}

/** Under a name of its own where there is one already: both are kept. */
function takeIn(locked: Storage, drafts: readonly Pair<"drafts">[]): Promise<void> {
  return locked.change(["drafts"], { there: look.all("drafts") }, ({ there }) => {
    const taken = new Map(there);
    const changes = drafts.flatMap(([id, draft]): Change[] => {
      if (taken.get(id)?.content === draft.content) return [];
      const key = taken.has(id) ? `${id}~${draft.rev}` : id;
      return [{ put: "drafts", key, value: { ...draft, id: key } }];
    });
    return { changes, result: undefined };
  });
}

/** Looks at keys only, which are there whether or not they can be read. */
async function isAnybody(storage: Storage): Promise<boolean> {
  const { keys } = await storage.read({ keys: look.keys("current") });
  return keys.length > 0;
}
