import type { FastifyRequest } from "fastify";
import type { Caller, ServerCore } from "../core.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";

/** Who is asking, by the bearer token of his last push. @throws Refusal unauthorised, too-many */
export async function callerOf(
  core: ServerCore,
  limits: DeviceLimits,
  request: FastifyRequest,
): Promise<Caller> {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,4000})$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw new HttpRefusal("unauthorised", "需要先联系一次服务器，再来读取。");
  const caller = await core.callerOf(token);
  await limits.read(request, caller);
  return caller;
}
