import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { FeedIdSchema } from "../../protocol/feed.ts";
import type { FeedPage, ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";
import { packJson, sendJson } from "./send-json.ts";

/** `GET /api/feeds/:epoch/:feed/:generation/:page` */
export function feedRoute(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  const packed = new WeakMap<FeedPage, Promise<Buffer>>();
  function packOnce(page: FeedPage): Promise<Buffer> {
    const before = packed.get(page);
    if (before) return before;
    const packing = packJson(page.json);
    packed.set(page, packing);
    return packing;
  }

  app.get<{ Params: { epoch: string; feed: string; generation: string; page: string } }>(
    "/api/feeds/:epoch/:feed/:generation/:page",
    async (request, reply) => {
      const caller = await callerOf(core, limits, request);
      const { epoch, feed, generation, page } = request.params;
      if (!v.is(FeedIdSchema, feed)) throw new HttpRefusal("bad-request", "没有这样的内容流编号。");
      const found = [countOf(generation), countOf(page)] as const;
      if (epoch !== (await core.epoch())) throw new HttpRefusal("not-found", "没有找到。");
      const read = await core.feedPage(caller, feed, ...found);
      const caching = read.full ? "private, max-age=31536000, immutable" : "private, no-store";
      void reply.header("cache-control", caching);
      return sendJson(request, reply, read.json, () => packOnce(read));
    },
  );
}

function countOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new HttpRefusal("bad-request", "页码不是数字。");
  return Number(text);
}
