import type { FastifyReply } from "fastify";
import type { ErrorAnswer } from "../../protocol/errors.ts";
import { Refusal, type RefusalCode } from "../core.ts";

/** A refusal that HTTP itself has more to say of: another status than its code's, or when to come again. */
export class HttpRefusal extends Refusal {
  readonly status: number;
  /** whole seconds, for `retry-after` */
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: RefusalCode,
    message: string,
    more: { status?: number; retryAfter?: number; headers?: Record<string, string> } = {},
  ) {
    super(code, message);
    this.status = more.status ?? STATUS[code];
    this.retryAfter = more.retryAfter;
    this.headers = more.headers ?? {};
  }
}

export const STATUS: Readonly<Record<RefusalCode, number>> = {
  "bad-request": 400,
  "bad-signature": 401,
  unauthorised: 401,
  forbidden: 403,
  "not-found": 404,
  clock: 409,
  "too-large": 413,
  protocol: 426,
  "too-many": 429,
  internal: 500,
  unavailable: 503,
};

const WORDS: Readonly<Record<RefusalCode, string>> = {
  "bad-request": "请求的格式不对，没有处理。",
  "bad-signature": "签名核对不上，没有收下。",
  unauthorised: "需要先联系一次服务器，再来读取。",
  forbidden: "这里的内容不对您开放。",
  "not-found": "没有找到。",
  clock: "手机时间和服务器相差太多，校正后会自动重发。",
  "too-large": "一次发来的内容太大，请分几次发。",
  protocol: "这个版本太旧，请更新后再联系；手机里的记录都还在。",
  "too-many": "来得太勤了，请稍等一会儿再试；手机里的记录都还在。",
  internal: "服务器出了差错，请稍后再试；手机里的记录都还在。",
  unavailable: "服务器正忙，请稍后再试；手机里的记录都还在。",
};

/** Sends any error in the one shape. What is not a refusal says nothing of its inside. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const answer = answerOf(error);
  for (const [name, value] of Object.entries(answer.headers)) void reply.header(name, value);
  if (answer.retryAfter !== undefined) void reply.header("retry-after", answer.retryAfter);
  if (answer.status === 401) void reply.header("www-authenticate", "Bearer");
  return reply
    .code(answer.status)
    .header("cache-control", "no-store")
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(answer.body));
}

export function errorText(code: RefusalCode): string {
  return JSON.stringify({ code, message: WORDS[code] } satisfies ErrorAnswer);
}

interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  retryAfter?: number | undefined;
  body: ErrorAnswer;
}

function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) {
    const http = error instanceof HttpRefusal ? error : undefined;
    const status = http?.status ?? STATUS[error.code];
    return {
      status,
      headers: http?.headers ?? {},
      retryAfter: http?.retryAfter ?? (status === 429 || status === 503 ? soon() : undefined),
      body: { code: error.code, message: wordsOf(error), ...error.detail },
    };
  }
  const status = statusOfFramework(error);
  const code = codeOf(status);
  return {
    status,
    headers: {},
    retryAfter: status === 503 ? soon() : undefined,
    body: { code, message: WORDS[code] },
  };
}

/** What a refusal says to a person, where it says it in the words of the interface. */
function wordsOf(error: Refusal): string {
  return /\p{Script=Han}/u.test(error.message) ? error.message : WORDS[error.code];
}

function statusOfFramework(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}

function codeOf(status: number): RefusalCode {
  if (status === 404) return "not-found";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  if (status === 503) return "unavailable";
  return status < 500 ? "bad-request" : "internal";
}

/** Seconds, not the same for all: those who were turned away together must not come back together. */
export function soon(): number {
  return 2 + Math.floor(Math.random() * 9);
}
