import { opensOffline, updateReady } from "./updates.ts";

let waiting: ServiceWorker | undefined;

/** Called when the page can be used: fetching for offline competes with nothing that the person waits for. */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    opensOffline.value = false;
    await loadPen();
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

/** Nothing opens here without a network, but what is loaded by then goes on: whoever has opened 送学 can write. */
async function loadPen(): Promise<void> {
  await Promise.allSettled([
    import("./pages/essays/essays-page.tsx"),
    import("./pages/essays/essay-page.tsx"),
  ]);
}

/** Asks the server whether there is a newer one now; `updateReady` turns true when it is here. A failure is no answer. */
export async function lookForUpdate(): Promise<void> {
  try {
    // Without a service worker every page comes from the server: opened anew it is the newest.
    if (!("serviceWorker" in navigator)) updateReady.value = true;
    else await (await navigator.serviceWorker.getRegistration())?.update();
  } catch {
    // No network. It is looked for again when the page is seen again.
  }
}

/** The tap. This tab reloads into the new version; other tabs go on with the old one, whose files the server keeps. */
export function applyUpdate(): void {
  // Here it has no service worker, or another tab has been tapped before: the new one is what opens.
  if (!waiting || waiting.state === "activated") return location.reload();
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
