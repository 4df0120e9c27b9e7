import type { OtherTabs } from "../sync/ports.ts";

/** Where BroadcastChannel is missing, other tabs see what is new when they next read. */
export function otherTabs(name: string): OtherTabs | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const channel = new BroadcastChannel(name);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no other argument
    tell: () => channel.postMessage("changed"),
    listen: (listener) => channel.addEventListener("message", listener),
    close: () => channel.close(),
  };
}

/** A tab that is frozen while it talks would hold the others up for ever: after so many ms they talk all the same. */
const WAIT_MS = 15_000;

/** One contact at a time across tabs, where the browser has locks. */
export function oneAtATime(name: string): (<T>(work: () => Promise<T>) => Promise<T>) | undefined {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return undefined;
  return async (work) => {
    let begun = false;
    const begin = (): ReturnType<typeof work> => {
      begun = true;
      return work();
    };
    try {
      return await navigator.locks.request(name, { signal: AbortSignal.timeout(WAIT_MS) }, begin);
    } catch (error) {
      if (begun) throw error;
      return work();
    }
  };
}
