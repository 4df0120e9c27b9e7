import type { FastifyInstance } from "fastify";
import { PROTOCOL } from "../../protocol/version.ts";
import type { ServerCore } from "../core.ts";
import { HttpRefusal } from "./error-answer.ts";

/** `GET /api/health`: 200 while the database answers, else 503. */
export function healthRoute(app: FastifyInstance, core: ServerCore): void {
  app.get("/api/health", async (_request, reply) => {
    try {
      await core.epoch();
    } catch {
      throw new HttpRefusal("unavailable", "数据库没有应答。");
    }
    void reply.header("cache-control", "no-store");
    return { status: "ok", protocol: PROTOCOL };
  });
}
