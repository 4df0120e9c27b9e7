import { signal } from "@preact/signals";

/** The present minute, ms: what is said in "2 天前" or "今天" stays true on a page that stays open. */
export const now = signal(Date.now());

/** Server clock minus this device's, ms, as far as it is known: a phone whose clock is a year off has the right day all the same. */
export const clockOffset = signal(0);

setInterval(() => (now.value = Date.now()), 60_000);
addEventListener("pageshow", () => (now.value = Date.now()));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") now.value = Date.now();
});
