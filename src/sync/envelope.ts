import type { FeedId } from "../domain/feeds.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import { concat, toBase64Url } from "../protocol/bytes.ts";
import type { PushEnvelope } from "../protocol/push.ts";
import { PUSH_CONTEXT } from "../protocol/push-context.ts";
import { formatRun } from "../protocol/run.ts";
import { utf8 } from "../protocol/utf8.ts";
import { PROTOCOL } from "../protocol/version.ts";
import type { Keys, SigningKey } from "./ports.ts";
import {
  look,
  type Pair,
  type Storage,
  type StoredKey,
  type StoredRun,
  type StoredServer,
  valueOf,
} from "./storage.ts";
import { WordsOfRuns } from "./words-of-runs.ts";

/** One push holds no more than this; what is left goes with the next. */
const RUNS = 200;
const CHARACTERS = 800_000;

export interface Waiting {
  texts: string[];
  /** there are sealed runs that did not fit */
  more: boolean;
  /** journals that cannot be sent on, because words of an entry that waits have been erased */
  stuck: DeviceId[];
}

/** The texts of sealed runs that the server has not receipted, journals that are gone on from first. */
export async function waitingRuns(
  storage: Storage,
  journals: readonly Pair<"journals">[],
  keys: readonly Pair<"keys">[],
  room = CHARACTERS,
): Promise<Waiting> {
  const texts: string[] = [];
  const stuck: DeviceId[] = [];
  const inOrder = [...journals].sort(([, a], [, b]) => Number(b.closed ?? 0) - Number(a.closed ?? 0));
  for (const [device, journal] of inOrder) {
    if (journal.sealed <= journal.receipted) continue;
    const { runs } = await storage.read({
      runs: look.of("runs", device, journal.receipted + 1, RUNS - texts.length + 1),
    });
    const key = valueOf(keys, device);
    const words = new WordsOfRuns(storage, device);
    for (const [, run] of runs) {
      if (texts.length >= RUNS || (room <= 0 && texts.length > 0)) return { texts, stuck, more: true };
      const text = await textOfRun(words, device, run, key);
      if (text === undefined) {
        stuck.push(device);
        break;
      }
      if (text.length > room && texts.length > 0) return { texts, stuck, more: true };
      room -= text.length;
      texts.push(text);
    }
  }
  return { texts, stuck, more: false };
}

/** @returns the same text each time; undefined where a body of it has been erased, so that it cannot be sent any more */
async function textOfRun(
  words: WordsOfRuns,
  device: DeviceId,
  run: StoredRun,
  key: StoredKey | undefined,
): Promise<string | undefined> {
  const entries = await words.of(run);
  if (!entries) return undefined;
  return formatRun({
    device,
    from: run.from,
    seed: run.seed,
    entries,
    signature: run.signature,
    ...(run.from === 1 && key ? { key: key.publicKey } : {}),
  });
}

/**
 * Puts a push together and signs it.
 * @param now the server's time, as far as this phone knows it
 * @param how locked: a PIN is on this profile · carried: somebody else brings it
 */
export async function formatPush(
  keys: Keys,
  caller: { device: DeviceId; key: SigningKey },
  server: StoredServer | undefined,
  runs: readonly string[],
  now: Instant,
  how: Pick<PushEnvelope, "locked" | "carried"> = {},
): Promise<string> {
  const cursors = Object.entries(server?.cursors ?? {}) as [FeedId, { generation: number; have: number }][];
  const envelope: PushEnvelope = {
    protocol: PROTOCOL,
    device: caller.device,
    now,
    epoch: server?.epoch ?? null,
    cursors: cursors.map(([feed, { generation, have }]) => [feed, generation, have]),
    runs: runs.length,
    ...how,
  };
  const said = `${JSON.stringify(envelope)}\n${runs.join("")}`;
  const digest = await keys.digest(utf8(said));
  const signature = await keys.sign(caller.key, concat(utf8(PUSH_CONTEXT), digest));
  return `${said}${toBase64Url(signature)}\n`;
}
