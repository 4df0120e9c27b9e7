import type { Bytes } from "../protocol/bytes.ts";
import { deriveRun, RUN_LIMITS, type RunEntry } from "../protocol/run.ts";
import type { PhonePorts, SigningKey } from "./ports.ts";
import {
  type Change,
  type Decision,
  look,
  type StoredEntry,
  type StoredJournal,
  type StoredRun,
  valueOf,
} from "./storage.ts";

export const SEED_BYTES = 16;

/** all: what is written is going to be sent · full: only runs that nothing more goes into, ahead of time */
export type Which = "all" | "full";

/**
 * Seals what is written and not sealed yet, in runs of about `RUN_LIMITS.sealAt` characters. A run is sealed once: where another
 * tab was quicker, its runs stand and these are thrown away.
 */
export async function sealAll(ports: PhonePorts, which: Which = "all"): Promise<void> {
  while (await sealSome(ports, which));
}

/** @returns whether there may be more */
async function sealSome(ports: PhonePorts, which: Which): Promise<boolean> {
  const { storage } = ports;
  const { current, journals, keys } = await storage.read({
    current: look.current,
    journals: look.all("journals"),
    keys: look.all("keys"),
  });
  if (!current) return false;
  const { device } = current;
  const journal = valueOf(journals, device);
  const key = valueOf(keys, device)?.key;
  if (!journal || !key || journal.sealed >= current.head) return false;
  const first = journal.sealed + 1;
  const { waiting } = await storage.read({ waiting: look.entries(device, first, RUN_LIMITS.entries) });

  const { full, open } = inRuns(waiting.map((entry, i) => wordsOf(entry, first + i)));
  const isAll = first + waiting.length > current.head;
  // The last one may be cut short by what was read, and not by what was written.
  const sealing = which === "all" && open.length > 0 && (isAll || full.length === 0) ? [...full, open] : full;
  if (sealing.length === 0) return false;
  const sealed = await sealEach(ports, device, journal, key, sealing);
  const last = sealed[sealed.length - 1]!;
  const stands = await storage.change(
    ["journals", "runs"],
    { journal: look.one("journals", device) },
    ({ journal: now }): Decision<boolean> => {
      if (now?.sealed !== first - 1 || now.closed) return { changes: [], result: false };
      const runs = sealed.map((run): Change => ({ put: "runs", key: [device, run.to], value: run }));
      const value = { ...now, sealed: last.to, link: last.link };
      return { changes: [...runs, { put: "journals", key: device, value }], result: true };
    },
  );
  return !isAll || !stands;
}

function wordsOf({ header, body }: StoredEntry, n: number): RunEntry {
  if (body === null) throw new Error(`entry ${n} was erased before it was sealed`);
  return { header, body };
}

/** @returns runs that are closed, and what comes behind them */
function inRuns(entries: readonly RunEntry[]): { full: RunEntry[][]; open: RunEntry[] } {
  const full: RunEntry[][] = [];
  let open: RunEntry[] = [];
  let length = 0;
  for (const entry of entries) {
    const more = entry.header.length + entry.body.length + 2;
    if (open.length > 0 && (length + more > RUN_LIMITS.sealAt || open.length === RUN_LIMITS.entries)) {
      full.push(open);
      open = [];
      length = 0;
    }
    open.push(entry);
    length += more;
  }
  return { full, open };
}

async function sealEach(
  { random, keys, sha256 }: PhonePorts,
  device: string,
  journal: StoredJournal,
  key: SigningKey,
  runs: readonly RunEntry[][],
): Promise<StoredRun[]> {
  const unsigned: { run: Omit<StoredRun, "signature">; signed: Bytes }[] = [];
  let from = journal.sealed + 1;
  let before = journal.link;
  for (const entries of runs) {
    const seed = random(SEED_BYTES);
    const { to, link, signed } = deriveRun(sha256, { device, from, seed, entries }, before);
    unsigned.push({ run: { from, to, seed, before, link: copy(link) }, signed });
    from = to + 1;
    before = copy(link);
  }
  return Promise.all(
    unsigned.map(async ({ run, signed }) => ({ ...run, signature: await keys.sign(key, signed) })),
  );
}

function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
