import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HttpRefusal } from "./error-answer.ts";
import type { Site, SiteFile } from "./site.ts";

/** Serves the app. An address that is no file and looks like a page gets the app, which finds its way by itself. */
export function siteRoutes(app: FastifyInstance, site: Site | undefined): void {
  app.get("/*", async (request, reply) => {
    const path = request.url.split("?", 1)[0]!;
    const file = site?.file(path) ?? (isPage(path) ? site?.file("/") : undefined);
    if (file === undefined)
      throw new HttpRefusal("not-found", site === undefined ? "页面还没有构建。" : "没有找到。");
    return sendFile(request, reply, file);
  });
}

function isPage(path: string): boolean {
  return !path.startsWith("/api/") && path !== "/api" && !/\.[^/]*$/.test(path);
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: SiteFile): Promise<FastifyReply> {
  void reply
    .header("cache-control", file.cacheControl)
    .header("etag", file.etag)
    .header("vary", "accept-encoding");
  if (
    request.headers["if-none-match"]?.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, "") === file.etag)
  ) {
    return reply.code(304).send();
  }
  void reply.type(file.type);
  const how = encodingFor(request.headers["accept-encoding"]);
  const packed = how === undefined ? undefined : await file.packed(how);
  if (packed === undefined) return reply.send(file.bytes);
  return reply.header("content-encoding", how).send(packed);
}

function encodingFor(accepted: string | string[] | undefined): "br" | "gzip" | undefined {
  const names = String(accepted ?? "")
    .split(",")
    .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map((one) => one.split(";", 1)[0]!.trim().toLowerCase());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : undefined;
}
