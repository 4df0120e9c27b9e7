import type { FastifyInstance } from "fastify";
import { PUSH_LIMITS } from "../../protocol/push.ts";
import type { PushAnswer } from "../../protocol/push.ts";
import type { ServerCore } from "../core.ts";
import { addressOf } from "./address.ts";
import { readRecoveryCookie, recoveryCookie } from "./cookie.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { GuessGate } from "./guess-gate.ts";
import type { DeviceLimits, Limits } from "./limits.ts";
import { glanceAtPush, readPushText } from "./push-body.ts";
import { sendJson } from "./send-json.ts";

export const PUSH_TYPE = "application/x-songxue-push";

/** `POST /api/push` */
export function pushRoute(
  app: FastifyInstance,
  core: ServerCore,
  gate: GuessGate,
  limits: Limits & { of: DeviceLimits },
  secureCookies: boolean,
): void {
  let underWay = 0;
  app.addContentTypeParser(
    PUSH_TYPE,
    { parseAs: "buffer", bodyLimit: PUSH_LIMITS.packed },
    (_request, body, done) => done(null, body),
  );

  app.post("/api/push", { bodyLimit: PUSH_LIMITS.packed }, async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) throw notAPush();
    if (underWay >= limits.pushesAtOnce) {
      throw new HttpRefusal("unavailable", "服务器正忙，请稍后再试；手机里的记录都还在。");
    }
    underWay++;
    try {
      const text = await readPushText(request.body, request.headers["content-encoding"]);
      const glance = glanceAtPush(text);
      await limits.of.push(request, glance.device);
      if (glance.newJournals > 0) await gate.enter(addressOf(request), glance.newJournals);
      const outcome = await core.push(text, readRecoveryCookie(request.headers.cookie));
      if (glance.newJournals > 0)
        gate.missed(addressOf(request), missesIn(outcome.answer, glance.newJournals));
      if (outcome.recoveryCookie !== undefined) {
        void reply.header("set-cookie", recoveryCookie(outcome.recoveryCookie, secureCookies));
      }
      void reply.header("cache-control", "no-store");
      return await sendJson(request, reply, JSON.stringify(outcome.answer));
    } finally {
      underWay--;
    }
  });
}

/** Enrolments of this push whose invitation is not there: perhaps not yet, perhaps guessed. */
export function missesIn(answer: PushAnswer, atMost: number): number {
  const misses = answer.receipts.filter((receipt) =>
    receipt.exceptions.some(({ n, reason }) => n === 1 && reason === "unknown-invitation"),
  );
  return Math.min(misses.length, atMost);
}

function notAPush(): HttpRefusal {
  return new HttpRefusal("bad-request", `这里只收 ${PUSH_TYPE}。`, { status: 415 });
}
