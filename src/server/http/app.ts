import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { Refusal, type ServerCore } from "../core.ts";
import { trustsProxy } from "./address.ts";
import { blobRoutes } from "./blob-routes.ts";
import { carryRoute } from "./carry-route.ts";
import { errorText, HttpRefusal, sendError } from "./error-answer.ts";
import { feedRoute } from "./feed-route.ts";
import { formRoutes } from "./form-routes.ts";
import { createGuessGate, type GuessGate } from "./guess-gate.ts";
import { healthRoute } from "./health-route.ts";
import { importRoute } from "./import-route.ts";
import { invitationRoute } from "./invitation-route.ts";
import { type Limits, LIMITS, limitRequests } from "./limits.ts";
import { packRoute } from "./pack-route.ts";
import { pushRoute } from "./push-route.ts";
import { recoveryRoute } from "./recovery-route.ts";
import { logFailure, logRequests } from "./request-log.ts";
import { apiHeaders, pageHeaders, sendSecurityHeaders } from "./security-headers.ts";
import { readSite } from "./site.ts";
import { siteRoutes } from "./site-routes.ts";
import { viewRoute } from "./view-route.ts";

export interface AppOptions {
  log: Logger;
  /** where people open it; https makes cookies secure and sends HSTS */
  publicUrl: string;
  /** folder of the built app; undefined: the API alone */
  site?: string;
  limits?: Partial<Limits>;
  guessGate?: GuessGate;
}

/** Milliseconds for a whole request to arrive: a piece of a recording on a bad village line, not longer. */
const ARRIVAL = 180_000;

/** The server's HTTP around a core; listens to nothing yet. Closing it lets what is under way finish, and leaves the core open. */
export async function buildApp(core: ServerCore, options: AppOptions): Promise<FastifyInstance> {
  const { log } = options;
  const app = fastify({
    genReqId: () => randomUUID(),
    requestTimeout: ARRIVAL,
    keepAliveTimeout: 60_000,
    bodyLimit: 10_000,
    trustProxy: trustsProxy,
    // What was asked before the end is answered, not turned away: see `closeBehindAnswers`.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => void sendError(reply, error),
    clientErrorHandler: answerBrokenRequest,
  });
  app.setErrorHandler((error, request, reply) => {
    if (isUnexpected(error)) logFailure(log, request.id, error);
    return sendError(reply, error);
  });
  app.setNotFoundHandler((_request, reply) => sendError(reply, new HttpRefusal("not-found", "没有找到。")));

  const site = options.site === undefined ? undefined : readSite(options.site);
  const https = options.publicUrl.startsWith("https:");
  const limits = { ...LIMITS, ...options.limits };
  const gate = options.guessGate ?? createGuessGate(() => performance.now(), wait);

  logRequests(app, log);
  closeBehindAnswers(app);
  const styleHashes = site?.styleHashes ?? [];
  sendSecurityHeaders(app, pageHeaders({ styleHashes, https }), apiHeaders(https));
  await app.register(rateLimit, { global: false, cache: 50_000 });
  const ofDevice = limitRequests(app, limits);

  pushRoute(app, core, gate, { ...limits, of: ofDevice }, https);
  carryRoute(app, core, gate, ofDevice);
  feedRoute(app, core, ofDevice);
  formRoutes(app, core, ofDevice);
  blobRoutes(app, core, ofDevice);
  importRoute(app, core, { ...limits, of: ofDevice });
  packRoute(app, core, ofDevice);
  viewRoute(app, core, ofDevice);
  invitationRoute(app, core, gate);
  recoveryRoute(app, core);
  healthRoute(app, core);
  siteRoutes(app, site);
  return app;
}

/** A connection kept alive would hold up the end of the server. */
function closeBehindAnswers(app: FastifyInstance): void {
  let closing = false;
  app.addHook("preClose", (done) => {
    closing = true;
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (closing) void reply.header("connection", "close");
    done();
  });
}

function isUnexpected(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === "internal";
  return ((error as { statusCode?: number } | null)?.statusCode ?? 500) >= 500;
}

/** What is no HTTP, or did not arrive in time, gets the one shape too. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const line =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? "408 Request Timeout"
      : error.code === "HPE_HEADER_OVERFLOW"
        ? "431 Request Header Fields Too Large"
        : "400 Bad Request";
  const body = errorText("bad-request");
  socket.end(
    `HTTP/1.1 ${line}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
