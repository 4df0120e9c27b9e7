import { computed, signal } from "@preact/signals";

/**
 * Where the person is: the part of the address behind `#`. A fragment needs no server and no service worker to be found
 * again, never stands in a log, and is where an invitation's code has to be anyway.
 */
const hash = signal(location.hash);
addEventListener("hashchange", () => (hash.value = location.hash));

/** "/texts/abc" */
export const path = computed(() => {
  const [path = ""] = hash.value.slice(1).split("?");
  return path.startsWith("/") ? path : "/";
});

/** What stands behind the `?` of the fragment. */
export const query = computed(() => new URLSearchParams(hash.value.split("?")[1] ?? ""));

/** @param replace true: going back does not come through here again */
export function goTo(path: string, replace = false): void {
  if (replace) history.replaceState(history.state, "", `#${path}`);
  else history.pushState(null, "", `#${path}`);
  hash.value = location.hash;
}
