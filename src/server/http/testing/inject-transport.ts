import { gzipSync } from "node:zlib";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { readPack } from "../../../app/read-pack.ts";
import { ErrorAnswer } from "../../../protocol/errors.ts";
import type { Reply, Transport } from "../../../sync/ports.ts";
import * as v from "valibot";

/** A browser's cookies and its way to the server, as far as a phone needs them. */
export interface Browser {
  transport: Transport;
  /** name=value of the cookies that the server has set */
  cookies: Map<string, string>;
  /** the `set-cookie` headers, whole */
  setCookies: string[];
  lastStatus(): number;
  /** bytes of the last answer as it travelled */
  lastBytes(): number;
}

/** How a browser reaches the app, without a socket. */
export function browserOf(app: FastifyInstance, remoteAddress = "127.0.0.1"): Browser {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  let lastStatus = 0;
  let lastBytes = 0;
  const ask = async (request: InjectOptions): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies.values()].join("; ");
    const answer = await app.inject({
      remoteAddress,
      ...request,
      headers: { ...(cookie && { cookie }), ...request.headers },
    });
    lastStatus = answer.statusCode;
    lastBytes = answer.rawPayload.length;
    const set = answer.headers["set-cookie"];
    for (const one of set === undefined ? [] : [set].flat()) {
      setCookies.push(one);
      const pair = one.split(";", 1)[0]!;
      cookies.set(pair.split("=", 1)[0]!, pair);
    }
    return answer;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const transport: Transport = {
    push: async (text) =>
      replyOf(
        await ask({
          method: "POST",
          url: "/api/push",
          headers: { "content-type": "application/x-songxue-push", "content-encoding": "gzip" },
          payload: gzipSync(text),
        }),
        (answer) => answer.body,
      ),
    feedPage: async (token, epoch, feed, generation, page) =>
      replyOf(
        await ask({ url: `/api/feeds/${epoch}/${feed}/${generation}/${page}`, headers: bearer(token) }),
        (answer) => answer.body,
      ),
    ask: async (token, path, body) =>
      replyOf(
        await ask({
          url: `/api/${path}`,
          headers: bearer(token),
          ...(body !== undefined && { method: "POST", payload: body as object }),
        }),
        (answer) => answer.body,
      ),
    importFile: async (token, file, on) => {
      const query = new URLSearchParams({ unit: file.unit });
      if (file.text !== undefined) query.set("text", file.text);
      if (file.internalAllowed) query.set("internal", "yes");
      const answer = await ask({
        method: "POST",
        url: `/api/import?${query.toString()}`,
        headers: {
          ...bearer(token),
          "content-type": "application/octet-stream",
          "file-name": encodeURIComponent(file.name),
        },
        payload: Buffer.from(file.bytes),
      });
      on(file.bytes.length);
      return replyOf(answer, ({ body }) => body);
    },
    packs: async (token, wants, take) => {
      const answer = await ask({
        method: "POST",
        url: "/api/packs",
        headers: bearer(token),
        payload: { wants },
      });
      if (answer.statusCode !== 200) return replyOf(answer, () => undefined);
      // The one that a browser reads it with.
      const { failed } = await readPack(
        new Response(new Uint8Array(answer.rawPayload)),
        take,
        () => undefined,
      );
      if (failed !== undefined) throw failed;
      return { ok: true, value: undefined };
    },
    blobPart: async (token, id, from, to) =>
      replyOf(
        await ask({
          url: `/api/blobs/${id}`,
          headers: { ...bearer(token), range: `bytes=${from}-${to - 1}` },
        }),
        (answer) => new Uint8Array(answer.rawPayload),
      ),
    carried: async (token, bundle) =>
      replyOf(
        await ask({
          method: "POST",
          url: "/api/carried",
          headers: { ...bearer(token), "content-type": "application/x-songxue-carried" },
          payload: Buffer.from(bundle),
        }),
        (answer) => new Uint8Array(answer.rawPayload),
      ),
    uploadOffset: async (token, id) =>
      replyOf(await ask({ method: "HEAD", url: `/api/blobs/${id}`, headers: bearer(token) }), (answer) =>
        Number(answer.headers["upload-offset"]),
      ),
    uploadPart: async (token, id, at, total, piece) =>
      replyOf(
        await ask({
          method: "PATCH",
          url: `/api/blobs/${id}`,
          headers: {
            ...bearer(token),
            "content-type": "application/octet-stream",
            "upload-offset": String(at),
            "upload-length": String(total),
          },
          payload: Buffer.from(piece),
        }),
        (answer) => (answer.statusCode === 201 ? "done" : "more"),
      ),
  };
  return { transport, cookies, setCookies, lastStatus: () => lastStatus, lastBytes: () => lastBytes };
}

function replyOf<T>(answer: LightMyRequestResponse, value: (answer: LightMyRequestResponse) => T): Reply<T> {
  if (answer.statusCode < 300) return { ok: true, value: value(answer) };
  const retryAfter = answer.headers["retry-after"];
  return {
    ok: false,
    refusal: v.parse(ErrorAnswer, answer.json()),
    ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) * 1000 }),
  };
}
