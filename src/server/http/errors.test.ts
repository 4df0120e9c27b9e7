import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { FastifyInstance, InjectOptions } from "fastify";
import { pino } from "pino";
import * as v from "valibot";
import { afterEach, describe, expect, test } from "vitest";
import { ErrorAnswer } from "../../protocol/errors.ts";
import { PUSH_LIMITS } from "../../protocol/push.ts";
import { Refusal, type RefusalCode, type ServerCore } from "../core.ts";
import { type AppOptions, buildApp } from "./app.ts";
import { ANSWER, brokenCore, pushed } from "./testing/broken-core.ts";

const PUSH = {
  method: "POST",
  url: "/api/push",
  headers: { "content-type": "application/x-songxue-push" },
} as const;
const WITH_TOKEN = { headers: { authorization: "Bearer good" } };
const PACKS = { method: "POST", url: "/api/packs" } as const;
const wants = (count: number) => Array.from({ length: count }, () => ({ blob: "a".repeat(64) }));
const BLOB = `/api/blobs/${"a".repeat(64)}`;

let app: FastifyInstance | undefined;
let log = "";
afterEach(async () => app?.close());

async function appOf(core: ServerCore, options: Partial<AppOptions> = {}): Promise<FastifyInstance> {
  log = "";
  const stream = { write: (line: string) => void (log += line) };
  app = await buildApp(core, { log: pino({}, stream), publicUrl: "http://localhost:8080", ...options });
  return app;
}

async function refusalOf(request: InjectOptions, core = brokenCore(), options: Partial<AppOptions> = {}) {
  const answer = await (await appOf(core, options)).inject(request);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  const body = v.parse(v.strictObject(ErrorAnswer.entries), answer.json());
  expect(body.message).toMatch(/\p{Script=Han}/u);
  return { status: answer.statusCode, code: body.code, headers: answer.headers, text: answer.body };
}

describe("security 15: every error has the one shape", () => {
  test.each<[string, InjectOptions, number, RefusalCode]>([
    ["no such endpoint", { url: "/api/nothing" }, 404, "not-found"],
    ["no such method", { method: "DELETE", url: "/api/push" }, 404, "not-found"],
    ["no such asset", { url: "/assets/gone-12345678.js" }, 404, "not-found"],
    ["a broken address", { url: "/api/%ZZ" }, 400, "bad-request"],
    [
      "a push of another type",
      { ...PUSH, headers: { "content-type": "application/json" }, payload: "{}" },
      415,
      "bad-request",
    ],
    [
      "a push of no known type",
      { ...PUSH, headers: { "content-type": "text/csv" }, payload: "a" },
      415,
      "bad-request",
    ],
    ["a push of nothing", { method: "POST", url: "/api/push" }, 415, "bad-request"],
    [
      "unknown compression",
      { ...PUSH, headers: { ...PUSH.headers, "content-encoding": "br" }, payload: "x" },
      415,
      "bad-request",
    ],
    [
      "damaged compression",
      { ...PUSH, headers: { ...PUSH.headers, "content-encoding": "gzip" }, payload: "x" },
      400,
      "bad-request",
    ],
    ["not UTF-8", { ...PUSH, payload: Buffer.from([0x7b, 0xff]) }, 400, "bad-request"],
    ["a large push", { ...PUSH, payload: "x".repeat(PUSH_LIMITS.packed + 1) }, 413, "too-large"],
    [
      "a push that unpacks to more than it may",
      {
        ...PUSH,
        headers: { ...PUSH.headers, "content-encoding": "gzip" },
        payload: gzipSync(Buffer.alloc(PUSH_LIMITS.text + 1)),
      },
      413,
      "too-large",
    ],
    [
      "broken JSON",
      {
        method: "POST",
        url: "/api/invitations/look",
        headers: { "content-type": "application/json" },
        payload: "{",
      },
      400,
      "bad-request",
    ],
    [
      "another body",
      { method: "POST", url: "/api/invitations/look", payload: { proof: "short" } },
      400,
      "bad-request",
    ],
    [
      "prototype poisoning",
      {
        method: "POST",
        url: "/api/invitations/look",
        headers: { "content-type": "application/json" },
        payload: '{"__proto__":{}}',
      },
      400,
      "bad-request",
    ],
    [
      "a large body",
      { method: "POST", url: "/api/invitations/look", payload: { proof: "x".repeat(2_000) } },
      413,
      "too-large",
    ],
    ["no token: feed", { url: "/api/feeds/e1/member:m/0/0" }, 401, "unauthorised"],
    ["no token: view", { url: "/api/views/units/county" }, 401, "unauthorised"],
    ["no token: blob", { url: BLOB }, 401, "unauthorised"],
    ["no token: packs", { ...PACKS, payload: { wants: [] } }, 401, "unauthorised"],
    ["a pack of nothing", { ...PACKS, ...WITH_TOKEN, payload: { wants: [] } }, 400, "bad-request"],
    [
      "a pack of no file's name",
      { ...PACKS, ...WITH_TOKEN, payload: { wants: [{ blob: "../a" }] } },
      400,
      "bad-request",
    ],
    ["a pack without a body", { ...PACKS, ...WITH_TOKEN }, 400, "bad-request"],
    [
      "a pack of too many files",
      { ...PACKS, ...WITH_TOKEN, payload: { wants: wants(501) } },
      400,
      "bad-request",
    ],
    [
      "a large ask for a pack",
      { ...PACKS, ...WITH_TOKEN, payload: { wants: wants(3_000) } },
      413,
      "too-large",
    ],
    ["a failure inside: packs", { ...PACKS, ...WITH_TOKEN, payload: { wants: wants(1) } }, 500, "internal"],
    ["a token that is no good", { url: BLOB, headers: { authorization: "Bearer bad" } }, 401, "unauthorised"],
    ["no feed's name", { url: "/api/feeds/e1/everything/0/0", ...WITH_TOKEN }, 400, "bad-request"],
    ["no page", { url: "/api/feeds/e1/member:m/0/-1", ...WITH_TOKEN }, 400, "bad-request"],
    ["another epoch", { url: "/api/feeds/e0/member:m/0/0", ...WITH_TOKEN }, 404, "not-found"],
    ["no unit's id", { url: "/api/views/units/A%20B", ...WITH_TOKEN }, 400, "bad-request"],
    ["no blob's id", { url: "/api/blobs/..%2F..%2Fetc", ...WITH_TOKEN }, 400, "bad-request"],
    [
      "a piece without its place",
      {
        method: "PATCH",
        url: BLOB,
        headers: { ...WITH_TOKEN.headers, "content-type": "application/octet-stream" },
        payload: "x",
      },
      400,
      "bad-request",
    ],
    [
      "a piece of another type",
      { method: "PATCH", url: BLOB, ...WITH_TOKEN, payload: {} },
      415,
      "bad-request",
    ],
    [
      "a large piece",
      {
        method: "PATCH",
        url: BLOB,
        headers: { ...WITH_TOKEN.headers, "content-type": "application/octet-stream" },
        payload: "x".repeat(1_000_001),
      },
      413,
      "too-large",
    ],
    [
      "a blob too large",
      {
        method: "PATCH",
        url: BLOB,
        headers: {
          ...WITH_TOKEN.headers,
          "content-type": "application/octet-stream",
          "upload-offset": "0",
          "upload-length": "20000001",
        },
        payload: "x",
      },
      413,
      "too-large",
    ],
    ["a failure inside: push", { ...PUSH, payload: "x" }, 500, "internal"],
    ["a failure inside: feed", { url: "/api/feeds/e1/member:m/0/0", ...WITH_TOKEN }, 500, "internal"],
    ["a failure inside: view", { url: "/api/views/units/county", ...WITH_TOKEN }, 500, "internal"],
    ["a failure inside: blob", { url: BLOB, ...WITH_TOKEN }, 500, "internal"],
    [
      "a failure inside: look",
      { method: "POST", url: "/api/invitations/look", payload: { proof: "p".repeat(43) } },
      500,
      "internal",
    ],
    [
      "a failure inside: recovery",
      { url: "/api/recovery", headers: { cookie: "songxue-recovery=x" } },
      500,
      "internal",
    ],
  ])("%s", async (_name, request, status, code) => {
    expect(await refusalOf(request)).toMatchObject({ status, code });
  });

  test("a cookie of nobody is one, a stranger's browser without a cookie is none", async () => {
    const core = brokenCore({ recovery: () => Promise.resolve(undefined) });
    const found = await refusalOf({ url: "/api/recovery", headers: { cookie: "songxue-recovery=x" } }, core);
    expect(found).toMatchObject({ status: 404, code: "not-found" });
    const stranger = await app!.inject({ url: "/api/recovery", headers: { cookie: "other=x" } });
    expect(stranger.statusCode).toBe(204);
    expect(stranger.body).toBe("");
    expect(stranger.headers["cache-control"]).toBe("no-store");
  });

  test("a database that does not answer", async () => {
    const down = brokenCore({ epoch: () => Promise.reject(new Error("down")) });
    const found = await refusalOf({ url: "/api/health" }, down);
    expect(found).toMatchObject({ status: 503, code: "unavailable" });
    expect(Number(found.headers["retry-after"])).toBeGreaterThan(0);
  });

  test.each<[RefusalCode, number]>([
    ["bad-signature", 401],
    ["clock", 409],
    ["forbidden", 403],
    ["protocol", 426],
    ["too-many", 429],
    ["unavailable", 503],
  ])("a core that refuses with %s", async (code, status) => {
    const detail = code === "clock" ? { now: 5 } : code === "protocol" ? { speaks: [1] } : {};
    const core = brokenCore({
      push: () => Promise.reject(new Refusal(code, "in English, for the log", detail)),
    });
    const found = await refusalOf({ ...PUSH, payload: "x" }, core);
    expect(found).toMatchObject({ status, code });
    expect(JSON.parse(found.text)).toMatchObject(detail);
    if (status === 429 || status === 503) expect(Number(found.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("what is no HTTP", async () => {
    const server = await appOf(brokenCore());
    const port = Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port);
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    let answer = "";
    socket.on("data", (text: string) => (answer += text)).write("HELLO\r\n\r\n");
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(v.is(ErrorAnswer, JSON.parse(answer.split("\r\n\r\n")[1]!))).toBe(true);
  });

  test("what does not arrive in time", async () => {
    const server = await appOf(brokenCore());
    expect(server.server.requestTimeout).toBeGreaterThan(0);
    expect(server.server.requestTimeout).toBeLessThanOrEqual(180_000);
    const port = Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port);
    const connected = once(server.server, "connection") as Promise<[Socket]>;
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    let answer = "";
    socket.on("data", (text: string) => (answer += text)).write("POST /api/push HTTP/1.1\r\n");
    const [held] = await connected;
    // As Node does when the time is over, without three minutes of waiting.
    const late = Object.assign(new Error("late"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    server.server.emit("clientError", late, held);
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(v.is(ErrorAnswer, JSON.parse(answer.split("\r\n\r\n")[1]!))).toBe(true);
  });
});

describe("security 7: a failure tells nothing of its inside", () => {
  test("neither in the answer nor in the log", async () => {
    const found = await refusalOf({ ...PUSH, payload: "x" });
    expect(found.text).not.toMatch(/秘密|13800001234|token=|Error/);
    expect(log).toContain('"msg":"failure"');
    expect(log).toContain("broken-core.ts");
    expect(log).not.toMatch(/秘密|13800001234|token=/);
  });
});

const envelope = (device: string) => `${JSON.stringify({ protocol: 1, device, runs: 0 })}\n`;

describe("security 15: limits", () => {
  test("a device that pushes too often is told when to come again; another at its address is not", async () => {
    const server = await appOf(brokenCore({ push: pushed() }), { limits: { devicePushes: 2 } });
    const push = (device: string) => server.inject({ ...PUSH, payload: envelope(device) });
    expect([(await push("a")).statusCode, (await push("a")).statusCode]).toEqual([200, 200]);
    const third = await push("a");
    expect([third.statusCode, third.json<ErrorAnswer>().code]).toEqual([429, "too-many"]);
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
    expect((await push("b")).statusCode).toBe(200);
  });

  test("nobody elsewhere can use up a device's share in its name", async () => {
    const server = await appOf(brokenCore({ push: pushed() }), { limits: { devicePushes: 1 } });
    const push = (remoteAddress: string) => server.inject({ ...PUSH, payload: envelope("a"), remoteAddress });
    expect((await push("8.8.8.8")).statusCode).toBe(200);
    expect((await push("8.8.8.8")).statusCode).toBe(429);
    expect((await push("9.9.9.9")).statusCode).toBe(200);
  });

  test("reading is counted by the device of the token, and every endpoint by its address", async () => {
    const reads = brokenCore({ feedPage: () => Promise.resolve({ json: "{}", full: false }) });
    const server = await appOf(reads, { limits: { deviceReads: 1, address: 3 } });
    const read = () => server.inject({ url: "/api/feeds/e1/member:m/0/0", ...WITH_TOKEN });
    expect([(await read()).statusCode, (await read()).statusCode]).toEqual([200, 429]);
    expect((await server.inject("/api/health")).statusCode).toBe(200);
    expect((await server.inject("/api/health")).statusCode).toBe(429);
  });

  test("the address is the one that the proxy on this machine names, not what a client wrote into the header", async () => {
    const server = await appOf(brokenCore(), { limits: { address: 1 } });
    const from = (forwarded: string, remoteAddress: string) =>
      server.inject({ url: "/api/health", headers: { "x-forwarded-for": forwarded }, remoteAddress });
    expect((await from("1.1.1.1, 5.5.5.5", "127.0.0.1")).statusCode).toBe(200);
    expect((await from("2.2.2.2, 5.5.5.5", "127.0.0.1")).statusCode).toBe(429);
    expect((await from("6.6.6.6", "127.0.0.1")).statusCode).toBe(200);
    expect((await from("7.7.7.7", "8.8.8.8")).statusCode).toBe(200);
    expect((await from("9.9.9.9", "8.8.8.8")).statusCode).toBe(429);
    // Who sits in the proxy's own network is not believed either.
    expect((await from("3.3.3.3, 10.1.2.3", "127.0.0.1")).statusCode).toBe(200);
    expect((await from("4.4.4.4, 10.1.2.3", "127.0.0.1")).statusCode).toBe(429);
  });

  test("more pushes than can be worked on are told to come again, and the others still land", async () => {
    const waiting: (() => void)[] = [];
    const slow = brokenCore({
      push: () => new Promise((resolve) => waiting.push(() => resolve({ answer: ANSWER }))),
    });
    const server = await appOf(slow, { limits: { pushesAtOnce: 2 } });
    const push = () => server.inject({ ...PUSH, payload: "x" });
    const taken = [push(), push()];
    await expect.poll(() => waiting.length).toBe(2);
    const turnedAway = await push();
    expect([turnedAway.statusCode, turnedAway.json<ErrorAnswer>().code]).toEqual([503, "unavailable"]);
    expect(Number(turnedAway.headers["retry-after"])).toBeGreaterThan(0);
    for (const finish of waiting) finish();
    expect((await Promise.all(taken)).map((answer) => answer.statusCode)).toEqual([200, 200]);
  });
});
