import type { Entry, EntryKind, Verdict } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import { memberFeed } from "../../domain/feeds.ts";
import { type EntryId, entryId, type Instant } from "../../domain/ids.ts";
import { audiencesOf, delayOf, mayWrite } from "../../domain/policy.ts";
import type { Occasion } from "../../domain/policy/case.ts";
import { settledBy, waitingKey } from "../../domain/references.ts";
import type { EntryProblem } from "../../protocol/read-entry.ts";
import { applyToRegistry, isRegistryKind } from "../registry/fold.ts";
import type { Batch, Readable } from "./batch.ts";
import { type Candidate, loadCandidate } from "./candidate.ts";
import { afterEffects, beforeEffects } from "./effects.ts";
import type { Apart } from "./exceptions.ts";
import { occasionOf } from "./occasion.ts";
import { publish } from "./publish.ts";
import { approvalWaits } from "./readings.ts";
import { sayReleased, wouldNotDo } from "./release.ts";
import { showApart } from "./show-apart.ts";
import { dropRefusedCopy } from "./take-down.ts";
import { blaming, UNFIT } from "./unfit.ts";

/**
 * Judges one entry and does what follows from the verdict.
 * @throws EntryFailed where a rule or an effect breaks on it
 */
export async function judge(batch: Batch, candidate: Candidate): Promise<void> {
  const { device, n, received, read } = candidate;
  await blaming(device, n, async () => {
    const verdict = await verdictOf(batch, candidate);
    const entry: Entry | undefined = "problem" in read ? undefined : { device, n, ...read };
    if (verdict.verdict === "pending") setApart(batch, device, n, verdict);
    else if (verdict.verdict === "quarantined") {
      const shown =
        entry && !batch.unfit.has(entryId(device, n))
          ? await showApart(batch, { entry, received }, verdict.reason)
          : {};
      // Before it is set apart: what is erased stands apart no more, and this must be told.
      if (entry) await dropRefusedCopy(batch, entry);
      setApart(batch, device, n, verdict, shown);
    } else if (entry) {
      await accept(batch, { entry, received }, await occasionOf(batch, entry, received));
    }
  });
}

/**
 * Publishes an entry and lets it take effect.
 * @param by the entry that released it, where it was let in by hand
 */
export async function accept(
  batch: Batch,
  { entry, received }: Readable,
  occasion: Occasion,
  by?: EntryId,
): Promise<void> {
  const { registry, journals, now } = batch;
  const { device, n } = entry;
  const kind: EntryKind = entry.header.kind;
  const feeds = await registry.answer(() => audiencesOf(entry, registry, occasion));
  const before = await beforeEffects(batch, entry);
  await registry.answer(() => applyToRegistry(entry, registry, received));
  if (isRegistryKind(kind)) batch.rememberForRegistry(entry);

  const delay = delayOf(entry);
  // What can still be taken back is seen by its owner alone, on his other devices.
  const seenBy = delay > 0 ? await ownFeeds(batch, entry, feeds) : feeds;
  const shown = by === undefined ? [] : await sayReleased(batch, entry);
  const at = seenBy.filter((feed) => !shown.includes(feed));
  journals.say(device, {
    fact: "accepted",
    from: n,
    to: n,
    at: now,
    feeds: at,
    ...(delay > 0 && { due: received + delay }),
    ...(by && { by }),
  });
  if (delay > 0) batch.delay(entry, received + delay);
  await publish(batch, entry, at);
  const released = await afterEffects(batch, { entry, received }, occasion, before, feeds);
  if (released) {
    const again = await occasionOf(batch, released.entry, released.received);
    await accept(batch, released, again, entryId(device, n));
  }
  for (const ref of await registry.answer(() => settledBy(entry, registry))) batch.settled.add(ref);
}

/** @param shown to whom, or when, where staff may let it in */
function setApart(
  batch: Batch,
  device: string,
  n: number,
  apart: Apart,
  shown: { feeds?: readonly FeedId[]; due?: Instant } = {},
): void {
  batch.exceptions.set(device, n, apart);
  const { verdict, ...why } = apart;
  batch.journals.say(device, { fact: verdict, from: n, to: n, at: batch.now, ...why, ...shown });
}

/** Looks again at what was waiting for entries that have been accepted meanwhile, until nothing more comes of it. */
export async function judgeWaiting(batch: Batch): Promise<void> {
  while (batch.settled.size > 0) {
    const refs = new Set(batch.settled);
    batch.settled.clear();
    const waiting = await batch.exceptions.waitingFor(refs);
    await judgeAgain(batch, waiting);
  }
}

/** Judges pending entries once more, in the order of their journals. */
export async function judgeAgain(
  batch: Batch,
  waiting: readonly { device: string; n: number }[],
): Promise<void> {
  await batch.journals.lock(waiting.map(({ device }) => device));
  const sorted = [...waiting].sort((a, b) =>
    a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1,
  );
  for (const { device, n } of sorted) {
    // Another process may have judged it while this one waited for the lock.
    const apart = await batch.exceptions.get(device, n);
    if (apart?.verdict !== "pending") continue;
    const candidate = await loadCandidate(batch, device, n);
    if (!candidate) continue;
    const verdict = await blaming(device, n, () => verdictOf(batch, candidate));
    if (verdict.verdict === "pending") {
      if (verdict.reason !== apart.reason || (verdict.ref ?? null) !== apart.ref)
        setApart(batch, device, n, verdict);
      continue;
    }
    batch.exceptions.clear(device, n);
    await judge(batch, candidate);
  }
}

async function verdictOf(batch: Batch, { device, n, received, read }: Candidate): Promise<Verdict> {
  if (batch.unfit.has(entryId(device, n))) return UNFIT;
  if ("problem" in read) return apartFor(read);
  const { registry } = batch;
  const entry: Entry = { device, n, ...read };
  const occasion = await occasionOf(batch, entry, received);
  if (entry.header.kind === "entry-released")
    occasion.wouldNotDo = await wouldNotDo(batch, entry as Entry<"entry-released">);
  const verdict = await registry.answer(() => mayWrite(entry, registry, occasion));
  if (entry.header.kind === "reading-approved" && verdict.verdict === "accepted") {
    const approval = entry as Entry<"reading-approved">;
    if (await approvalWaits(batch, approval))
      return {
        verdict: "pending",
        reason: "unknown-entry",
        ref: waitingKey({ type: "entry", id: approval.body.entry }),
      };
  }
  return verdict;
}

function apartFor({ problem, detail }: EntryProblem): Apart {
  return problem === "unknown-kind"
    ? { verdict: "pending", reason: "unknown-kind", ref: `kind:${detail}` }
    : { verdict: "quarantined", reason: problem, detail };
}

async function ownFeeds(batch: Batch, entry: Entry, feeds: readonly FeedId[]): Promise<FeedId[]> {
  const by = batch.registry.device(entry.device)?.member;
  const own = [entry.header.for, by].flatMap((member) => (member === undefined ? [] : [memberFeed(member)]));
  return feeds.filter((feed) => own.includes(feed));
}
