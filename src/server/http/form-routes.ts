import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";
import { OPEN_LIMITS, OpenHandIn } from "../../protocol/open-forms.ts";
import { SLIP_LIMITS } from "../../protocol/slip-message.ts";
import { SlipAsk, SlipHandIn } from "../../protocol/slips.ts";
import type { ServerCore } from "../core.ts";
import { callerOf } from "./caller.ts";
import { HttpRefusal } from "./error-answer.ts";
import type { DeviceLimits } from "./limits.ts";
import { sendJson } from "./send-json.ts";

interface FormParams {
  Params: { form: string };
}

/** What comes to forms without a journal (`protocol/slips.ts`, `protocol/open-forms.ts`). */
export function formRoutes(app: FastifyInstance, core: ServerCore, limits: DeviceLimits): void {
  const { forms } = core;

  // Asked for by nobody in particular, and kept by caches: a server that gave each member another key would have to show it here.
  app.get<FormParams>("/api/slip-keys/:form", async (request, reply) => {
    await limits.anybody(request);
    return answer(request, reply, await forms.slipKey(formIdOf(request)), "public, max-age=3600");
  });

  app.post<FormParams>("/api/forms/:form/slip", { bodyLimit: 2_000 }, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    if (!v.is(SlipAsk, request.body)) throw new HttpRefusal("bad-request", "要签的票不对。");
    return answer(request, reply, await forms.giveSlip(caller, formIdOf(request), request.body));
  });

  // Whoever sends it is not looked at: neither his token nor his cookie.
  app.post("/api/slips", { bodyLimit: Math.max(...SLIP_LIMITS.sizes) }, async (request, reply) => {
    await limits.anybody(request);
    const handIn = v.safeParse(SlipHandIn, request.body);
    if (!handIn.success) throw new HttpRefusal("bad-request", "交来的不是一张票。");
    return answer(request, reply, await forms.takeSlip(handIn.output));
  });

  app.get<FormParams>("/api/forms/:form/results", async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    return answer(request, reply, await forms.results(caller, formIdOf(request)), "private, no-store");
  });

  app.get<FormParams & { Querystring: { after?: string } }>(
    "/api/forms/:form/answers",
    async (request, reply) => {
      const caller = await callerOf(core, limits, request);
      const { after = "" } = request.query;
      if (!/^[A-Za-z0-9_-]{0,22}$/.test(after)) throw new HttpRefusal("bad-request", "页码不对。");
      const page = await forms.openAnswers(caller, formIdOf(request), after);
      return answer(request, reply, page, "private, no-store");
    },
  );

  app.post<FormParams>("/api/forms/:form/answers/erase", { bodyLimit: 1_000 }, async (request, reply) => {
    const caller = await callerOf(core, limits, request);
    return answer(request, reply, { erased: await forms.eraseOpenAnswers(caller, formIdOf(request)) });
  });

  app.get<FormParams>("/api/open-forms/:form", async (request, reply) => {
    await limits.anybody(request);
    return answer(request, reply, await forms.openForm(formIdOf(request)));
  });

  app.post<FormParams>(
    "/api/open-forms/:form/answers",
    { bodyLimit: OPEN_LIMITS.body },
    async (request, reply) => {
      await limits.anybody(request);
      const handIn = v.safeParse(OpenHandIn, request.body);
      if (!handIn.success) throw new HttpRefusal("bad-request", "交来的不是这张表的答案。");
      return answer(request, reply, await forms.takeOpenAnswers(formIdOf(request), handIn.output));
    },
  );
}

/** @throws HttpRefusal not-found: who guesses learns nothing from a wrong form of it */
function formIdOf(request: FastifyRequest): string {
  const { form } = request.params as FormParams["Params"];
  if (!/^[A-Za-z0-9_-]{16}$/.test(form)) throw new HttpRefusal("not-found", "没有这张表，或者它已经收回。");
  return form;
}

function answer(request: FastifyRequest, reply: FastifyReply, value: unknown, caching = "no-store") {
  return sendJson(request, reply.header("cache-control", caching), JSON.stringify(value));
}
