import type { FastifyInstance } from "fastify";

type Headers = Readonly<Record<string, string>>;

/**
 * What a page may do: scripts and connections from here only, no inline script, inline style only by the hash of what the build
 * put into `index.html`, no eval, no plug-ins, nobody's frame. Written out, not left to a library's defaults: the same few lines go with
 * every answer, and whoever reads this sees all of them.
 */
export function pageHeaders(options: { styleHashes: readonly string[]; https: boolean }): Headers {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...options.styleHashes].join(" "),
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    // A PDF beside the text that was made of it, from this very page, in the browser's own viewer.
    "frame-src blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...common(options.https),
    "content-security-policy": policy.join("; "),
    "permissions-policy":
      "camera=(self), microphone=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
  };
}

/** An answer of the API is data: as a page it may do nothing at all. */
export function apiHeaders(https: boolean): Headers {
  return { ...common(https), "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };
}

/** What a page is made of. Few words: on a slow line the lines about eight files take a tenth of a second. */
const ASSET: Headers = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
};

function common(https: boolean): Headers {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    ...(https && { "strict-transport-security": "max-age=31536000" }),
  };
}

export function sendSecurityHeaders(app: FastifyInstance, page: Headers, api: Headers): void {
  app.addHook("onRequest", ({ url }, reply, done) => {
    void reply.headers(url.startsWith("/api/") ? api : url.startsWith("/assets/") ? ASSET : page);
    done();
  });
}
