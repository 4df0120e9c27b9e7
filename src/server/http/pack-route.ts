import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { formatFrame, type Frame, PackAsk } from "../../protocol/pack.ts";
import { PACK_LIMITS } from "../../protocol/pack-limits.ts";
import type { ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";

/** `POST /api/packs` (`protocol/pack.ts`) */
export function packRoute(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  app.post("/api/packs", { bodyLimit: PACK_LIMITS.ask }, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    const asked = v.safeParse(PackAsk, request.body);
    if (!asked.success) throw new HttpRefusal("bad-request", "要取的文件没有写对。");
    const frames = core.blobs.packs(caller, asked.output.wants);
    return reply
      .type("application/x-songxue-pack")
      .header("cache-control", "private, no-store")
      .header("vary", "authorization")
      .send(Readable.from(bytesOf(frames), { objectMode: false, highWaterMark: PACK_LIMITS.piece }));
  });
}

/** A frame at a time: a slow phone must not hold a whole pack in the server's memory. */
async function* bytesOf(frames: AsyncIterable<Frame>): AsyncGenerator<Uint8Array> {
  for await (const frame of frames) yield formatFrame(frame);
}
