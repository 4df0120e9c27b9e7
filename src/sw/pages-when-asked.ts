import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

/**
 * Pages that not every phone has: of those who have a role (`staff`), of those who are asked to fill in a form (`forms`), and what reads
 * a QR code (`scan`), of those who know of a meeting, and what speaks, photographs and compares essays (`essays`), of those who are asked
 * for one or have opened the page, and those of 送学上门 (`visits`), of who visits or is visited. Others never fetch them; who needs them asks for all (`keep-staff`), and from then
 * on every new version brings its own.
 * @param paths of this version's files, such as "/assets/staff-1a2b3c.js"
 */
export function keepWhenAsked(
  which: "staff" | "forms" | "scan" | "essays" | "visits",
  paths: readonly string[],
): void {
  const cacheName = `${which}-pages`;
  self.addEventListener("install", (event) => event.waitUntil(renew(cacheName, paths)));
  self.addEventListener("message", (event) => {
    const asked = (event.data as { type?: string } | null)?.type;
    if (asked === `keep-${which}`) event.waitUntil(keep(cacheName, paths));
  });
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && paths.includes(url.pathname),
    new CacheFirst({ cacheName }),
  );
}

/** A phone that has them has them of each version, or it would open nothing of them after an update without network. */
async function renew(cacheName: string, paths: readonly string[]): Promise<void> {
  if (await caches.has(cacheName)) await fetchMissing(cacheName, paths);
}

async function keep(cacheName: string, paths: readonly string[]): Promise<void> {
  await fetchMissing(cacheName, paths);
  const cache = await caches.open(cacheName);
  for (const kept of await cache.keys())
    if (!paths.includes(new URL(kept.url).pathname)) await cache.delete(kept);
}

async function fetchMissing(cacheName: string, paths: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const path of paths) if (!(await cache.match(path))) await cache.add(path);
}
