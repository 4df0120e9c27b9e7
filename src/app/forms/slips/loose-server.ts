import type { FormId } from "../../../domain/ids.ts";
import type { HandInAnswer, SlipKey } from "../../../protocol/slips.ts";

/** The server as anybody has it: without this member's token, cookie and device. */
export interface LooseServer {
  /** gone: no such form, or over · away: not to be reached now */
  slipKey(form: FormId): Promise<SlipKey | "gone" | "away">;
  /** @param text of `formatHandIn` · refused: it will not be taken another time either */
  handIn(text: string): Promise<HandInAnswer | "refused" | "too-large" | "away">;
}

/** `omit`: the browser sends no cookie, and takes another connection than for what it sends as somebody. */
const AS_NOBODY = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" } as const;
const TIMEOUT = 30_000;

export const looseServer: LooseServer = {
  async slipKey(form) {
    // From a cache where there is one: the key is the same for all.
    const found = await askLoosely<SlipKey>(`slip-keys/${form}`, { cache: "default" });
    if (typeof found === "object") return found;
    return found === 404 ? "gone" : "away";
  },
  async handIn(body) {
    const headers = { "content-type": "application/json" };
    const found = await askLoosely<HandInAnswer>("slips", { method: "POST", headers, body });
    if (typeof found === "object") return found;
    if (found === 413) return "too-large";
    return found >= 400 && found < 500 && found !== 429 ? "refused" : "away";
  },
};

/** @returns the answer's JSON, or its status; 0: there was none, or none of ours */
export async function askLoosely<T extends object>(
  path: string,
  request: RequestInit = {},
): Promise<T | number> {
  try {
    const response = await fetch(`/api/${path}`, {
      cache: "no-store",
      ...AS_NOBODY,
      ...request,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const json: unknown = await response.json();
    if (typeof json !== "object" || json === null) return 0;
    return response.ok ? (json as T) : response.status;
  } catch {
    return 0;
  }
}
