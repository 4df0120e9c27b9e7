import type { DeviceId } from "../domain/ids.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { commitmentOf, deviceIdOf, nextLink, saltOf, type Sha256, signedBytes } from "./chain.ts";

/**
 * A run: consecutive entries of one journal, sealed once and then sent, carried or sent again as the same text until receipted.
 * Lines end in "\n"; no line holds one.
 *
 *     {"run":1,"device":"…","from":1,"count":2,"seed":"…","key":"…"}    key: raw P-256 point, base64url, only where from is 1
 *     header of entry 1        {"kind":"…","at":1763778000000}
 *     body of entry 1          {…}
 *     header of entry 2
 *     body of entry 2
 *     signature                base64url of 64 bytes (r ‖ s), ECDSA P-256 SHA-256 over `signedBytes`
 *
 * Ids, salts, links are derived on both sides. Limits: `RUN_LIMITS`.
 */
export const RUN_LIMITS = {
  /** characters of a run that a device closes and begins another at (one large entry may exceed it) */
  sealAt: 64_000,
  entries: 1_000,
  /** UTF-8 bytes of one body that a server takes; a longer one is quarantined `too-large` */
  body: 200_000,
  /** UTF-8 bytes of a run that a server takes */
  run: 1_000_000,
} as const;

/** What UTF-8 or a database's text cannot hold as it stands; JSON writes both as escapes. */
const ILL_FORMED = /[\p{Surrogate}\0]/u;
/** What may be: found several times faster, and hardly ever there. */
const PERHAPS = /[\0\uD800-\uDFFF]/;

export interface RunEntry {
  /** the exact text that was written */
  header: string;
  body: string;
}

export interface Run {
  device: DeviceId;
  /** number of the first entry */
  from: number;
  /** 16 bytes; the salts derive from it */
  seed: Uint8Array;
  /** raw P-256 point, 65 bytes; only with entry 1 */
  key?: Uint8Array;
  entries: readonly RunEntry[];
  /** 64 bytes, r ‖ s */
  signature: Uint8Array;
}

/** What follows from a run and the link before it. */
export interface DerivedRun {
  to: number;
  salts: readonly Uint8Array[];
  /** link of the last entry */
  link: Uint8Array;
  /** what `signature` must be a signature over */
  signed: Uint8Array<ArrayBuffer>;
}

export class RunFormatError extends Error {
  readonly code = "bad-run";
}

/** @param before link of the entry before `from`: `firstLink` where from is 1 */
export function deriveRun(sha256: Sha256, run: Omit<Run, "signature">, before: Uint8Array): DerivedRun {
  let link = before;
  const salts: Uint8Array[] = [];
  run.entries.forEach((entry, i) => {
    const salt = saltOf(sha256, run.seed, run.from + i);
    salts.push(salt);
    link = nextLink(sha256, link, commitmentOf(sha256, salt, entry.body), entry.header);
  });
  const to = run.from + run.entries.length - 1;
  return { to, salts, link, signed: signedBytes(run.device, to, link) };
}

export function formatRun(run: Run): string {
  const head: Record<string, unknown> = {
    run: 1,
    device: run.device,
    from: run.from,
    count: run.entries.length,
    seed: toBase64Url(run.seed),
  };
  if (run.key) head["key"] = toBase64Url(run.key);
  const lines = [JSON.stringify(head)];
  for (const entry of run.entries) lines.push(entry.header, entry.body);
  lines.push(toBase64Url(run.signature));
  return lines.join("\n") + "\n";
}

/**
 * Reads the run that begins at `lines[at]`.
 * @returns the run and the index of the line behind it
 * @throws RunFormatError that says what and where; nothing of entries' words is in the message
 */
export function parseRun(sha256: Sha256, lines: readonly string[], at: number): { run: Run; next: number } {
  const { count, ...head } = parseHead(lines[at], at);
  const end = at + 1 + count * 2;
  const signature = fromBase64Url(lines[end] ?? "");
  if (signature?.length !== 64) throw new RunFormatError(`line ${end + 1}: no signature of 64 bytes`);
  if (head.key && deviceIdOf(sha256, head.key) !== head.device) {
    throw new RunFormatError(`line ${at + 1}: the device is not that of the key`);
  }
  const entries: RunEntry[] = [];
  for (let i = at + 1; i < end; i += 2) {
    const header = lines[i]!;
    const body = lines[i + 1]!;
    if (isIllFormed(header) || isIllFormed(body))
      throw new RunFormatError(`line ${i + 1}: text is not well-formed`);
    entries.push({ header, body });
  }
  return { run: { ...head, entries, signature }, next: end + 1 };
}

function isIllFormed(text: string): boolean {
  return PERHAPS.test(text) && ILL_FORMED.test(text);
}

function parseHead(
  line: string | undefined,
  at: number,
): Omit<Run, "entries" | "signature"> & { count: number } {
  const fail = (what: string): never => {
    throw new RunFormatError(`line ${at + 1}: ${what}`);
  };
  let head: Record<string, unknown>;
  try {
    head = JSON.parse(line ?? "") as Record<string, unknown>;
  } catch {
    return fail("no run begins here");
  }
  if (head === null || typeof head !== "object" || head["run"] !== 1)
    return fail("no run of version 1 begins here");
  const { device, from, count, seed, key } = head;
  if (typeof device !== "string" || fromBase64Url(device)?.length !== 16)
    return fail("device is not 16 bytes");
  if (!Number.isSafeInteger(from) || (from as number) < 1) return fail("from is not a number from 1 on");
  if (!Number.isSafeInteger(count) || (count as number) < 1 || (count as number) > RUN_LIMITS.entries) {
    return fail(`count is not between 1 and ${RUN_LIMITS.entries}`);
  }
  const seedBytes = typeof seed === "string" ? fromBase64Url(seed) : undefined;
  if (seedBytes?.length !== 16) return fail("seed is not 16 bytes");
  const result = { device, from: from as number, count: count as number, seed: seedBytes };
  if ((from === 1) !== (key !== undefined)) return fail("a key stands with entry 1 and nowhere else");
  if (key === undefined) return result;
  const keyBytes = typeof key === "string" ? fromBase64Url(key) : undefined;
  if (keyBytes?.length !== 65) return fail("key is not a raw P-256 point");
  return { ...result, key: keyBytes };
}
