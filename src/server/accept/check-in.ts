import type { Entry, EvidenceReason } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { Instant, MeetingId, MemberId } from "../../domain/ids.ts";
import type { Display } from "../../domain/weigh-code.ts";
import type { FactItem } from "../../protocol/feed.ts";
import type { MeetingDoc } from "../registry/docs.ts";
import type { Batch } from "./batch.ts";
import { type Candidate, readCandidate } from "./candidate.ts";
import { displaysOf, weighTyped } from "./code-displays.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { showAttended } from "./show-meeting.ts";

/**
 * Different codes of one member that fitted nowhere, after which a right one proves nothing any more: all check-ins are kept, and
 * what follows is not looked for. They are counted in the table of check-ins, so over restarts and over processes.
 */
export const MOST_WRONG = 10;
/** A journal that comes later than so long after a check-in takes no code over from another meeting. */
const LATELY_MS = 31 * 86_400_000;

type Claim = Entry<"attendance-claimed">;

/** How a check-in is known. Without reason at C: nobody has opened the meeting, as far as is known. */
interface Weight {
  level: "B" | "C";
  reason?: EvidenceReason;
}

/** What a member typed for one meeting before. */
class Tries {
  readonly #codes = new Set<string>();
  #wrong = 0;

  /** @param code undefined: its words were erased */
  add(code: string | undefined, reason: string | undefined | null): void {
    if (reason !== "no-such-code" && reason !== "not-yet-shown") return;
    this.#wrong++;
    if (code !== undefined) this.#codes.add(code);
  }

  weigh(displays: readonly Display[], { body }: Claim, received: Instant): Weight {
    if (displays.length === 0) return { level: "C" };
    if (this.#codes.has(body.code)) return { level: "C", reason: "same-again" };
    if (this.#wrong >= MOST_WRONG) return { level: "C", reason: "many-tries" };
    const weight = weighTyped(displays, body, received);
    if (weight === "shown") return { level: "B" };
    this.add(body.code, weight);
    return { level: "C", reason: weight };
  }
}

/** Says how an accepted check-in is known, once that can be said: the organiser has opened the meeting. */
export async function weighClaim(
  batch: Batch,
  claim: Claim,
  received: Instant,
  meetingId: MeetingId,
  feeds: readonly FeedId[],
): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  const member = registry.device(claim.device)?.member;
  if (!meeting || member === undefined) return;
  const tries = new Tries();
  let gaveUp = false;
  for (const row of await missedBefore(batch, meetingId, member, claim)) {
    tries.add(codeIn(row.body), row.reason);
    gaveUp ||= row.reason === "many-tries";
  }
  const weight = tries.weigh(displaysOf(batch.secrets, meeting), claim, received);
  if (weight.reason === "many-tries" && !gaveUp) batch.notices.push(GAVE_UP);
  await keep(batch, claim, member, meetingId, weight);
  if (meeting.openings.length > 0) sayEvidence(batch, claim, weight, meetingId, feeds);
  await showAttended(batch, meetingId, member, weight.level === "B");
}

/** Of the server's log, which names nobody. The branch sees of whom it is. */
const GAVE_UP = `check-in: over ${MOST_WRONG} codes of one member fitted nowhere, further ones are kept and not looked for`;

/** As many as matter: more are not counted, and one of those that were not looked for any more. */
function missedBefore(batch: Batch, meeting: MeetingId, member: MemberId, { device, n }: Claim) {
  return batch.db
    .selectFrom("claims as c")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "c.device").onRef("e.n", "=", "c.n"))
    .select(["c.reason", "e.body"])
    .where("c.meeting", "=", meeting)
    .where("c.member", "=", member)
    .where("c.reason", "in", ["no-such-code", "not-yet-shown", "many-tries"])
    .where((eb) => eb.not(eb.and([eb("c.device", "=", device), eb("c.n", "=", n)])))
    .orderBy("c.reason", "desc")
    .limit(MOST_WRONG + 1)
    .execute();
}

function codeIn(body: string | null): string | undefined {
  return body === null ? undefined : (JSON.parse(body) as { code?: string }).code;
}

/**
 * The organiser's journal has come in: all check-ins of the meeting are looked at again, in the order in which they came, so that it
 * does not matter which journal came first. What is known otherwise now is said again.
 */
export async function weighClaimsAgain(batch: Batch, meetingId: MeetingId): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  if (!meeting) return;
  const displays = displaysOf(batch.secrets, meeting);
  const rows = await claimsOf(batch, [meetingId]);
  const triesOf = new Map<MemberId, Tries>();
  for (const row of rows) {
    let tries = triesOf.get(row.member);
    if (!tries) triesOf.set(row.member, (tries = new Tries()));
    const claim = claimIn(row);
    if (!claim) {
      tries.add(undefined, row.reason);
      continue;
    }
    const weight = tries.weigh(displays, claim, row.received);
    if (weight.level === row.level && (weight.reason ?? null) === row.reason) continue;
    await sayAgain(batch, claim, row.member, meetingId, weight);
  }
  await bringOver(batch, meeting, displays);
}

/**
 * A code without the name of its meeting was put to another meeting of that branch, since of this one nothing was known yet: where it
 * was shown here, it is of this one.
 */
async function bringOver(batch: Batch, meeting: MeetingDoc, displays: readonly Display[]): Promise<void> {
  const others = await otherMeetings(batch, meeting);
  if (others.length === 0) return;
  for (const row of await claimsOf(batch, others, batch.now - LATELY_MS)) {
    const claim = row.level === "C" ? claimIn(row) : undefined;
    if (!claim || claim.body.meeting !== undefined || row.reason === "many-tries") continue;
    if (weighTyped(displays, claim.body, row.received) !== "shown") continue;
    await sayAgain(batch, claim, row.member, meeting.id, { level: "B" });
  }
}

async function otherMeetings(batch: Batch, { id, branch }: MeetingDoc): Promise<MeetingId[]> {
  const rows = await batch.db
    .selectFrom("claims as c")
    .innerJoin("meetings as m", "m.id", "c.meeting")
    .select("m.id")
    .distinct()
    .where("m.branch", "=", branch)
    .where("m.id", "<>", id)
    .where("c.level", "=", "C")
    .execute();
  return rows.map((row) => row.id);
}

/** In the order in which they came. */
function claimsOf(batch: Batch, meetings: readonly MeetingId[], since: Instant = 0) {
  return batch.db
    .selectFrom("claims as c")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "c.device").onRef("e.n", "=", "c.n"))
    .select(["c.device", "c.n", "c.member", "c.level", "c.reason", "e.received", "e.header", "e.body"])
    .where("c.meeting", "in", meetings)
    .where("e.received", ">=", since)
    .orderBy("e.received")
    .orderBy("c.device")
    .orderBy("c.n")
    .execute();
}

/** undefined: its words were erased */
function claimIn(
  row: Omit<Parameters<typeof readCandidate>[0], "body"> & { body: string | null },
): Claim | undefined {
  if (row.body === null) return undefined;
  const { device, n, read }: Candidate = readCandidate({ ...row, body: row.body });
  return "problem" in read ? undefined : ({ device, n, ...read } as Claim);
}

async function sayAgain(
  batch: Batch,
  claim: Claim,
  member: MemberId,
  meeting: MeetingId,
  weight: Weight,
): Promise<void> {
  await batch.journals.lock([claim.device]);
  await keep(batch, claim, member, meeting, weight);
  sayEvidence(batch, claim, weight, meeting, await feedsOfEntry(batch, claim.device, claim.n));
  await showAttended(batch, meeting, member, weight.level === "B");
}

async function keep(
  batch: Batch,
  { device, n }: Claim,
  member: MemberId,
  meeting: MeetingId,
  { level, reason }: Weight,
): Promise<void> {
  const known = { meeting, level, reason: reason ?? null };
  await batch.db
    .insertInto("claims")
    .values({ device, n, member, ...known })
    .onConflict((conflict) => conflict.columns(["device", "n"]).doUpdateSet(known))
    .execute();
}

function sayEvidence(
  batch: Batch,
  { device, n }: Claim,
  { level, reason }: Weight,
  meeting: MeetingId,
  feeds: readonly FeedId[],
): void {
  const known = { level, ...(reason && { why: reason }), meeting };
  batch.journals.say(device, { fact: "evidence", from: n, to: n, at: batch.now, ...known, feeds });
  const item: FactItem = ["f", device, n, { fact: "evidence", at: batch.now, ...known }];
  for (const feed of feeds) batch.outgoing.item(feed, device, n, item);
}
