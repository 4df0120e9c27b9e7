import type { Bytes } from "../protocol/bytes.ts";
import type { ErrorAnswer } from "../protocol/errors.ts";
import type { Reply, Transport } from "../sync/ports.ts";
import { gzip } from "./gzip.ts";

/** ms; a push may carry some hundred kB over a bad line, and everything else is small or in pieces. */
export const PUSH_TIMEOUT = 60_000;
const TIMEOUT = 30_000;
/** characters below which compressing wins nothing */
const WORTH_IT = 500;

/** The server over HTTP. @param base "" where the app came from the server itself, as always but in tests */
export function httpTransport(base = ""): Transport {
  return {
    async push(text) {
      const packed = text.length < WORTH_IT ? undefined : await gzip(text);
      const headers: Record<string, string> = { "content-type": "application/x-songxue-push" };
      if (packed) headers["content-encoding"] = "gzip";
      const body = packed ?? new TextEncoder().encode(text);
      return ask(`${base}/api/push`, { method: "POST", headers, body }, asText, PUSH_TIMEOUT);
    },
    feedPage: (token, epoch, feed, generation, page) =>
      ask(
        `${base}/api/feeds/${encodeURIComponent(epoch)}/${encodeURIComponent(feed)}/${generation}/${page}`,
        { headers: bearer(token) },
        asText,
      ),
    ask: (token, path, body) =>
      ask(
        `${base}/api/${path}`,
        body === undefined
          ? { headers: bearer(token) }
          : {
              method: "POST",
              headers: { ...bearer(token), "content-type": "application/json" },
              body: JSON.stringify(body),
            },
        asText,
      ),
    async packs(token, wants, take) {
      // Needed when something is fetched; and a browser that cannot unpack fetches file by file.
      if (typeof DecompressionStream === "undefined") return { ok: false };
      const reader = await import("./read-pack.ts").catch(() => undefined);
      if (!reader) return { ok: false };
      const headers = { ...bearer(token), "content-type": "application/json" };
      const body = JSON.stringify({ wants });
      return stream(`${base}/api/packs`, { method: "POST", headers, body }, (response, alive) =>
        reader.readPack(response, take, alive),
      );
    },
    importFile: async (...asked) => (await files(base)).importFile(...asked),
    carried: async (...asked) => (await files(base)).carried(...asked),
    uploadOffset: async (...asked) => (await files(base)).uploadOffset(...asked),
    uploadPart: async (...asked) => (await files(base)).uploadPart(...asked),
    blobPart: (token, id, from, to) =>
      ask(
        `${base}/api/blobs/${id}`,
        { headers: { ...bearer(token), range: `bytes=${from}-${to - 1}` } },
        async (response) => {
          const bytes: Bytes = new Uint8Array(await response.arrayBuffer());
          return response.status === 206 ? bytes : bytes.slice(from, to);
        },
      ),
  };
}

type Files = Pick<Transport, "importFile" | "carried" | "uploadOffset" | "uploadPart">;

/** Whoever sends a file has loaded more than this by then; who cannot load it now has no network to send it over. */
function files(base: string): Promise<Files> {
  return import("./http-files.ts").then(
    ({ httpFiles }) => httpFiles(base),
    () => NO_FILES,
  );
}
const away = () => Promise.resolve({ ok: false as const });
const NO_FILES: Files = { importFile: away, carried: away, uploadOffset: away, uploadPart: away };

/** What is read is kept in the phone's own storage, and the browser's cache need not have it too. */
const ALWAYS = { credentials: "same-origin", cache: "no-store", redirect: "error" } as const;

export async function ask<T>(
  url: string,
  request: RequestInit,
  read: (response: Response) => Promise<T>,
  timeout = TIMEOUT,
): Promise<Reply<T>> {
  try {
    const response = await fetch(url, { ...ALWAYS, ...request, signal: AbortSignal.timeout(timeout) });
    return response.ok ? { ok: true, value: await read(response) } : await refusalOf(response);
  } catch {
    // No network, no answer in time, or one that broke off.
    return { ok: false };
  }
}

/** As `ask`, for an answer that may take as long as it likes while some of it comes every now and then. */
async function stream(
  url: string,
  request: RequestInit,
  read: (response: Response, alive: () => void) => Promise<{ failed?: unknown }>,
): Promise<Reply<undefined>> {
  const silence = new AbortController();
  let timer = 0;
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), TIMEOUT);
  };
  alive();
  let outcome: { failed?: unknown };
  try {
    const response = await fetch(url, { ...ALWAYS, ...request, signal: silence.signal });
    if (!response.ok) return await refusalOf(response);
    outcome = await read(response, alive);
  } catch {
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
  if ("failed" in outcome) throw outcome.failed;
  return { ok: true, value: undefined };
}

async function refusalOf<T>(response: Response): Promise<Reply<T>> {
  return refused(await response.text(), response.headers.get("retry-after"));
}

export function refused<T>(text: string, retryAfter: string | null): Reply<T> {
  const wait = waitOf(retryAfter);
  const retry = wait === undefined ? {} : { retryAfter: wait };
  const refusal = refusalIn(text);
  return refusal ? { ok: false, refusal, ...retry } : { ok: false, ...retry };
}

function refusalIn(text: string): ErrorAnswer | undefined {
  try {
    const answer = JSON.parse(text) as Partial<ErrorAnswer> | null;
    return typeof answer?.code === "string" ? (answer as ErrorAnswer) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns ms. HTTP allows seconds or a date; ours says seconds, something in front of it may not */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

function asText(response: Response): Promise<string> {
  return response.text();
}
