import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";

/**
 * One line a request: method, route pattern, status, milliseconds, request id. No address, no path or query as it was
 * asked (they name members), no header, no body.
 */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onRequest", (request, reply, done) => {
    // What somebody can name when he asks why; a file of the app needs none.
    if (request.url.startsWith("/api/")) void reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    log.info(
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url ?? "(none)",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
    done();
  });
}

/** What may be told of an error that nobody expected: its kind and where it happened. Its message may hold a person's words. */
export function logFailure(log: Logger, id: string, error: unknown): void {
  const { name, code, stack } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const at = stack?.split("\n").filter((line) => /^\s+at /.test(line));
  log.error({ id, name: name ?? typeof error, code, at }, "failure");
}
