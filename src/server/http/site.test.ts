import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "./app.ts";
import { brokenCore, pushed } from "./testing/broken-core.ts";

const STYLE = ":root{color-scheme:light}";
const INDEX = `<!doctype html><html lang="zh-CN"><style>${STYLE}</style><script type="module" src="/assets/a-1a2b3c4d.js"></script></html>`;
const SCRIPT = `export const words = ${JSON.stringify("送学上门，".repeat(200))};`;

let folder = "";
let app: FastifyInstance;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "songxue-site-"));
  mkdirSync(join(folder, "assets"));
  mkdirSync(join(folder, ".vite"));
  writeFileSync(join(folder, "index.html"), INDEX);
  writeFileSync(join(folder, "sw.js"), "self.addEventListener('fetch', () => {});");
  writeFileSync(join(folder, "build.json"), "{}");
  writeFileSync(join(folder, ".vite/manifest.json"), "{}");
  writeFileSync(join(folder, "assets/a-1a2b3c4d.js"), SCRIPT);
  writeFileSync(join(folder, "app.webmanifest"), "{}");
  const log = pino({ level: "silent" });
  app = await buildApp(brokenCore(), { log, publicUrl: "http://localhost:8080", site: folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const cache = async (url: string) => (await app.inject(url)).headers["cache-control"];

const as = (encoding: string) =>
  app.inject({ url: "/assets/a-1a2b3c4d.js", headers: { "accept-encoding": encoding } });

const policyOf = (header: unknown) =>
  Object.fromEntries(
    String(header)
      .split("; ")
      .map((part) => [part.split(" ")[0], part.split(" ").slice(1).join(" ")]),
  );

const setCookie = async (publicUrl: string) => {
  const log = pino({ level: "silent" });
  const server = await buildApp(brokenCore({ push: pushed({ recoveryCookie: "opaque" }) }), {
    log,
    publicUrl,
  });
  const answer = await server.inject({
    method: "POST",
    url: "/api/push",
    headers: { "content-type": "application/x-songxue-push" },
    payload: "x",
  });
  await server.close();
  return answer.headers["set-cookie"];
};

describe("the app's files", () => {
  test("a name with a hash is kept for good; page and service worker are asked for anew", async () => {
    expect(await cache("/assets/a-1a2b3c4d.js")).toBe("public, max-age=31536000, immutable");
    expect(await cache("/")).toBe("no-cache");
    expect(await cache("/index.html")).toBe("no-cache");
    expect(await cache("/sw.js")).toBe("no-cache");
  });

  test("what has not changed is not sent again", async () => {
    const first = await app.inject("/");
    const again = await app.inject({ url: "/", headers: { "if-none-match": String(first.headers["etag"]) } });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  test("goes compressed to those who can read it", async () => {
    expect(brotliDecompressSync((await as("gzip, br")).rawPayload).toString()).toBe(SCRIPT);
    expect(gunzipSync((await as("gzip")).rawPayload).toString()).toBe(SCRIPT);
    expect((await as("identity")).body).toBe(SCRIPT);
    expect((await as("br;q=0, gzip")).headers["content-encoding"]).toBe("gzip");
  });

  test("an address of a page that is no file is the app's to find", async () => {
    const page = await app.inject("/study/today?from=wechat");
    expect([page.statusCode, page.body]).toEqual([200, INDEX]);
  });

  test.each([
    "/build.json",
    "/.vite/manifest.json",
    "/../package.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets/gone.js",
  ])("gives nothing that is not of the app: %s", async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });

  test("types are right, and a browser is told not to guess", async () => {
    const type = async (url: string) => (await app.inject(url)).headers["content-type"];
    expect(await type("/")).toBe("text/html; charset=utf-8");
    expect(await type("/sw.js")).toBe("text/javascript; charset=utf-8");
    expect(await type("/app.webmanifest")).toBe("application/manifest+json; charset=utf-8");
    expect((await app.inject("/")).headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("security 8: strict content security policy", () => {
  test.each(["/", "/sw.js", "/nothing.js"])("on %s", async (url) => {
    const { headers } = await app.inject(url);
    const hash = createHash("sha256").update(STYLE).digest("base64");
    expect(policyOf(headers["content-security-policy"])).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": `'self' 'sha256-${hash}'`,
      "img-src": "'self' blob: data:",
      "media-src": "'self' blob:",
      "frame-src": "blob:",
      "connect-src": "'self'",
      "worker-src": "'self'",
      "manifest-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["permissions-policy"]).toContain("geolocation=()");
    // Codes are scanned and texts read aloud here, and in no frame of anybody else.
    expect(headers["permissions-policy"]).toContain("camera=(self), microphone=(self)");
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test.each(["/api/health", "/api/nothing"])(
    "an answer of the API may do nothing as a page: %s",
    async (url) => {
      const { headers } = await app.inject(url);
      expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    },
  );

  test("what a page is made of can do no more than the page", async () => {
    const { headers } = await app.inject("/assets/a-1a2b3c4d.js");
    expect(headers["content-security-policy"]).toBe("default-src 'self'; frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("https is insisted on where people open it by https", async () => {
    const log = pino({ level: "silent" });
    const secure = await buildApp(brokenCore(), { log, publicUrl: "https://songxue.example.cn" });
    expect((await secure.inject("/api/health")).headers["strict-transport-security"]).toBe(
      "max-age=31536000",
    );
    await secure.close();
  });
});

describe("the recovery cookie", () => {
  test("security 7: no script can read it, no other site can send it, and only over https where there is one", async () => {
    const all = "songxue-recovery=opaque; Path=/api; Max-Age=34560000; HttpOnly; SameSite=Strict";
    expect(await setCookie("http://localhost:8080")).toBe(all);
    expect(await setCookie("https://songxue.example.cn")).toBe(`${all}; Secure`);
  });
});
