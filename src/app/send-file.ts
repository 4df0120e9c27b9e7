import type { FileToImport } from "../sync/ports.ts";

/** ms: a file of twenty megabytes over a bad line, and two minutes of reading behind it */
const TIMEOUT = 320_000;

export interface SentFile {
  isOk: boolean;
  text: string;
  retryAfter: string | null;
}

/**
 * Posts a file (`protocol/import-file.ts`) and tells how much of it has gone: of all that browsers have, XMLHttpRequest alone does.
 * @returns undefined: no answer, or not in time
 */
export function sendFile(
  url: string,
  authorization: Readonly<Record<string, string>>,
  { unit, text, name, bytes, internalAllowed }: FileToImport,
  on: (sent: number) => void,
): Promise<SentFile | undefined> {
  const query = new URLSearchParams({
    unit,
    ...(text !== undefined && { text }),
    ...(internalAllowed && { internal: "yes" }),
  });
  const headers = {
    ...authorization,
    "content-type": "application/octet-stream",
    "file-name": encodeURIComponent(name),
  };
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${url}?${query.toString()}`);
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.timeout = TIMEOUT;
    request.upload.addEventListener("progress", ({ loaded }) => on(loaded));
    request.addEventListener("load", () => {
      const { status, responseText: text } = request;
      resolve({
        isOk: status >= 200 && status < 300,
        text,
        retryAfter: request.getResponseHeader("retry-after"),
      });
    });
    for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, () => resolve(undefined));
    request.send(bytes);
  });
}
