import { signal } from "@preact/signals";

/** A newer version is on this phone and waits for a tap. */
export const updateReady = signal(false);
/** undefined: being found out; false: this browser has no service worker (WeChat on iOS), all is saved but opening needs a network */
export const opensOffline = signal<boolean | undefined>(undefined);

let waiting: ServiceWorker | undefined;

/** Called when the page can be used: fetching for offline competes with nothing that the person waits for. */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    opensOffline.value = false;
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    watch(registration);
    await navigator.serviceWorker.ready;
    opensOffline.value = true;
  } catch {
    opensOffline.value = navigator.serviceWorker.controller !== null;
  }
}

/** The tap. This tab reloads into the new version; other tabs go on with the old one, whose files the server keeps. */
export function applyUpdate(): void {
  if (!waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage({ type: "take-over" }, { transfer: [] });
}

function found(worker: ServiceWorker | null): void {
  // Without a controller it is the first version, which nobody has to be asked about.
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  updateReady.value = true;
}

function watch(registration: ServiceWorkerRegistration): void {
  found(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") found(worker);
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
  });
}
