/**
 * Has the service worker keep these pages from now on, also through updates (`sw/staff-pages.ts`): whoever opens one of them with
 * network has all of them without. A plain member never comes here, and his phone never carries them.
 */
export async function keepOffline(): Promise<void> {
  // WeChat on iOS has none; all is saved there, but opening needs a network.
  if (!("serviceWorker" in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: "keep-staff" }, { transfer: [] });
}
