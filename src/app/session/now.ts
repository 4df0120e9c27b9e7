import { signal } from "@preact/signals";

/** The present minute, ms: what is said in "2 天前" or "今天" stays true on a page that stays open. */
export const now = signal(Date.now());

setInterval(() => (now.value = Date.now()), 60_000);
addEventListener("pageshow", () => (now.value = Date.now()));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") now.value = Date.now();
});
