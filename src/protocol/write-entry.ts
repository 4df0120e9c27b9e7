import type { EntryKind, NewEntry } from "../domain/entry.ts";
import type { Instant } from "../domain/ids.ts";
import { RUN_LIMITS, type RunEntry } from "./run.ts";
import { utf8Length } from "./utf8.ts";

const SURROGATES = /\p{Surrogate}/gu;

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

function canonical(_key: string, value: unknown): unknown {
  if (typeof value === "string") return value.replace(SURROGATES, "\uFFFD");
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
