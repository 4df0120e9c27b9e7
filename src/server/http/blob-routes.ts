import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { BLOB_LIMITS } from "../../protocol/blob.ts";
import { type Caller, Refusal, type ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";

const ROUTE = "/api/blobs/:sha256";
const PIECE = BLOB_LIMITS.piece;
interface BlobParams {
  Params: { sha256: string };
}

/** `GET`, `HEAD` and `PATCH` of `/api/blobs/:sha256` (`protocol/blob.ts`) */
export function blobRoutes(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: BLOB_LIMITS.piece },
    (_request, body, done) => done(null, body),
  );

  app.get<BlobParams>(ROUTE, { exposeHeadRoute: false }, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    const id = blobIdOf(request.params.sha256);
    return sendBlob(core, caller, id, rangeOf(request.headers.range), reply);
  });

  app.head<BlobParams>(ROUTE, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    const offset = (await core.blobs.offset(blobIdOf(request.params.sha256), caller)) ?? 0;
    return reply.header("cache-control", "no-store").header("upload-offset", offset).send();
  });

  app.patch<BlobParams>(ROUTE, { bodyLimit: BLOB_LIMITS.piece }, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    const id = blobIdOf(request.params.sha256);
    const piece = request.body;
    if (!Buffer.isBuffer(piece)) {
      throw new HttpRefusal("bad-request", "这里只收 application/octet-stream。", { status: 415 });
    }
    const at = bytesOf(request.headers["upload-offset"], "upload-offset");
    const total = bytesOf(request.headers["upload-length"], "upload-length");
    if (total > BLOB_LIMITS.size) throw new HttpRefusal("too-large", "文件太大了。");
    const state = await receive(core, caller, id, at, total, piece);
    void reply.header("cache-control", "no-store").header("upload-offset", at + piece.length);
    return reply.code(state === "done" ? 201 : 204).send();
  });
}

async function receive(
  core: ServerCore,
  caller: Caller,
  id: string,
  at: number,
  total: number,
  piece: Buffer,
) {
  try {
    return await core.blobs.receive(caller, id, at, total, piece);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "bad-request") throw error;
    // Where to go on from, so that the phone need not ask.
    const offset = (await core.blobs.offset(id, caller)) ?? 0;
    throw new HttpRefusal("bad-request", "收到的字节和编号对不上，请从头再传。", {
      status: 422,
      headers: { "upload-offset": String(offset) },
    });
  }
}

interface Range {
  from: number;
  /** the last byte, included; undefined: to the end */
  to?: number;
}

async function sendBlob(
  core: ServerCore,
  caller: Caller,
  id: string,
  range: Range | undefined,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const from = range?.from ?? 0;
  const wanted = range?.to ?? Infinity;
  const first = await core.blobs.read(caller, id, from, Math.min(wanted, from + PIECE - 1));
  const { size } = first;
  if (from > 0 && from >= size) {
    throw new HttpRefusal("bad-request", "文件没有这么长。", {
      status: 416,
      headers: { "content-range": `bytes */${size}` },
    });
  }
  const to = Math.min(wanted, size - 1);
  void reply
    .code(range === undefined ? 200 : 206)
    .type("application/octet-stream")
    .header("cache-control", "private, max-age=31536000, immutable")
    .header("vary", "authorization")
    .header("accept-ranges", "bytes")
    .header("content-disposition", "attachment")
    .header("content-length", to - from + 1);
  if (range !== undefined) void reply.header("content-range", `bytes ${from}-${to}/${size}`);
  if (from + first.bytes.length > to) return reply.send(first.bytes);
  return reply.send(Readable.from(pieces(core, caller, id, first.bytes, from, to), { objectMode: false }));
}

/** A piece at a time: a slow phone must not hold a whole recording in the server's memory. */
async function* pieces(
  core: ServerCore,
  caller: Caller,
  id: string,
  first: Uint8Array,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let at = from + first.length; at <= to;) {
    const { bytes } = await core.blobs.read(caller, id, at, Math.min(to, at + PIECE - 1));
    // Erased in between: the connection breaks off, and the phone asks again and is told.
    if (bytes.length === 0) throw new HttpRefusal("not-found", "没有找到。");
    yield bytes;
    at += bytes.length;
  }
}

/** One range from the front; anything else is answered whole, as HTTP allows. */
function rangeOf(header: string | undefined): Range | undefined {
  const found = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? "");
  if (!found) return undefined;
  const from = Number(found[1]);
  if (found[2] === undefined) return { from };
  const to = Number(found[2]);
  return to >= from ? { from, to } : undefined;
}

function blobIdOf(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new HttpRefusal("bad-request", "文件编号不对。");
  return text;
}

function bytesOf(header: string | string[] | undefined, name: string): number {
  if (typeof header !== "string" || !/^\d{1,15}$/.test(header)) {
    throw new HttpRefusal("bad-request", `请求头 ${name} 应是字节数。`);
  }
  return Number(header);
}
