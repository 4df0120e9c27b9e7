import type { LockBox } from "../../../local-db/lock/lock-box.ts";
import { placesHere } from "../../../local-db/lock/places-here.ts";
import type { SealedStorage } from "../../../local-db/lock/sealed-storage.ts";
import type { Vault } from "../../../local-db/lock/vault.ts";
import { talksAlone } from "../../open-phone.ts";
import { tellOtherPages } from "../lock-mark.ts";
import { database } from "../whose.ts";

/** The lock of this page's profile, opened: there once a PIN was given, for as long as the page lives. */
export interface OpenedLock {
  box: LockBox;
  vault: Vault;
  storage: SealedStorage;
  /** Until all that is being written is written. */
  rest(): Promise<void>;
}

export const places = placesHere(database);
const MOVING = `${database} moving`;

let opened: OpenedLock | undefined;

export function openedLock(): OpenedLock | undefined {
  return opened;
}

export function keepOpen(lock: OpenedLock): void {
  opened = lock;
}

/** Runs a move between what is open and what is locked: no other page of this profile is opened before it is over. */
export function alone<T>(move: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(MOVING, move) : move();
}

/** As `alone`, and nobody talks with the server meanwhile: its answers would change what is being moved. */
export function aloneAndQuiet<T>(move: () => Promise<T>): Promise<T> {
  const quietly = talksAlone();
  return alone(quietly ? () => quietly(move) : move);
}

/** Shows nothing any more, waits for what is being written, and begins anew before the door. */
export async function lockNow(): Promise<void> {
  // What is being typed is put down as when the page is left; and then there is still time to seal it.
  dispatchEvent(new PageTransitionEvent("pagehide"));
  document.body.hidden = true;
  await opened?.rest();
  location.reload();
}

/** He wants it locked: everywhere. */
export async function lockAll(): Promise<void> {
  tellOtherPages();
  await lockNow();
}
