import * as v from "valibot";
import type { EntryHeader, EntryKind, NewEntry } from "../domain/entry.ts";
import type { EntryBodies } from "../domain/entries/bodies.ts";
import type { Instant } from "../domain/ids.ts";
import { BODY_SCHEMAS } from "./bodies/by-kind.ts";
import { instant, randomId } from "./bodies/forms.ts";
import { RUN_LIMITS, type RunEntry } from "./run.ts";

/** An entry of a known kind whose body has been checked: what stands in a journal beside device and n. */
export type ReadEntry<K extends EntryKind = EntryKind> = {
  [P in K]: { header: EntryHeader<P>; body: EntryBodies[P] };
}[K];

/** `detail` names the field and what is wrong with it, never what stands in it. `kind` where the header could be read. */
export interface EntryProblem {
  problem: "unknown-kind" | "bad-body" | "too-large";
  detail: string;
  kind?: string;
}

/** UTF-8 bytes of a header */
const HEADER_LIMIT = 1_000;
const SURROGATES = /\p{Surrogate}/gu;

export const EntryHeaderSchema = v.looseObject({
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
  at: instant,
  for: v.optional(randomId),
});

/** The body is longer than a server takes. The caller keeps the words and says so. */
export class EntryTooLarge extends Error {}

/**
 * The exact texts of an entry, written once and for all: these are hashed, sent and kept. One line each; keys in fixed
 * order, fields without a value left out, a lone surrogate replaced by U+FFFD.
 * @throws EntryTooLarge
 */
export function writeEntry<K extends EntryKind>(entry: NewEntry<K>, at: Instant): RunEntry {
  const { kind, body } = entry;
  const header = JSON.stringify({ kind, at, for: entry.for });
  const text = JSON.stringify(body, canonical);
  if (utf8Length(text) > RUN_LIMITS.body) throw new EntryTooLarge(`a body of ${text.length} characters`);
  return { header, body: text };
}

/** Reads what `writeEntry` wrote, here or on another device. Unknown fields are kept; nothing is thrown. */
export function readEntry(header: string, body: string): ReadEntry | EntryProblem {
  if (utf8Length(header) > HEADER_LIMIT) return { problem: "too-large", detail: "header" };
  const head = v.safeParse(EntryHeaderSchema, parseJson(header));
  if (!head.success) return { problem: "bad-body", detail: `header ${placeOf(head.issues[0])}` };
  const { kind } = head.output;
  if (utf8Length(body) > RUN_LIMITS.body) return { problem: "too-large", detail: "body", kind };
  const value = parseJson(body);
  if (value === null || typeof value !== "object") return { problem: "bad-body", detail: "no object", kind };
  if (!isKnownKind(kind)) return { problem: "unknown-kind", detail: kind, kind };
  const read = v.safeParse(BODY_SCHEMAS[kind], value);
  if (!read.success) return { problem: "bad-body", detail: placeOf(read.issues[0]), kind };
  return { header: head.output, body: read.output } as ReadEntry;
}

export function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(BODY_SCHEMAS, kind);
}

/** How many bytes the text has in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) length += unit > 0x7ff ? 2 : 1;
    // A pair of surrogates is four bytes, not three and three.
    if (unit >= 0xdc00 && unit <= 0xdfff && isHigh(text.charCodeAt(i - 1))) length -= 2;
  }
  return length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function canonical(_key: string, value: unknown): unknown {
  if (typeof value === "string") return value.replace(SURROGATES, "\uFFFD");
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns undefined where it is no JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Where it is wrong and which check it failed: `requirements.3.window.from check`. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? ""} ${issue.type}`.trim();
}
