import type { FeedId } from "../domain/feeds.ts";
import type { DeviceId, Instant } from "../domain/ids.ts";
import type { FeedChunk } from "../protocol/feed.ts";
import type { CallerStanding, PushAnswer, Receipt } from "../protocol/push.ts";
import { askedErasures, erasuresOf } from "./erasures.ts";
import { isLeft, mergeChunk, nextPage, standsAt } from "./feed-pages.ts";
import {
  type Change,
  look,
  type Pair,
  type Seen,
  type Storage,
  type StoredJournal,
  type StoredServer,
  type StoredStanding,
  type StoreName,
  THE,
} from "./storage.ts";

export interface Applied {
  /** another tab has had an answer of another epoch meanwhile: this one was put aside, ask again */
  stale: boolean;
  /** feeds of which the server has more than it sent */
  unread: FeedId[];
  /** the server has forgotten some of what it had receipted */
  back: boolean;
  /** texts may be on this phone that no entry here names any more */
  lostSight: boolean;
}

/**
 * What an answer says, done in one transaction.
 * @param asked what the phone knew of the server when it asked
 * @param journals as they were when it came
 * @param held receipts whose link is that of the phone's own chain; a forked journal's are not among them
 * @param now this device's clock when the answer came
 * @param erasing what was said asked for erasures
 */
export async function applyAnswer(
  storage: Storage,
  answer: PushAnswer,
  asked: StoredServer | undefined,
  journals: readonly Pair<"journals">[],
  held: readonly Receipt[],
  now: Instant,
  erasing: boolean,
): Promise<Applied> {
  const chunks = answer.feeds ?? [];
  const looks = {
    server: look.server,
    standing: look.standing,
    journals: look.all("journals"),
    ...spansOfRuns(journals, held),
    ...spansOfPages(chunks, asked),
    // Nobody has this name: a look at nothing where nothing is to be erased.
    entries: erasing ? look.all("entries") : look.span("entries", ["", 0], ["", 0]),
  };
  return storage.change(
    SCOPE,
    looks,
    (seen) => {
      if (seen.server?.epoch !== asked?.epoch) {
        return { changes: [], result: { stale: true, unread: [], back: false, lostSight: false } };
      }
      return decide(seen, answer, held, now);
    },
    "relaxed",
  );
}

const SCOPE: readonly StoreName[] = ["server", "standing", "journals", "runs", "pages", "entries"];
type SeenHere = Seen<{
  server: typeof look.server;
  standing: typeof look.standing;
  journals: { store: "journals"; all: "pairs" };
  entries: { store: "entries"; all: "pairs" };
}> &
  Record<`runs ${DeviceId}`, Pair<"runs">[]> &
  Record<`pages ${FeedId}`, Pair<"pages">[]>;

function decide(
  seen: SeenHere,
  answer: PushAnswer,
  held: readonly Receipt[],
  now: Instant,
): { changes: Change[]; result: Applied } {
  const before = seen.server;
  const restored = before !== undefined && before.epoch !== answer.epoch;
  const standing = answer.caller ? standingOf(answer.caller) : seen.standing;
  const ended = standing?.state === "ended";
  const receipts = receiptsOf(seen, held, restored);
  const changes: Change[] = [
    ...receipts.map(({ device, after }): Change => ({ put: "journals", key: device, value: after })),
    ...received(seen, answer.now),
  ];
  const journals = new Map(seen.journals);
  for (const { device, after } of receipts) journals.set(device, after);
  const erasures = askedErasures(seen.entries, journals, standing?.member);
  changes.push(...erasures);
  if (standing && answer.caller) changes.push({ put: "standing", key: THE, value: standing });

  const cursors: Record<FeedId, { generation: number; have: number }> =
    restored || ended ? {} : { ...before?.cursors };
  const anew = restored || (ended && Object.keys(before?.cursors ?? {}).length > 0);
  let lostSight = anew || erasures.length > 0;
  let rewritten = lostSight;
  if (anew) changes.push({ empty: "pages" });

  if (answer.following && !ended) {
    const following = new Set<string>(answer.following);
    for (const feed of Object.keys(cursors) as FeedId[]) {
      if (following.has(feed)) continue;
      delete cursors[feed];
      changes.push({ drop: "pages", from: [feed, 0], to: [feed, Infinity] });
      lostSight = rewritten = true;
    }
  }

  const unread: FeedId[] = [];
  for (const chunk of ended ? [] : (answer.feeds ?? [])) {
    const pages = restored ? [] : (seen[`pages ${chunk.feed}`] ?? []);
    // Another tab has read on in this feed: what it has is newer than what was asked for.
    if (!restored && !standsAt(pages, cursors[chunk.feed], chunk)) continue;
    const merged = mergeChunk(chunk, cursors[chunk.feed], pages);
    if (merged) {
      cursors[chunk.feed] = merged.cursor;
      changes.push(...merged.changes, ...erasuresOf(merged.added, journals));
      rewritten ||= merged.rewritten;
      lostSight ||= merged.rewritten;
    }
    if ((cursors[chunk.feed]?.have ?? 0) < chunk.head) unread.push(chunk.feed);
  }

  const carryKey = answer.carryKey ?? before?.carryKey;
  const server: StoredServer = {
    epoch: answer.epoch,
    ...(carryKey !== undefined && { carryKey }),
    cursors,
    clockOffset: steady(before?.clockOffset, answer.now - now),
    last: answer.now,
    rewrites: (before?.rewrites ?? 0) + (rewritten ? 1 : 0),
  };
  changes.push({ put: "server", key: THE, value: server });
  const back = receipts.some(({ before: journal, after }) => after.receipted < journal.receipted);
  return { changes, result: { stale: false, unread, back, lostSight } };
}

/** Receipts move journals on; a restored server moves them back to what it still has, so that the rest is sent again. */
function receiptsOf(
  seen: SeenHere,
  held: readonly Receipt[],
  restored: boolean,
): { device: DeviceId; before: StoredJournal; after: StoredJournal }[] {
  const moves: { device: DeviceId; before: StoredJournal; after: StoredJournal }[] = [];
  for (const [device, before] of seen.journals) {
    const receipt = held.find((one) => one.device === device);
    if (!receipt) {
      if (restored) moves.push({ device, before, after: { ...before, receipted: 0 } });
    } else if (restored || receipt.through >= before.receipted) {
      const { through, link, exceptions } = receipt;
      moves.push({
        device,
        before,
        after: { ...before, receipted: through, receiptLink: link, exceptions },
      });
    }
  }
  return moves;
}

function received(seen: SeenHere, now: Instant): Change[] {
  const changes: Change[] = [];
  for (const [device] of seen.journals) {
    for (const [key, run] of seen[`runs ${device}`] ?? []) {
      if (run.received === undefined) changes.push({ put: "runs", key, value: { ...run, received: now } });
    }
  }
  return changes;
}

function standingOf(caller: CallerStanding): StoredStanding {
  const { member, state, reason, roles, codeSeed } = caller;
  return {
    state,
    roles: state === "ended" ? [] : (roles as StoredStanding["roles"]),
    ...(member === null ? {} : { member }),
    ...(reason === undefined ? {} : { reason }),
    ...(codeSeed === undefined || state === "ended" ? {} : { codeSeed }),
  };
}

function spansOfRuns(journals: readonly Pair<"journals">[], held: readonly Receipt[]) {
  const spans: Record<string, ReturnType<typeof look.of<"runs">>> = {};
  for (const [device, { receipted }] of journals) {
    const through = held.find((receipt) => receipt.device === device)?.through ?? 0;
    if (through > receipted) {
      spans[`runs ${device}`] = look.span("runs", [device, receipted + 1], [device, through]);
    }
  }
  return spans;
}

function spansOfPages(chunks: readonly FeedChunk[], asked: StoredServer | undefined) {
  const spans: Record<string, ReturnType<typeof look.span<"pages">>> = {};
  for (const chunk of chunks) {
    const { feed } = chunk;
    // Somebody left: what is of him stands anywhere in the feed.
    const from = chunk.items.some((item) => item[0] !== "own" && isLeft(item))
      ? ([feed, 0] as [FeedId, number])
      : nextPage(feed, asked?.cursors[feed]);
    spans[`pages ${feed}`] = look.span("pages", from, [feed, Infinity]);
  }
  return spans;
}

/** A clock offset does not follow every tremble of the network: entries would seem to go back in time. */
function steady(before: number | undefined, measured: number): number {
  if (before !== undefined && Math.abs(before - measured) < 2_000) return before;
  return Math.abs(measured) < 2_000 ? 0 : measured;
}
