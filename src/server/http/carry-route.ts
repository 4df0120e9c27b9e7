import type { FastifyInstance } from "fastify";
import { BUNDLE_LIMITS } from "../../protocol/carry/bundle.ts";
import type { ServerCore } from "../core.ts";
import { addressOf } from "./address.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { GuessGate } from "./guess-gate.ts";
import type { DeviceLimits } from "./limits.ts";
import { glanceAtPush } from "./push-body.ts";
import { missesIn } from "./push-route.ts";

export const CARRIED_TYPE = "application/x-songxue-carried";

/** `POST /api/carried`: one bundle (`protocol/carry/bundle.ts`) that the caller brings for somebody else; the answer is one to take back. */
export function carryRoute(app: FastifyInstance, core: ServerCore, gate: GuessGate, of: DeviceLimits): void {
  app.addContentTypeParser(
    CARRIED_TYPE,
    { parseAs: "buffer", bodyLimit: BUNDLE_LIMITS.bundle },
    (_request, body, done) => done(null, body),
  );

  app.post("/api/carried", { bodyLimit: BUNDLE_LIMITS.bundle }, async (request, reply) => {
    await callerOf(core, of, request);
    if (!Buffer.isBuffer(request.body)) {
      throw new HttpRefusal("bad-request", `这里只收 ${CARRIED_TYPE}。`, { status: 415 });
    }
    const carried = await core.openCarried(new Uint8Array(request.body));
    if (carried.is === "file") {
      const { bundle } = await carried.take();
      return reply.header("cache-control", "no-store").type(CARRIED_TYPE).send(Buffer.from(bundle));
    }
    // An enrolment may be in it, and guess: no more can be tried in this way than by calling oneself.
    const { newJournals } = glanceAtPush(carried.text);
    if (newJournals > 0) await gate.enter(addressOf(request), newJournals);
    const { answer, bundle } = await carried.take();
    if (newJournals > 0) gate.missed(addressOf(request), missesIn(answer, newJournals));
    return reply.header("cache-control", "no-store").type(CARRIED_TYPE).send(Buffer.from(bundle));
  });
}
