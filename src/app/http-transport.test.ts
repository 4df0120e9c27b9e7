import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatFrame } from "../protocol/pack.ts";
import { StorageFull } from "../sync/phone.ts";
import type { ArrivedFrame, Transport } from "../sync/ports.ts";
import { httpTransport } from "./http-transport.ts";

interface Asked {
  method: string;
  url: string;
  headers: Record<string, unknown>;
  body: Buffer;
}

let server: Server;
let asked: Asked[] = [];
let answer: { status: number; headers?: Record<string, string>; body?: string | Buffer; cut?: number };
let transport: Transport;

beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: "{}" };
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(parts) });
      response.writeHead(answer.status, answer.headers);
      if (answer.cut === undefined) response.end(answer.body);
      else response.write(answer.body!.slice(0, answer.cut), () => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  transport = httpTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test("a long push goes compressed, and arrives as the text that it was", async () => {
  const text = "记录\n".repeat(1_000);
  expect(await transport.push(text)).toEqual({ ok: true, value: "{}" });
  expect(asked[0]).toMatchObject({ method: "POST", url: "/api/push" });
  expect(asked[0]!.headers).toMatchObject({
    "content-type": "application/x-songxue-push",
    "content-encoding": "gzip",
  });
  expect(gunzipSync(asked[0]!.body).toString()).toBe(text);
  await transport.push("短");
  expect(asked[1]!.body.toString()).toBe("短");
});

test("a refusal is told with its code, the server's time and how long to wait", async () => {
  answer = { status: 409, body: JSON.stringify({ code: "clock", message: "…", now: 5 }) };
  expect(await transport.push("x")).toMatchObject({ ok: false, refusal: { code: "clock", now: 5 } });
  answer = {
    status: 429,
    headers: { "retry-after": "7" },
    body: JSON.stringify({ code: "too-many", message: "…" }),
  };
  expect(await transport.push("x")).toMatchObject({ refusal: { code: "too-many" }, retryAfter: 7_000 });
});

test("what is no answer of ours is none: a proxy's page, a redirect to a login, a server that is gone", async () => {
  answer = { status: 502, headers: { "retry-after": "3" }, body: "<h1>Bad gateway</h1>" };
  expect(await transport.push("x")).toEqual({ ok: false, retryAfter: 3_000 });
  answer = { status: 302, headers: { location: "/login" } };
  expect(await transport.push("x")).toEqual({ ok: false });
  server.closeAllConnections();
  server.close();
  expect(await transport.push("x")).toEqual({ ok: false });
});

test("pages and parts of blobs carry the token, and a part is a part also where the whole was sent", async () => {
  await transport.feedPage("t", "e/1", "member:m", 2, 3);
  expect(asked[0]).toMatchObject({ url: "/api/feeds/e%2F1/member%3Am/2/3" });
  expect(asked[0]!.headers["authorization"]).toBe("Bearer t");
  answer = { status: 200, body: Buffer.from([0, 1, 2, 3, 4, 5]) };
  expect(await transport.blobPart("t", "b", 2, 4)).toEqual({ ok: true, value: Uint8Array.of(2, 3) });
  expect(asked[1]!.headers["range"]).toBe("bytes=2-3");
  answer = { status: 206, body: Buffer.from([2, 3]) };
  expect(await transport.blobPart("t", "b", 2, 4)).toEqual({ ok: true, value: Uint8Array.of(2, 3) });
});

test("a pack brings its frames as far as the connection holds", async () => {
  const frames = ["第一篇", "第二篇"].map((text, want) => {
    const bytes = new TextEncoder().encode(text);
    return formatFrame({ head: ["piece", want, 0, bytes.length], bytes });
  });
  const body = Buffer.concat(frames);
  const wants = [{ blob: "a" }, { blob: "b", from: 5 }];
  const come = async () => {
    const arrived: ArrivedFrame[] = [];
    const reply = await transport.packs("t", wants, (frame) => Promise.resolve(arrived.push(frame) > 0));
    return { reply, wants: arrived.map(({ want }) => want) };
  };
  answer = { status: 200, body };
  expect(await come()).toEqual({ reply: { ok: true, value: undefined }, wants: [0, 1] });
  expect(asked[0]).toMatchObject({ method: "POST", url: "/api/packs" });
  expect(asked[0]!.headers).toMatchObject({ authorization: "Bearer t", "content-type": "application/json" });
  expect(JSON.parse(asked[0]!.body.toString())).toEqual({ wants });
  answer = { status: 200, headers: { "content-length": String(body.length) }, body, cut: body.length - 2 };
  expect(await come()).toEqual({ reply: { ok: false }, wants: [0] });
  answer = { status: 404, body: JSON.stringify({ code: "not-found", message: "…" }) };
  expect(await come()).toMatchObject({ reply: { ok: false, refusal: { code: "not-found" } }, wants: [] });
});

test("what goes wrong in keeping a frame is no fault of the network", async () => {
  const bytes = Uint8Array.of(1);
  answer = { status: 200, body: Buffer.from(formatFrame({ head: ["piece", 0, 0, 1], bytes })) };
  const full = new StorageFull("no room");
  await expect(transport.packs("t", [{ blob: "a" }], () => Promise.reject(full))).rejects.toBe(full);
});

test("uploads ask how far they are and send the next piece", async () => {
  answer = { status: 200, headers: { "upload-offset": "9" } };
  expect(await transport.uploadOffset("t", "b")).toEqual({ ok: true, value: 9 });
  answer = { status: 204 };
  const piece = Uint8Array.of(1, 2);
  expect(await transport.uploadPart("t", "b", 9, 20, piece)).toEqual({ ok: true, value: "more" });
  expect(asked[1]).toMatchObject({ method: "PATCH", body: Buffer.from(piece) });
  expect(asked[1]!.headers).toMatchObject({ "upload-offset": "9", "upload-length": "20" });
  answer = { status: 201 };
  expect(await transport.uploadPart("t", "b", 9, 20, piece)).toEqual({ ok: true, value: "done" });
});
