/**
 * Keeps the screen on while a page is open and seen, where the browser can; nothing depends on it.
 * @param idleMs without a sign of life for so long the phone may sleep as it always does @returns ends it
 */
export function keepScreenOn(idleMs = Infinity): () => void {
  let lock: Promise<WakeLockSentinel | undefined> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function release(): void {
    void lock?.then((got) => got?.release());
    lock = undefined;
  }
  function ask(): void {
    clearTimeout(idle);
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return release();
    // Refused, as with a low battery: the screen goes dark as it always does.
    lock ??= navigator.wakeLock.request("screen").catch(() => undefined);
    if (Number.isFinite(idleMs)) idle = setTimeout(release, idleMs);
  }

  const signs = Number.isFinite(idleMs) ? ["scroll", "pointerdown", "keydown"] : [];
  ask();
  // A page that was hidden has lost its lock.
  document.addEventListener("visibilitychange", ask);
  for (const sign of signs) addEventListener(sign, ask, { passive: true });
  return () => {
    clearTimeout(idle);
    document.removeEventListener("visibilitychange", ask);
    for (const sign of signs) removeEventListener(sign, ask);
    release();
  };
}
