/// <reference lib="webworker" />
/**
 * What is kept on the phone and who answers a request:
 *
 * - the app's own files (list made by the build): kept at install, always answered from the phone;
 * - the pages of those who have a role, those that ask a form, what reads a QR code, more of essays than the pen, those of
 *   送学上门, what records: kept on the phones that need them;
 * - any page of the app: the kept index.html, so every link works without network;
 * - chunks of a version before this one, asked for by a tab that stayed open: from what is kept, else from the server;
 * - what another app shares: put down on this phone, for a page that asks what is to be done with it;
 * - /api: never touched. What the person writes is in IndexedDB, not here.
 *
 * A new version waits until the person taps 更新.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { keepOldChunks } from "./old-chunks.ts";
import { keepWhenAsked, PAGE_GROUPS, type PageGroup } from "./pages-when-asked.ts";
import { takeShared } from "./shared.ts";

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

// oxlint-disable-next-line no-underscore-dangle -- the name that the build looks for
const files = self.__WB_MANIFEST;
const groups = PAGE_GROUPS.map((which) => ({ which, paths: pagesOf(which) }));
const whenAsked = groups.flatMap(({ paths }) => paths);
precacheAndRoute(files.filter((file) => !whenAsked.includes(pathOf(file))));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/api\//] }));
for (const { which, paths } of groups) keepWhenAsked(which, paths);
keepOldChunks();
takeShared();

self.addEventListener("message", (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === "take-over") event.waitUntil(self.skipWaiting());
});

function pagesOf(which: PageGroup): string[] {
  return files.map(pathOf).filter((path) => path.startsWith(`/assets/${which}-`));
}

function pathOf(file: string | { url: string }): string {
  return new URL(typeof file === "string" ? file : file.url, self.location.href).pathname;
}
