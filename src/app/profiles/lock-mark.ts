import { database, ofProfile } from "./whose.ts";

/**
 * Whether a PIN may be on this profile: a mark that is read in no time, so that whoever has none waits for nothing. What is so, is
 * found out at the door (`lock/door.tsx`).
 */
export const lockMark = ofProfile("songxue lock");

export function mayBeLocked(): boolean {
  try {
    return localStorage.getItem(lockMark) !== null;
  } catch {
    return false;
  }
}

/** Nobody is in the open database, and yet there is a lock: a browser keeps its marks less carefully than its databases. */
export async function lostMark(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === `${database} lock`);
  } catch {
    return false;
  }
}

let channel: BroadcastChannel | undefined;

/** @param told another page of this profile has locked it, or changes its lock: this one begins anew */
export function listenToLock(told: () => void): void {
  if (typeof BroadcastChannel === "undefined") return;
  // One for speaking and hearing: nobody hears himself.
  channel?.close();
  channel = new BroadcastChannel(`${database} lock`);
  channel.addEventListener("message", told);
}

export function tellOtherPages(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no other argument
  channel?.postMessage("anew");
}
