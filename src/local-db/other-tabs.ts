import type { OtherTabs } from "../sync/ports.ts";

/** Changes within so many ms of one that was told are told together: a message costs as much as a tenth of a write. */
const TOGETHER_MS = 30;

/** Where BroadcastChannel is missing, other tabs see what is new when they next read. */
export function otherTabs(name: string): OtherTabs | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const channel = new BroadcastChannel(name);
  let told = -Infinity;
  let later: ReturnType<typeof setTimeout> | undefined;
  const tellNow = (): void => {
    later = undefined;
    told = performance.now();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no other argument
    channel.postMessage("changed");
  };
  return {
    tell() {
      const left = told + TOGETHER_MS - performance.now();
      if (left <= 0) tellNow();
      else later ??= setTimeout(tellNow, left);
    },
    listen: (listener) => channel.addEventListener("message", listener),
    close() {
      clearTimeout(later);
      channel.close();
    },
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
