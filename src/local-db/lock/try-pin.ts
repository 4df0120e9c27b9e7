import type { Instant } from "../../domain/ids.ts";
import type { LockBox } from "./lock-box.ts";
import { openLock } from "./pin-lock.ts";
import type { Vault } from "./vault.ts";
import { waitOf } from "./waits.ts";

export type Tried = { vault: Vault } | { vault: undefined; wait: number };

/** Tries a PIN, if it is time. It counts as wrong until it was right: closing the page in the middle wins nothing. */
export async function tryPin(box: LockBox, pin: string, now: () => Instant): Promise<Tried> {
  const [lock, tries] = [await box.get("lock"), await box.get("tries")];
  const early = waitOf(tries, now());
  if (!lock || early > 0) return { vault: undefined, wait: early };
  const next = { wrong: (tries?.wrong ?? 0) + 1, at: now() };
  await box.put({ tries: next });
  const vault = await openLock(lock, pin);
  if (!vault) return { vault, wait: waitOf(next, now()) };
  await box.put({ tries: undefined });
  return { vault };
}
