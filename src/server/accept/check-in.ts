import { createHmac } from "node:crypto";
import { LONGEST_OPEN_MS, meetingSecret, verifyCode } from "../../domain/check-in-code.ts";
import type { Entry, EvidenceLevel } from "../../domain/entry.ts";
import type { FeedId } from "../../domain/feeds.ts";
import type { Instant, MeetingId } from "../../domain/ids.ts";
import type { FactItem } from "../../protocol/feed.ts";
import { fromBase64Url } from "../../protocol/bytes.ts";
import type { MeetingDoc, Turn } from "../registry/docs.ts";
import type { Batch } from "./batch.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { loadCandidate } from "./candidate.ts";

/** Wrong codes of one member for one meeting, after which a right one proves nothing any more. All claims are kept. */
const MOST_WRONG = 10;
/** A phone's clock may be wrong; a code of another day is not looked for. */
const NEAR_MS = 36 * 3_600_000;

type Claim = Entry<"attendance-claimed">;

function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(message).digest();
}

/** A member whose phone did not know the meeting sent branch and code: the meeting of that branch that showed it. */
export async function meetingOfCode(batch: Batch, claim: Claim): Promise<MeetingId | undefined> {
  const rows = await batch.db
    .selectFrom("meetings")
    .select("id")
    .where("branch", "=", claim.body.branch)
    .execute();
  const ids = new Set([...rows.map(({ id }) => id), ...batch.registry.changedMeetingsOf(claim.body.branch)]);
  for (const id of ids) batch.registry.want("meetings", id);
  await batch.registry.load();
  for (const id of ids) {
    const meeting = batch.registry.get("meetings", id);
    if (!meeting?.openings.some((opening) => Math.abs(opening.at - claim.header.at) < NEAR_MS)) continue;
    if (wasShown(batch, meeting, claim.body.code)) return id;
  }
  return undefined;
}

/** Says how an accepted check-in is known, once that can be said: the organiser has opened the meeting. */
export async function weighClaim(
  batch: Batch,
  claim: Claim,
  meetingId: MeetingId,
  feeds: readonly FeedId[],
): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  const member = registry.device(claim.device)?.member;
  if (!meeting || member === undefined) return;
  const wrong = await batch.db
    .selectFrom("claims")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("meeting", "=", meetingId)
    .where("member", "=", member)
    .where("level", "=", "C")
    .executeTakeFirst();
  const proven = (wrong?.count ?? 0) < MOST_WRONG && wasShown(batch, meeting, claim.body.code);
  const level = proven ? "B" : "C";
  await batch.db
    .insertInto("claims")
    .values({ device: claim.device, n: claim.n, member, meeting: meetingId, level })
    .onConflict((conflict) => conflict.columns(["device", "n"]).doUpdateSet({ level, meeting: meetingId }))
    .execute();
  if (meeting.openings.length > 0) sayEvidence(batch, claim, level, meetingId, feeds);
}

/** The organiser's journal has come in: codes that could not be checked are looked at again. */
export async function weighClaimsAgain(batch: Batch, meetingId: MeetingId): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  if (!meeting) return;
  const open = await batch.db
    .selectFrom("claims")
    .selectAll()
    .where("meeting", "=", meetingId)
    .where("level", "=", "C")
    .orderBy("device")
    .orderBy("n")
    .execute();
  const before = new Map<string, number>();
  await batch.journals.lock(open.map(({ device }) => device));
  for (const { device, n, member } of open) {
    const tries = before.get(member) ?? 0;
    const candidate = await loadCandidate(batch, device, n);
    if (!candidate || "problem" in candidate.read) continue;
    const claim = { device, n, ...candidate.read } as Claim;
    if (tries >= MOST_WRONG || !wasShown(batch, meeting, claim.body.code)) {
      before.set(member, tries + 1);
      continue;
    }
    await batch.db
      .updateTable("claims")
      .set({ level: "B" })
      .where("device", "=", device)
      .where("n", "=", n)
      .execute();
    sayEvidence(batch, claim, "B", meetingId, await feedsOfEntry(batch, device, n));
  }
}

function sayEvidence(
  batch: Batch,
  claim: Claim,
  level: EvidenceLevel,
  meeting: MeetingId,
  feeds: readonly FeedId[],
): void {
  const { device, n } = claim;
  batch.journals.say(device, { fact: "evidence", from: n, to: n, at: batch.now, level, meeting, feeds });
  const item: FactItem = ["f", device, n, { fact: "evidence", at: batch.now, level, meeting }];
  for (const feed of feeds) batch.outgoing.item(feed, device, n, item);
}

/**
 * Whether the code was on an organiser's phone while the meeting was open, by that phone's own clock. Not closed yet: for as long
 * as a meeting may be open.
 */
function wasShown(batch: Batch, meeting: MeetingDoc, code: string): boolean {
  return meeting.openings.some((opening) => {
    const seed = fromBase64Url(batch.secrets.codeSeed(opening.device))!;
    const secret = meetingSecret(hmac, seed, meeting.id);
    const closed = closingOf(meeting, opening) ?? opening.at + LONGEST_OPEN_MS;
    return verifyCode({ hmac, secret, code, opened: opening.at, closed }) !== undefined;
  });
}

/** Of the same phone if it closed it, since its clock is the one that counts; else of any other. */
function closingOf(meeting: MeetingDoc, opening: Turn): Instant | undefined {
  const later = meeting.closings.filter(({ at }) => at >= opening.at);
  const own = later.filter(({ device }) => device === opening.device);
  return (own.length > 0 ? own : later)[0]?.at;
}
