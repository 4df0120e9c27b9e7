import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { InvitationLook } from "../../protocol/invitation.ts";
import type { ServerCore } from "../core.ts";
import { addressOf } from "./address.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { GuessGate } from "./guess-gate.ts";
import { sendJson } from "./send-json.ts";

/** `POST /api/invitations/look` */
export function invitationRoute(app: FastifyInstance, core: ServerCore, gate: GuessGate): void {
  app.post("/api/invitations/look", { bodyLimit: 1_000 }, async (request, reply) => {
    if (!v.is(InvitationLook, request.body)) throw new HttpRefusal("bad-request", "没有邀请的证明。");
    const address = addressOf(request);
    await gate.enter(address, 1);
    const proof = Buffer.from(request.body.proof, "base64url");
    const answer = await core.look(createHash("sha256").update(proof).digest("base64url"));
    if (answer.state === "unknown") gate.missed(address, 1);
    void reply.header("cache-control", "no-store");
    return sendJson(request, reply, JSON.stringify(answer));
  });
}
