import type { FastifyInstance } from "fastify";
import type { ServerCore } from "../core.ts";
import { readRecoveryCookie } from "./cookie.ts";
import { HttpRefusal } from "./error-answer.ts";
import { sendJson } from "./send-json.ts";

/** `GET /api/recovery` */
export function recoveryRoute(app: FastifyInstance, core: ServerCore): void {
  app.get("/api/recovery", async (request, reply) => {
    const cookie = readRecoveryCookie(request.headers.cookie);
    void reply.header("cache-control", "no-store");
    // A stranger: nothing is wrong, and no browser is to report an error.
    if (cookie === undefined) return reply.status(204).send();
    const answer = await core.recovery(cookie);
    if (answer === undefined) throw new HttpRefusal("not-found", "这个浏览器没有可以找回的记录。");
    return sendJson(request, reply, JSON.stringify(answer));
  });
}
