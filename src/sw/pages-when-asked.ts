import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

/** As their files' names begin. */
export const PAGE_GROUPS = ["staff", "forms", "scan", "essays", "visits", "recording"] as const;
export type PageGroup = (typeof PAGE_GROUPS)[number];

/**
 * Pages that not every phone has, each group with those who need it: of those who have a role (`staff`), who are asked to fill in a form
 * (`forms`), who know of a meeting (`scan`: what reads a QR code), who are asked for an essay or have opened the page (`essays`: what
 * speaks, photographs and compares them), who visit or are visited (`visits`), and what records a voice, for all of these and whoever
 * reads a text aloud (`recording`). Others never fetch them; who needs them asks for all (`keep-staff`), and from then on every new
 * version brings its own.
 * @param paths of this version's files, such as "/assets/staff-1a2b3c.js"
 */
export function keepWhenAsked(which: PageGroup, paths: readonly string[]): void {
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
