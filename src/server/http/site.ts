import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotliLater = promisify(brotliCompress);
const gzipLater = promisify(gzip);

/**
 * The built app, held in memory from the start: what is served is one build, whole, also while another is being put in its
 * place on the disk; and each file is compressed as well as can be, once.
 */
export interface Site {
  file(path: string): SiteFile | undefined;
  /** for the content security policy: `'sha256-…'` of each style that `index.html` holds */
  readonly styleHashes: readonly string[];
}

export interface SiteFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly bytes: Buffer;
  /** the file compressed; undefined where it is of no use */
  packed(how: "br" | "gzip"): Promise<Buffer> | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".wasm": "application/wasm",
};
const ALREADY_PACKED = new Set([".png", ".ico", ".webp"]);
/** What the build notes for itself. */
const UNLISTED = /(^|\/)(\.|build\.json$)/;

/** @param folder of the build @returns undefined where there is none */
export function readSite(folder: string): Site | undefined {
  const files = new Map<string, SiteFile>();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  } catch {
    return undefined;
  }
  for (const name of names) {
    if (!UNLISTED.test(name)) files.set(`/${name}`, siteFile(name, readFileSync(join(folder, name))));
  }
  const index = files.get("/index.html");
  if (index === undefined) return undefined;
  files.set("/", index);
  return { file: (path) => files.get(path), styleHashes: styleHashesOf(index.bytes.toString("utf8")) };
}

function siteFile(name: string, bytes: Buffer): SiteFile {
  const extension = extname(name);
  const packs = new Map<string, Promise<Buffer>>();
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    // A name in assets/ holds a hash of what is in it. Everything else is asked for anew, and mostly answered 304.
    cacheControl: name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    bytes,
    packed(how) {
      if (bytes.length < 500 || ALREADY_PACKED.has(extension)) return undefined;
      let pack = packs.get(how);
      if (pack === undefined) {
        pack =
          how === "br"
            ? brotliLater(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
            : gzipLater(bytes, { level: 9 });
        packs.set(how, pack);
      }
      return pack;
    },
  };
}

function styleHashesOf(html: string): string[] {
  return [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(
    ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  );
}
