import { ask, bearer, PUSH_TIMEOUT, refused } from "./http-transport.ts";
import type { Transport } from "../sync/ports.ts";

/** The server over HTTP, as far as whole files go to it: loaded by whoever has one. */
export function httpFiles(
  base: string,
): Pick<Transport, "importFile" | "carried" | "uploadOffset" | "uploadPart"> {
  return {
    async importFile(token, file, on) {
      const { sendFile } = await import("./send-file.ts");
      const sent = await sendFile(`${base}/api/import`, bearer(token), file, on);
      if (!sent) return { ok: false };
      return sent.isOk ? { ok: true, value: sent.text } : refused(sent.text, sent.retryAfter);
    },
    carried: (token, bundle) =>
      ask(
        `${base}/api/carried`,
        {
          method: "POST",
          headers: { ...bearer(token), "content-type": "application/x-songxue-carried" },
          body: bundle,
        },
        async (response) => new Uint8Array(await response.arrayBuffer()),
        PUSH_TIMEOUT,
      ),
    uploadOffset: (token, id) =>
      ask(`${base}/api/blobs/${id}`, { method: "HEAD", headers: bearer(token) }, (response) =>
        Promise.resolve(Number(response.headers.get("upload-offset") ?? 0) || undefined),
      ),
    uploadPart: (token, id, at, total, piece) =>
      ask(
        `${base}/api/blobs/${id}`,
        {
          method: "PATCH",
          headers: {
            ...bearer(token),
            "content-type": "application/octet-stream",
            "upload-offset": String(at),
            "upload-length": String(total),
          },
          body: piece,
        },
        (response) => Promise.resolve(response.status === 201 ? "done" : "more"),
      ),
  };
}
