import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { gunzip, gunzipSync } from "node:zlib";
import { PUSH_LIMITS } from "../../protocol/push.ts";
import { HttpRefusal } from "./error-answer.ts";

const gunzipLater = promisify(gunzip);
/** Below this many bytes a thread costs more than the work. */
const SMALL = 16_000;

/**
 * The exact text of a push.
 * @param encoding of the request: gzip, identity or none
 * @throws HttpRefusal too-large where it unpacks to more than it may, bad-request where it is damaged
 */
export async function readPushText(packed: Buffer, encoding: string | undefined): Promise<string> {
  const bytes = await unpack(packed, encoding?.trim().toLowerCase() ?? "identity");
  if (bytes.length > PUSH_LIMITS.text) throw tooLarge();
  // Anything else would be read as something that nobody wrote and nobody signed.
  if (!isUtf8(bytes)) throw new HttpRefusal("bad-request", "内容不是 UTF-8 文本。");
  return bytes.toString("utf8");
}

async function unpack(packed: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === "identity") return packed;
  if (encoding !== "gzip") {
    throw new HttpRefusal("bad-request", "只能用 gzip 压缩。", {
      status: 415,
      headers: { "accept-encoding": "gzip" },
    });
  }
  const cap = { maxOutputLength: PUSH_LIMITS.text, chunkSize: 8_192 };
  try {
    return packed.length < SMALL ? gunzipSync(packed, cap) : await gunzipLater(packed, cap);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new HttpRefusal("bad-request", "压缩的内容已损坏。");
  }
}

function tooLarge(): HttpRefusal {
  return new HttpRefusal("too-large", "一次发来的内容太大，请分几次发。");
}

/** What a limit needs to know of a push before anything of it is proven. */
export interface PushGlance {
  /** the device that the envelope says it comes from */
  device?: string;
  /** journals that begin in it: each may try an invitation */
  newJournals: number;
}

/** Looks at envelope and heads of runs only, as `parseRun` would find them. What is malformed counts for nothing: it is refused later. */
export function glanceAtPush(text: string): PushGlance {
  const envelope = headAt(text, 0);
  const device = envelope?.head["device"];
  const glance: PushGlance = { newJournals: 0, ...(typeof device === "string" ? { device } : {}) };
  let at = envelope?.next ?? text.length;
  for (let found = headAt(text, at); found?.head["run"] === 1; found = headAt(text, at)) {
    if (found.head["from"] === 1) glance.newJournals++;
    const lines = Number(found.head["count"]) * 2 + 1;
    if (!(lines > 0)) break;
    at = found.next;
    for (let i = 0; i < lines && at < text.length; i++) at = lineEnd(text, at);
  }
  return glance;
}

function headAt(text: string, at: number): { head: Record<string, unknown>; next: number } | undefined {
  if (text[at] !== "{") return undefined;
  const next = lineEnd(text, at);
  try {
    const head: unknown = JSON.parse(text.slice(at, next));
    return typeof head === "object" && head !== null
      ? { head: head as Record<string, unknown>, next }
      : undefined;
  } catch {
    return undefined;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}
