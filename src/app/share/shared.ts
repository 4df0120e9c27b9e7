/** What another app gave with 分享到送学. */
export interface Shared {
  title: string;
  text: string;
  /** The end of it was too long to be taken. */
  isCut: boolean;
  /** "" where there is none */
  url: string;
}

/** Where the service worker put it down (`src/sw/shared.ts`). */
const cacheName = "shared";
const place = "/shared.json";

export async function readShared(): Promise<Shared | undefined> {
  try {
    const found = await (await caches.open(cacheName)).match(place);
    const shared = (await found?.json()) as Shared | undefined;
    return shared && (shared.title || shared.text || shared.url) ? shared : undefined;
  } catch {
    return undefined;
  }
}

export async function dropShared(): Promise<void> {
  try {
    await caches.delete(cacheName);
  } catch {
    // A browser without it has taken nothing.
  }
}

/** All of it as words, one under the other. A link that other apps put into the text stands there once. */
export function sharedWords({ title, text, url }: Shared): string {
  return [title, text, ...(text.includes(url) ? [] : [url])].filter(Boolean).join("\n");
}
