type Pages = "staff" | "forms" | "scan" | "essays" | "visits" | "recording";

const asked = new Set<Pages>();

/**
 * Has the service worker keep these pages from now on, also through updates (`sw/pages-when-asked.ts`): whoever needs one of them once
 * has all of them without network. Other phones never carry them.
 */
export async function keepPages(which: Pages): Promise<void> {
  // WeChat on iOS has none; all is saved there, but opening needs a network.
  if (asked.has(which) || !("serviceWorker" in navigator)) return;
  asked.add(which);
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: `keep-${which}` }, { transfer: [] });
  // In all the others something may be spoken.
  if (which !== "scan") await keepPages("recording");
}
