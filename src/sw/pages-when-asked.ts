import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

const cacheName = "staff-pages";

/**
 * Pages of those who have a role. A plain member's phone never fetches them; the first of them that is opened asks for all
 * (`keep-staff`), and from then on every new version brings its own.
 * @param paths of this version's files, such as "/assets/staff-1a2b3c.js"
 */
export function keepStaffPages(paths: readonly string[]): void {
  self.addEventListener("install", (event) => event.waitUntil(renew(paths)));
  self.addEventListener("message", (event) => {
    if ((event.data as { type?: string } | null)?.type === "keep-staff") event.waitUntil(keep(paths));
  });
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && paths.includes(url.pathname),
    new CacheFirst({ cacheName }),
  );
}

/** A phone that has them has them of each version, or it would open nothing of the branch after an update without network. */
async function renew(paths: readonly string[]): Promise<void> {
  if (await caches.has(cacheName)) await fetchMissing(paths);
}

async function keep(paths: readonly string[]): Promise<void> {
  await fetchMissing(paths);
  const cache = await caches.open(cacheName);
  for (const kept of await cache.keys())
    if (!paths.includes(new URL(kept.url).pathname)) await cache.delete(kept);
}

async function fetchMissing(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of paths) if (!(await cache.match(path))) await cache.add(path);
}
