import * as v from "valibot";
import type { EntryHeader, EntryKind } from "../domain/entry.ts";
import type { EntryBodies } from "../domain/entries/bodies.ts";
import { BODY_SCHEMAS } from "./bodies/by-kind.ts";
import { instant, randomId } from "./bodies/shapes.ts";
import { parseJson } from "./parse-json.ts";
import { RUN_LIMITS } from "./run.ts";
import { utf8Length } from "./utf8.ts";

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

export const EntryHeaderSchema = v.looseObject({
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
  at: instant,
  for: v.optional(randomId),
});

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

/** Where it is wrong and which check it failed: `requirements.3.window.from check`. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? ""} ${issue.type}`.trim();
}
