const KEY = "songxue-carries";

/** Whether this browser may have something of others with it: else 首页 need not load what looks. */
export function mayCarry(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function markCarrying(isCarrying: boolean): void {
  try {
    if (isCarrying) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // Then 首页 says nothing, and the page itself does.
  }
}
