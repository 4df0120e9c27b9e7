import type { Bytes } from "../protocol/bytes.ts";
import { deriveRun, RUN_LIMITS } from "../protocol/run.ts";
import type { PhonePorts } from "./ports.ts";
import { look, type StoredRun } from "./storage.ts";

export const SEED_BYTES = 16;

/**
 * Seals what is written and not sealed yet, in runs of about `RUN_LIMITS.sealAt` characters. A run is sealed once: where another
 * tab was quicker, its run stands and this one is thrown away.
 */
export async function sealAll(ports: PhonePorts): Promise<void> {
  while (await sealNext(ports));
}

/** @returns whether there may be more */
async function sealNext({ storage, random, keys, sha256 }: PhonePorts): Promise<boolean> {
  const { current } = await storage.read({ current: look.current });
  if (!current) return false;
  const { device } = current;
  const { journal, key } = await storage.read({
    journal: look.one("journals", device),
    key: look.one("keys", device),
  });
  if (!journal || !key || journal.sealed >= current.head) return false;
  const from = journal.sealed + 1;
  const { waiting } = await storage.read({ waiting: look.of("entries", device, from, RUN_LIMITS.entries) });

  const entries: { header: string; body: string }[] = [];
  let length = 0;
  for (const [, { header, body }] of waiting) {
    if (body === null) throw new Error(`entry ${from + entries.length} was erased before it was sealed`);
    length += header.length + body.length + 2;
    if (entries.length > 0 && length > RUN_LIMITS.sealAt) break;
    entries.push({ header, body });
  }
  if (entries.length === 0) return false;

  const seed = random(SEED_BYTES);
  const run = { device, from, seed, entries, ...(from === 1 ? { key: key.publicKey } : {}) };
  const { to, link, signed } = deriveRun(sha256, run, journal.link);
  const signature = await keys.sign(key.key, signed);
  const sealed: StoredRun = { from, to, seed, signature, before: journal.link, link: copy(link) };

  await storage.change(
    ["journals", "runs"],
    { journal: look.one("journals", device) },
    ({ journal: now }) => ({
      changes:
        now?.sealed === from - 1 && !now.closed
          ? [
              { put: "runs", key: [device, to], value: sealed },
              { put: "journals", key: device, value: { ...now, sealed: to, link: sealed.link } },
            ]
          : [],
      result: undefined,
    }),
  );
  return to < current.head;
}

function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
