import type { FastifyInstance } from "fastify";
import type { ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";
import { sendJson } from "./send-json.ts";

/** `GET /api/views/units/:unit` */
export function viewRoute(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  app.get<{ Params: { unit: string } }>("/api/views/units/:unit", async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    if (!/^[a-z0-9-]{1,40}$/.test(request.params.unit))
      throw new HttpRefusal("bad-request", "没有这样的单位编号。");
    const view = await core.unitView(caller, request.params.unit);
    void reply.header("cache-control", "private, no-store");
    return sendJson(request, reply, JSON.stringify(view));
  });
}
