import type { EntryKind, NewEntry, SeenEntry } from "../domain/entry.ts";
import type { Instant } from "../domain/ids.ts";
import { fromBase64Url } from "../protocol/bytes.ts";
import { deriveRun, formatRun, RUN_LIMITS, type RunEntry } from "../protocol/run.ts";
import { writeEntry } from "../protocol/write-entry.ts";
import { PROTOCOL } from "../protocol/version.ts";
import type { PushAnswer } from "../protocol/push.ts";
import { sha256 } from "./accept/crypto.ts";
import { newJournal } from "./accept/place-run.ts";
import { putWhole } from "./blobs/put-whole.ts";
import { type OfficeDevice, Refusal, type ServerBlobs } from "./core.ts";
import { heldOf } from "./held.ts";
import { readAccepted } from "./read-accepted.ts";
import type { ServerSecrets } from "./secrets.ts";
import type { Store } from "./store/store.ts";

interface OfficeParts {
  store: Store;
  secrets: ServerSecrets;
  clock: () => Instant;
  push: (text: string) => Promise<PushAnswer>;
  blobs: ServerBlobs;
}

/** The server's own device: it numbers, chains and signs like any other, and goes through the same door. */
export function openOffice({ store, secrets, clock, push, blobs }: OfficeParts): OfficeDevice {
  let turn: Promise<unknown> = Promise.resolve();

  async function writeNow(entries: readonly NewEntry[]): Promise<void> {
    const texts = entries.map((entry) => writeEntry(entry, clock()));
    for (let i = 0; i < texts.length;) {
      const part = partOf(texts, i);
      await pushRun(part);
      i += part.length;
    }
  }

  async function pushRun(entries: readonly RunEntry[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const row = await store.read
        .selectFrom("devices")
        .select(["head", "link"])
        .where("device", "=", secrets.device)
        .executeTakeFirst();
      const { head, link } = row ?? newJournal(secrets.device);
      const answer = await push(envelope(sealRun(secrets, entries, head, link)));
      const refusal = answer.refusals[0];
      if (!refusal) {
        failOnExceptions(answer, head + 1, head + entries.length, entries);
        return;
      }
      // A command beside the running server has written in between: number again.
      const passing = refusal.code === "conflict" || refusal.code === "gap";
      if (!passing || attempt >= 20)
        throw new Refusal("internal", `the server refused its own run: ${refusal.code}`);
    }
  }

  return {
    device: secrets.device,
    write(entries) {
      const done = turn.then(() => writeNow(entries));
      turn = done.catch(() => undefined);
      return done;
    },
    putBlob: (bytes) => putWhole(blobs, "server", bytes),
    held: (member) => heldOf(store, member),
    read: <K extends EntryKind>(kinds: readonly K[]): Promise<SeenEntry<K>[]> => readAccepted(store, kinds),
  };
}

/** As many of the entries as a run holds. */
function partOf(texts: readonly RunEntry[], from: number): RunEntry[] {
  const part: RunEntry[] = [];
  let size = 0;
  for (let i = from; i < texts.length && part.length < RUN_LIMITS.entries; i++) {
    size += texts[i]!.header.length + texts[i]!.body.length;
    if (part.length > 0 && size > RUN_LIMITS.sealAt) break;
    part.push(texts[i]!);
  }
  return part;
}

function sealRun(secrets: ServerSecrets, entries: readonly RunEntry[], head: number, link: string): string {
  const run = {
    device: secrets.device,
    from: head + 1,
    seed: secrets.runSeed(head + 1, link),
    ...(head === 0 && { key: secrets.publicKey }),
    entries,
  };
  const { signed } = deriveRun(sha256, run, fromBase64Url(link)!);
  return formatRun({ ...run, signature: secrets.sign(signed) });
}

function envelope(run: string): string {
  const head = { protocol: PROTOCOL, device: null, now: 0, epoch: null, cursors: [], runs: 1 };
  return `${JSON.stringify(head)}\n${run}\n`;
}

function failOnExceptions(answer: PushAnswer, from: number, to: number, entries: readonly RunEntry[]): void {
  const apart = answer.receipts[0]!.exceptions.filter(({ n }) => n >= from && n <= to);
  if (apart.length === 0) return;
  const named = apart.map(({ n, verdict, reason, detail }) => {
    const { kind } = JSON.parse(entries[n - from]!.header) as { kind: string };
    return `${kind}: ${verdict}, ${reason}${detail === undefined ? "" : ` (${detail})`}`;
  });
  throw new Error(`not accepted: ${named.join("; ")}`);
}
