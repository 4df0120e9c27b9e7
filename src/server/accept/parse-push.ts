import * as v from "valibot";
import { concat, fromBase64Url } from "../../protocol/bytes.ts";
import { PUSH_LIMITS, PushEnvelope, type RunRefusal } from "../../protocol/push.ts";
import { PUSH_CONTEXT } from "../../protocol/push-context.ts";
import { parseRun, type Run, RUN_LIMITS, RunFormatError } from "../../protocol/run.ts";
import { type EntryProblem, type ReadEntry, readEntry } from "../../protocol/read-entry.ts";
import { utf8 } from "../../protocol/utf8.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { Refusal } from "../core.ts";
import { sha256, sha256Of } from "./crypto.ts";

/** A run, and what could be read of each of its entries. */
export interface ParsedRun extends Run {
  reads: readonly (ReadEntry | EntryProblem)[];
}

/** A push, taken apart; nothing of it is believed yet but its form. */
export interface ParsedPush {
  envelope: PushEnvelope;
  runs: readonly ParsedRun[];
  /** runs that could not be read */
  refusals: readonly RunRefusal[];
  /** what the caller signed, and his signature; absent without a caller */
  signed?: { bytes: Uint8Array; signature: Uint8Array };
}

/** @throws Refusal bad-request, too-large, protocol */
export function parsePush(text: string): ParsedPush {
  if (text.length > PUSH_LIMITS.text) throw new Refusal("too-large", "一次上传的内容太多，请分几次上传。");
  const lines = text.split("\n");
  if (lines[lines.length - 1] === "" && lines.length > 2) lines.pop();
  const envelope = parseEnvelope(lines[0]!);
  const runs: ParsedRun[] = [];
  const refusals: RunRefusal[] = [];
  let at = 1;
  for (let i = 0; i < envelope.runs; i++) {
    try {
      const { run, next } = parseRun(sha256, lines, at);
      const size = lengthOf(lines, at, next);
      if (size > RUN_LIMITS.run) refusals.push({ device: run.device, from: run.from, code: "too-large" });
      else runs.push({ ...run, reads: run.entries.map(({ header, body }) => readEntry(header, body)) });
      at = next;
    } catch (error) {
      if (!(error instanceof RunFormatError)) throw error;
      const head = headOf(lines[at]);
      // Without its count nobody knows where the next run begins.
      if (!head) throw new Refusal("bad-request", `上传内容无法读取（${error.message}）。`);
      refusals.push({ device: head.device, from: head.from, code: "bad-run" });
      at += 2 + 2 * head.count;
    }
  }
  if (envelope.device === null) return { envelope, runs, refusals };
  const signature = fromBase64Url(lines[at] ?? "");
  if (signature?.length !== 64 || lines.length > at + 1) {
    throw new Refusal("bad-request", "上传内容不完整，缺少签名。");
  }
  const before = text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1);
  const bytes = concat(utf8(PUSH_CONTEXT), sha256Of(before));
  return { envelope, runs, refusals, signed: { bytes, signature } };
}

function parseEnvelope(line: string): PushEnvelope {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Refusal("bad-request", "上传内容无法读取。");
  }
  const spoken = (json as { protocol?: unknown } | null)?.protocol;
  if (typeof spoken === "number" && spoken !== PROTOCOL) {
    throw new Refusal("protocol", "手机上的版本与服务器不同，请更新后再试。", { speaks: [PROTOCOL] });
  }
  const parsed = v.safeParse(PushEnvelope, json);
  if (!parsed.success) throw new Refusal("bad-request", "上传内容的格式不对。");
  return parsed.output;
}

/** UTF-8 bytes of some lines; only counted where they could be too many. */
function lengthOf(lines: readonly string[], from: number, to: number): number {
  let units = 0;
  for (let i = from; i < to; i++) units += lines[i]!.length + 1;
  if (units * 3 <= RUN_LIMITS.run) return units;
  let bytes = 0;
  for (let i = from; i < to; i++) bytes += Buffer.byteLength(lines[i]!, "utf8") + 1;
  return bytes;
}

/** Of a run that cannot be taken, enough to say which it is and to find the next. */
function headOf(line: string | undefined): { device: string; from: number; count: number } | undefined {
  try {
    const head = JSON.parse(line ?? "") as { device?: unknown; from?: unknown; count?: unknown } | null;
    if (!head || typeof head.device !== "string" || !isCount(head.from) || !isCount(head.count))
      return undefined;
    return { device: head.device, from: head.from, count: head.count };
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
