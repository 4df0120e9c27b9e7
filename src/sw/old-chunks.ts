import { cacheNames } from "workbox-core";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

const cacheName = "old-chunks";

/**
 * A tab that was open before an update asks for files that the new list does not have. Their names hold a hash, so a copy is as
 * good as the original: what is kept when the new version comes is put aside, one version back, as the server does.
 */
export function keepOldChunks(): void {
  self.addEventListener("install", (event) => event.waitUntil(putAside()));
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
    new CacheFirst({ cacheName }),
  );
}

async function putAside(): Promise<void> {
  const kept = await caches.open(cacheNames.precache);
  const files = (await kept.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/assets/"));
  if (files.length === 0) return;
  await caches.delete(cacheName);
  const aside = await caches.open(cacheName);
  for (const file of files) {
    const answer = await kept.match(file);
    if (answer) await aside.put(file.url, answer);
  }
}
