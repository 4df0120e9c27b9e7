import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { FeedIdSchema } from "../../protocol/feed.ts";
import type { ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";
import { sendJson } from "./send-json.ts";

/** `GET /api/feeds/:epoch/:feed/:generation/:page` */
export function feedRoute(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  app.get<{ Params: { epoch: string; feed: string; generation: string; page: string } }>(
    "/api/feeds/:epoch/:feed/:generation/:page",
    async (request, reply) => {
      const caller = await callerOf(core, limits, request);
      const { epoch, feed, generation, page } = request.params;
      if (!v.is(FeedIdSchema, feed)) throw new HttpRefusal("bad-request", "没有这样的内容流编号。");
      const found = [countOf(generation), countOf(page)] as const;
      if (epoch !== (await core.epoch())) throw new HttpRefusal("not-found", "没有找到。");
      const { json, full } = await core.feedPage(caller, feed, ...found);
      void reply.header("cache-control", full ? "private, max-age=31536000, immutable" : "private, no-store");
      return sendJson(request, reply, json);
    },
  );
}

function countOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new HttpRefusal("bad-request", "页码不是数字。");
  return Number(text);
}
