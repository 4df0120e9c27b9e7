import type { FeedId } from "../../domain/feeds.ts";
import type { DeviceId, Instant } from "../../domain/ids.ts";
import { toBase64Url } from "../../protocol/bytes.ts";
import type { PushAnswer, Receipt } from "../../protocol/push.ts";
import { PROTOCOL } from "../../protocol/version.ts";
import { chunksFor, type Cursor, type FeedNow } from "../feeds/chunks.ts";
import { loadFeeds } from "../feeds/outgoing.ts";
import type { ServerSecrets } from "../secrets.ts";
import type { Store } from "../store/store.ts";
import { giveToken, TOKEN_MS } from "../tokens.ts";
import type { Job, Taken } from "./accept-batch.ts";
import { loadExceptions } from "./exceptions.ts";
import { newJournal } from "./place-run.ts";

/** Puts what has become of pushes into answers, with what is new for each caller. Reads only what is committed. */
export async function answerAll(
  store: Store,
  secrets: ServerSecrets,
  epochNow: () => Promise<string>,
  jobs: readonly Job[],
  taken: readonly Taken[],
  now: Instant,
): Promise<PushAnswer[]> {
  const told = jobs.map((job, i) => receiptsFor(job, taken[i]!));
  const [epoch, exceptions, feeds] = await Promise.all([
    epochNow(),
    loadExceptions(store.read, store.dialect, [...new Set(told.flat())]),
    feedsNow(store, taken),
  ]);
  const answerTo = async (job: Job, i: number): Promise<PushAnswer> => {
    const { rows, refusals, caller } = taken[i]!;
    const receipts = told[i]!.map((device): Receipt => {
      const { head, link } = rows.get(device) ?? newJournal(device);
      return { device, through: head, link, exceptions: exceptions.get(device) ?? [] };
    });
    const answer: PushAnswer = { protocol: PROTOCOL, epoch, now, receipts, refusals: [...refusals] };
    if (caller && job.caller !== undefined) {
      const cursors = cursorsOf(job, epoch);
      answer.caller = caller.standing;
      answer.following = [...caller.follows];
      answer.feeds = await chunksFor(store, caller.follows, feeds, cursors, job.caller);
      answer.carryKey = toBase64Url(secrets.carry.publicKey);
      if (caller.standing.state === "enrolled" && !job.push.envelope.carried) {
        answer.token = await giveToken(secrets.tokenKey, job.caller, now);
        answer.tokenExpires = now + TOKEN_MS;
      }
    }
    return answer;
  };
  return Promise.all(jobs.map(answerTo));
}

/** The caller's own journal, also where the server has nothing of it yet; and those of which he carried something sound. */
function receiptsFor(job: Job, { delivered }: Taken): DeviceId[] {
  const caller = job.push.envelope.device;
  const own = caller !== null && (job.caller === caller || !delivered.includes(caller)) ? [caller] : [];
  return [...new Set([...own, ...delivered])];
}

async function feedsNow(store: Store, taken: readonly Taken[]): Promise<Map<FeedId, FeedNow>> {
  const wanted = [...new Set(taken.flatMap(({ caller }) => caller?.follows ?? []))];
  const feeds = new Map<FeedId, FeedNow>();
  if (wanted.length === 0) return feeds;
  const added = taken[0]!.feeds;
  for (const head of await loadFeeds(store.read, store.dialect, wanted)) {
    const own = added.get(head.feed);
    // Somebody else may have added more since this commit: then what it added is not the end any more.
    const isEnd = own?.head === head.head && own.generation === head.generation;
    feeds.set(head.feed, isEnd ? own : head);
  }
  return feeds;
}

/** Cursors of another epoch say nothing: what they counted may have been forgotten. */
function cursorsOf({ push: { envelope } }: Job, epoch: string): Map<FeedId, Cursor> {
  if (envelope.epoch !== epoch) return new Map();
  return new Map(envelope.cursors.map(([feed, generation, has]) => [feed, { generation, has }]));
}
