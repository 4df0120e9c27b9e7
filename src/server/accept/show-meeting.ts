import { type FeedId, memberFeed, staffFeed, unitFeed } from "../../domain/feeds.ts";
import type { Entry } from "../../domain/entry.ts";
import type { MeetingId, MemberId, UnitId } from "../../domain/ids.ts";
import { audienceOfMeeting } from "../../domain/policy/meetings.ts";
import { branchesOf } from "../../domain/policy/standing.ts";
import type { MeetingDoc, MemberDoc, Stamp } from "../registry/docs.ts";
import type { Batch } from "./batch.ts";
import { loadCandidate } from "./candidate.ts";
import { devicesOf } from "./devices-of.ts";
import { feedsOfEntry } from "./published-feeds.ts";
import { publish } from "./publish.ts";

/**
 * Something was said of a member at a meeting: the staff of his other branch, who read it in his record, get the meeting too, else they
 * would not know what it is of, nor that it is over and counts. He himself gets it into his own feed where it is not in one that he
 * follows: of a branch that he is not of (any more), or a 支委会 to which he was not asked by name.
 * @param isSure an organiser says so, or the code was the right one. A code that was not opens nothing to whom it is not meant for.
 * @param left branches that he was of until now
 */
export async function showAttended(
  batch: Batch,
  meetingId: MeetingId,
  memberId: MemberId,
  isSure: boolean,
  left: readonly UnitId[] = [],
): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  const member = await registry.answer(() => registry.get("members", memberId));
  if (!meeting || !member) return;
  const branches = branchesOf(member);
  const seeing = await registry.answer(() => audienceOfMeeting(registry, meeting));
  const own = memberFeed(memberId);
  const isOf = (of: readonly UnitId[]): boolean =>
    of.includes(meeting.branch) && seeing.includes(unitFeed(meeting.branch));
  const isMeant = seeing.includes(own) || isOf(branches) || isOf(left);
  if (!isSure && !isMeant && !(await isShown(batch, meeting, own))) return;
  await show(batch, meeting, [
    ...branches.filter((branch) => branch !== meeting.branch).map(staffFeed),
    ...(seeing.includes(own) || isOf(branches) ? [] : [own]),
  ]);
}

/**
 * A meeting was planned, changed, opened, closed or cancelled. Whoever came into its audience gets what was before; and whoever was
 * given it beside its audience hears of this as well. Who is no more asked to a 支委会 hears no more of it.
 */
export async function tellCourse(batch: Batch, entry: Entry, meetingId: MeetingId): Promise<void> {
  const { registry } = batch;
  const meeting = await registry.answer(() => registry.get("meetings", meetingId));
  if (!meeting) return;
  const seeing = await registry.answer(() => audienceOfMeeting(registry, meeting));
  const isPlan = entry.header.kind === "meeting-planned" || entry.header.kind === "meeting-changed";
  if (isPlan && meeting.kind === "committee") await show(batch, meeting, seeing);

  const other = meeting.course?.find(([, device, n]) => device !== entry.device || n !== entry.n);
  if (!other) return;
  const isForAll = seeing.includes(unitFeed(meeting.branch));
  const dropped = new Set<FeedId>(isForAll ? [] : [unitFeed(meeting.branch)]);
  for (const member of isForAll ? [] : (meeting.everNamed ?? []))
    if (!seeing.includes(memberFeed(member))) dropped.add(memberFeed(member));
  await batch.journals.lock([meeting.planner]);
  const told = await feedsOfEntry(batch, other[1], other[2]);
  await showEntry(
    batch,
    entry,
    told.filter((feed) => !dropped.has(feed)),
  );
}

/** All meetings at which something was said of a member, so far: he has moved, and others keep his record now. */
export async function showAllAttended(
  batch: Batch,
  before: Pick<MemberDoc, "id" | "homeBranch" | "hostBranch">,
): Promise<void> {
  const marks = await batch.db
    .selectFrom("feed_spans as s")
    .innerJoin("entries as e", (join) =>
      join
        .onRef("e.device", "=", "s.device")
        .on((eb) => eb(eb.ref("e.n"), ">=", eb.ref("s.n")))
        .on((eb) => eb(eb.ref("e.n"), "<", eb("s.n", "+", eb.ref("s.count")))),
    )
    .select("e.body")
    .where("s.feed", "=", memberFeed(before.id))
    .where("s.item", "is", null)
    .where("e.header", "like", '%"attendance-marked"%')
    .where("e.body", "is not", null)
    .execute();
  const devices = await devicesOf(batch.db, before.id);
  const claims =
    devices.length === 0
      ? []
      : await batch.db
          .selectFrom("claims")
          .select(["meeting", "level"])
          .where("device", "in", devices)
          .execute();
  const sure = new Map<MeetingId, boolean>();
  for (const { meeting, level } of claims) sure.set(meeting, sure.get(meeting) === true || level === "B");
  for (const { body } of marks) sure.set((JSON.parse(body!) as { meeting: MeetingId }).meeting, true);
  const left = branchesOf(before);
  for (const meeting of [...sure.keys()].sort())
    await showAttended(batch, meeting, before.id, sure.get(meeting)!, left);
}

async function isShown(batch: Batch, { course = [] }: MeetingDoc, feed: FeedId): Promise<boolean> {
  const [first] = course;
  return first !== undefined && (await feedsOfEntry(batch, first[1], first[2])).includes(feed);
}

async function show(batch: Batch, meeting: MeetingDoc, feeds: readonly FeedId[]): Promise<void> {
  if (feeds.length === 0) return;
  for (const [, device, n] of await courseNow(batch, meeting)) {
    const candidate = await loadCandidate(batch, device, n);
    if (!candidate || "problem" in candidate.read) continue;
    await showEntry(batch, { device, n, ...candidate.read }, feeds);
  }
}

/**
 * The course with what another transaction has added since this one looked: of two that run at once, a check-in's and a closing's, the
 * later finds the work of the earlier, for both wait for the row of the phone that planned the meeting.
 */
async function courseNow(batch: Batch, meeting: MeetingDoc): Promise<readonly Stamp[]> {
  await batch.journals.lock([meeting.planner]);
  const row = await batch.db
    .selectFrom("meetings")
    .select("doc")
    .where("id", "=", meeting.id)
    .executeTakeFirst();
  const stored = row ? ((JSON.parse(row.doc) as MeetingDoc).course ?? []) : [];
  const byEntry = new Map<string, Stamp>();
  for (const stamp of [...stored, ...(meeting.course ?? [])]) byEntry.set(`${stamp[1]}.${stamp[2]}`, stamp);
  return [...byEntry.values()].sort(
    (a, b) => a[0] - b[0] || (a[1] === b[1] ? a[2] - b[2] : a[1] < b[1] ? -1 : 1),
  );
}

/** Puts an accepted entry into those of these feeds in which it is not. */
async function showEntry(batch: Batch, entry: Entry, feeds: readonly FeedId[]): Promise<void> {
  const { device, n } = entry;
  await batch.journals.lock([device]);
  const has = await feedsOfEntry(batch, device, n);
  const missing = [...new Set(feeds)].filter((feed) => !has.includes(feed));
  if (missing.length === 0) return;
  await publish(batch, entry, missing);
  batch.journals.say(device, { fact: "published", from: n, to: n, at: batch.now, feeds: missing });
}
