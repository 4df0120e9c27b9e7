import { fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import { commitmentOf, firstLink, nextLink, saltOf, signedBytes } from "../../protocol/chain.ts";
import type { RunRefusal } from "../../protocol/push.ts";
import type { Run, RunEntry } from "../../protocol/run.ts";
import type { Db } from "../store/store.ts";
import { isSignedByElsewhere, sha256 } from "./crypto.ts";
import { linkAt } from "./link-at.ts";
import type { ParsedRun } from "./parse-push.ts";

/** How far the server has a journal: known from its row, and moved on by each run that is placed. */
export interface JournalEnd {
  device: string;
  /** raw point, base64url; undefined: a journal not heard of yet */
  key: string | undefined;
  head: number;
  /** base64url, of entry `head` */
  link: string;
}

/** What a run adds to a journal. */
export interface PlacedRun {
  device: string;
  key: string;
  /** the first new entry; those before it are there already */
  from: number;
  to: number;
  /** of the run as it was sealed */
  sealedFrom: number;
  entries: readonly RunEntry[];
  /** what could be read of each of `entries` */
  reads: ParsedRun["reads"];
  /** base64url, of each of `entries` */
  salts: readonly string[];
  /** of each of `entries` */
  links: readonly Uint8Array[];
  /** base64url, of entry `to` */
  link: string;
  signature: string;
}

export type Placing = { placed: PlacedRun } | { known: true } | { refused: RunRefusal };

export function newJournal(device: string): JournalEnd {
  return { device, key: undefined, head: 0, link: toBase64Url(firstLink(sha256, device)) };
}

/**
 * Checks a run against the journal that it goes on from. Writes nothing and changes nothing.
 * @param links links that this batch has already derived, by number, before the database has them
 */
export async function placeRun(
  db: Db,
  run: ParsedRun,
  end: JournalEnd,
  links: ReadonlyMap<number, Uint8Array>,
): Promise<Placing> {
  const refuse = (code: RunRefusal["code"], expected?: number): Placing => ({
    refused: { device: run.device, from: run.from, code, ...(expected !== undefined && { expected }) },
  });
  if (run.from > end.head + 1) return refuse("gap", end.head + 1);
  const key = end.key ?? (run.key && toBase64Url(run.key));
  if (key === undefined) return refuse("unknown-device");

  const before = await linkOf(db, end, run.from - 1, links);
  if (before === undefined) return refuse("bad-chain");
  const derived = derive(run, fromBase64Url(before)!);
  const last = derived.links[derived.links.length - 1]!;
  const to = run.from + run.entries.length - 1;
  if (to <= end.head) {
    // Sent again, as a rule: the same chain means the same words.
    const there = await linkOf(db, end, to, links);
    return there === toBase64Url(last) ? { known: true } : refuse("conflict");
  }
  const overlap = end.head - run.from + 1;
  if (overlap > 0 && toBase64Url(derived.links[overlap - 1]!) !== end.link) return refuse("conflict");
  const signed = signedBytes(run.device, to, last);
  if (!(await isSignedByElsewhere(key, signed, run.signature))) return refuse("bad-chain");
  return {
    placed: {
      device: run.device,
      key,
      from: end.head + 1,
      to,
      sealedFrom: run.from,
      entries: run.entries.slice(overlap),
      reads: run.reads.slice(overlap),
      salts: derived.salts.slice(overlap),
      links: derived.links.slice(overlap),
      link: toBase64Url(last),
      signature: toBase64Url(run.signature),
    },
  };
}

function derive(run: Run, before: Uint8Array): { links: Uint8Array[]; salts: string[] } {
  let link = before;
  const links: Uint8Array[] = [];
  const salts: string[] = [];
  run.entries.forEach((entry, i) => {
    const salt = saltOf(sha256, run.seed, run.from + i);
    link = nextLink(sha256, link, commitmentOf(sha256, salt, entry.body), entry.header);
    salts.push(toBase64Url(salt));
    links.push(link);
  });
  return { links, salts };
}

/** @returns base64url */
async function linkOf(
  db: Db,
  end: JournalEnd,
  n: number,
  links: ReadonlyMap<number, Uint8Array>,
): Promise<string | undefined> {
  if (n === end.head) return end.link;
  const link = links.get(n);
  return link ? toBase64Url(link) : linkAt(db, end.device, n);
}
