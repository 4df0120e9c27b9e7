import { deleteDB } from "idb";
import { openLocalDb } from "../open-local-db.ts";
import { idbLockBox } from "./lock-box.ts";
import type { TwoPlaces } from "./two-places.ts";

/** The databases of a profile in this browser. @param name of the one in the clear */
export function placesHere(name: string): TwoPlaces {
  return {
    openPlain: () => openLocalDb(name),
    openLocked: () => openLocalDb(lockedName(name)),
    dropPlain: () => deleteDB(name),
    dropLocked: () => deleteDB(lockedName(name)),
    box: idbLockBox(boxName(name)),
  };
}

export function lockedName(name: string): string {
  return `${name} locked`;
}

/** Of `overwriteDeleted`. */
export function junkName(name: string): string {
  return `${name} overwriting`;
}

/** Left by a page that was closed while it overwrote. */
export async function dropJunk(name: string): Promise<void> {
  await deleteDB(junkName(name));
}

/** Also looked for by who has not loaded any of this (`app/profiles/lock-mark.ts`). */
function boxName(name: string): string {
  return `${name} lock`;
}
