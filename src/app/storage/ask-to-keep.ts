const place = "songxue storage asked";

export type Keeping = "kept" | "not-promised" | "unknown";

/** Whether the browser has promised to keep what is here when the phone runs out of room. */
export async function keeping(): Promise<Keeping> {
  try {
    return (await navigator.storage.persisted()) ? "kept" : "not-promised";
  } catch {
    // An old browser, or one that keeps nothing at all.
    return "unknown";
  }
}

/**
 * Asks it, when there is something worth keeping. Once in a phone's life: some browsers ask the person in turn, and nobody is
 * asked twice who did not tap for it.
 */
export async function askToKeep(): Promise<void> {
  if (wasAsked() || (await keeping()) !== "not-promised") return;
  await askAgain();
}

/** @returns what it says now */
export async function askAgain(): Promise<Keeping> {
  try {
    localStorage.setItem(place, "1");
    await navigator.storage.persist();
  } catch {
    // As good as no promise.
  }
  return keeping();
}

function wasAsked(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return true;
  }
}
