import type { ImportAnswer } from "../protocol/import-file.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import type { ImportFileAnswer } from "./phone.ts";
import type { FileToImport, Transport } from "./ports.ts";

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

/** Looked at for its outline, as all answers are (`read-answer.ts`). */
function readImportAnswer(text: string): ImportAnswer | undefined {
  let answer: Partial<Record<"outcome" | "body" | "message", unknown>> | null;
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return undefined;
  }
  const isWhole =
    answer?.outcome === "read"
      ? typeof answer.body === "object"
      : (answer?.outcome === "internal" || answer?.outcome === "refused") &&
        typeof answer.message === "string";
  return isWhole ? (answer as ImportAnswer) : undefined;
}
