/** Keeps the screen on while a page is open, where the browser can; nothing depends on it. @returns ends it */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  let ended = false;
  const ask = (): void => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    navigator.wakeLock.request("screen").then(
      (got) => {
        if (ended) void got.release();
        else lock = got;
      },
      // Refused, as with a low battery: the screen goes dark as it always does.
      () => undefined,
    );
  };
  ask();
  // A page that was hidden has lost its lock.
  document.addEventListener("visibilitychange", ask);
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}
