import type { FastifyInstance, FastifyRequest } from "fastify";
import * as v from "valibot";
import { line, randomId, unitId } from "../../protocol/bodies/shapes.ts";
import { IMPORT_LIMITS } from "../../protocol/import-file.ts";
import type { Caller, ServerCore } from "../core.ts";
import { importFor } from "../import/import-for.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import { createImportGate } from "./import-gate.ts";
import type { DeviceLimits } from "./limits.ts";
import { sendJson } from "./send-json.ts";

const Asked = v.object({
  unit: unitId,
  text: v.optional(randomId),
  internal: v.optional(v.literal("yes")),
  fileName: line(IMPORT_LIMITS.name),
});
type Asked = v.InferOutput<typeof Asked>;

interface Import {
  caller: Caller;
  asked: Asked;
  /** from here on the place is given back when the file has been read, not when its sender goes away */
  isReading: boolean;
  leave: () => void;
}

/** `POST /api/import` (`protocol/import-file.ts`) */
export function importRoute(
  app: FastifyInstance,
  core: ServerCore,
  limits: { of: DeviceLimits; importsAtOnce: number },
): void {
  const gate = createImportGate(limits.importsAtOnce);
  const imports = new WeakMap<FastifyRequest, Import>();

  app.post("/api/import", {
    bodyLimit: IMPORT_LIMITS.size,
    // Who may not, or not now, is told before his file is taken in.
    async onRequest(request, reply) {
      const caller = await callerOf(core, limits.of, request);
      const asked = askedIn(request);
      checkLength(request);
      await core.mayImport(caller, asked);
      const one = { caller, asked, isReading: false, leave: gate.enter(caller.member) };
      imports.set(request, one);
      reply.raw.once("close", () => {
        if (!one.isReading) one.leave();
      });
    },
    async handler(request, reply) {
      const one = imports.get(request)!;
      one.isReading = true;
      try {
        const bytes = request.body ?? Buffer.alloc(0);
        if (!Buffer.isBuffer(bytes))
          throw new HttpRefusal("bad-request", "这里只收 application/octet-stream。", { status: 415 });
        const { internal, ...asked } = one.asked;
        const file = { ...asked, bytes, internalAllowed: internal === "yes" };
        const answer = await importFor(one.caller, core.blobs, file);
        void reply.header("cache-control", "no-store");
        return await sendJson(request, reply, JSON.stringify(answer));
      } finally {
        one.leave();
      }
    },
  });
}

/** @throws HttpRefusal bad-request */
function askedIn(request: FastifyRequest): Asked {
  const asked = v.safeParse(Asked, { ...(request.query as object), fileName: nameIn(request) });
  if (!asked.success) throw new HttpRefusal("bad-request", "没有说清是哪个单位的哪个文件。");
  return asked.output;
}

function nameIn(request: FastifyRequest): string | undefined {
  const header = request.headers["file-name"];
  try {
    return typeof header === "string" ? decodeURIComponent(header) : undefined;
  } catch {
    return undefined;
  }
}

function checkLength(request: FastifyRequest): void {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length <= IMPORT_LIMITS.size) return;
  throw new HttpRefusal("too-large", `一个文件最大 ${IMPORT_LIMITS.size / 1_000_000} MB，这个太大了。`);
}
