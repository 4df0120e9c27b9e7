import { registerRoute } from "workbox-routing";

const cacheName = "shared";
/** Where the page finds it (`src/app/share/shared.ts`). */
const place = "/shared.json";
/** Characters; more than this is no note but a book. */
const LONGEST = 20_000;

/**
 * 分享到送学, from another app (`share_target` in the manifest). What comes is put down on this phone and a page is opened that
 * asks what is to be done with it. It never goes to the server, and stands in no address.
 */
export function takeShared(): void {
  registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname === "/share", taken, "POST");
}

async function taken({ request }: { request: Request }): Promise<Response> {
  try {
    const form = await request.formData();
    const file = form.get("file");
    const [words, fileName] =
      file instanceof File ? [await textOf(file), file.name] : [field(form, "text"), ""];
    const shared = {
      title: (field(form, "title") || fileName.replace(/\.[a-z]+$/i, "")).slice(0, 200),
      text: words.slice(0, LONGEST),
      isCut: words.length > LONGEST,
      url: field(form, "url").slice(0, 2_000),
    };
    const cache = await caches.open(cacheName);
    await cache.put(place, Response.json(shared));
  } catch {
    // What could not be read is not there, and the page says so.
  }
  return Response.redirect("/#/shared", 303);
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** UTF-8, or as phones in China write it. Read no further than could be kept. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.slice(0, 4 * (LONGEST + 1)).arrayBuffer();
  try {
    // Cut in the middle of a character, it is still UTF-8.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
