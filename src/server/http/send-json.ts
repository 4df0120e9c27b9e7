import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const gzipLater = promisify(gzip);
/** Below this it is one packet anyhow; below the second a thread costs more than the work. */
const WORTH_IT = 1_400;
const SMALL = 32_000;

/**
 * Sends JSON text as it is, compressed where the caller can read that.
 * @param pack where it may have been compressed before
 */
export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  json: string,
  pack = packJson,
): Promise<FastifyReply> {
  void reply.type("application/json; charset=utf-8").header("vary", "accept-encoding, authorization");
  if (json.length < WORTH_IT || !takesGzip(request)) return reply.send(json);
  return reply.header("content-encoding", "gzip").send(await pack(json));
}

export async function packJson(json: string): Promise<Buffer> {
  return json.length < SMALL ? gzipSync(json) : gzipLater(json);
}

function takesGzip(request: FastifyRequest): boolean {
  const accepted = request.headers["accept-encoding"];
  return (
    typeof accepted === "string" && /(^|[\s,])(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(accepted)
  );
}
