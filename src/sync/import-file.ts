import type { FetchPorts } from "./blob-fetch.ts";
import type { ImportFileAnswer } from "./phone.ts";
import type { FileToImport, Transport } from "./ports.ts";
import { readImportAnswer } from "./read-answer.ts";

/** See `Phone.importFile`. */
export async function importFile(
  withToken: FetchPorts["withToken"],
  transport: Transport,
  file: FileToImport,
  on: (sent: number) => void,
): Promise<ImportFileAnswer> {
  const reply = await withToken((token) => transport.importFile(token, file, on));
  if (reply.ok) return readImportAnswer(reply.value) ?? { outcome: "away", why: "offline" };
  const why = WHY[reply.refusal?.code ?? ""] ?? "offline";
  return {
    outcome: "away",
    why,
    ...(reply.retryAfter !== undefined && { wait: reply.retryAfter }),
  };
}

const WHY: Readonly<Record<string, "not-allowed" | "too-large" | "busy">> = {
  forbidden: "not-allowed",
  unauthorised: "not-allowed",
  "too-large": "too-large",
  "too-many": "busy",
  unavailable: "busy",
};
