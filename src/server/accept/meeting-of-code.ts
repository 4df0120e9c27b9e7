import type { Entry } from "../../domain/entry.ts";
import type { Instant, MeetingId } from "../../domain/ids.ts";
import { waitingKey } from "../../domain/references.ts";
import type { MeetingDoc } from "../registry/docs.ts";
import type { Batch } from "./batch.ts";
import { MOST_WRONG } from "./check-in.ts";
import { displaysOf, weighTyped } from "./code-displays.ts";

const HOUR = 3_600_000;
/** A phone's clock may be wrong; meetings near what it says are looked at first. */
const NEAR_MS = 36 * HOUR;
/** And then those that were heard of within so long of the check-in: its clock may be wrong by a year. */
const HEARD_MS = 31 * 24 * HOUR;
/** Those that wait for a branch whose phones are not heard of for months are no tries. */
const TRIES_MS = 24 * HOUR;
/** People come early and type late. */
const AROUND_MS = HOUR;

type Claim = Entry<"attendance-claimed">;

/**
 * A member whose phone did not know the meeting sent branch and code: the meeting of that branch that showed it; where none did, the
 * one that was on when he typed it, once it is over: there the branch sees it. undefined: it waits.
 */
export async function meetingOfCode(
  batch: Batch,
  claim: Claim,
  received: Instant,
): Promise<MeetingId | undefined> {
  const meetings = await meetingsOf(batch, claim.body.branch);
  const { at } = claim.header;
  if (!(await hasTriedMany(batch, claim, received, meetings))) {
    const near = meetings.filter(({ openings }) => openings.some((turn) => isWithin(turn.at, at, NEAR_MS)));
    const others = meetings.filter(
      (meeting) =>
        !near.includes(meeting) &&
        meeting.openings.some((turn) => isWithin(turn.received, received, HEARD_MS)),
    );
    for (const meeting of [...near, ...others]) {
      // Nobody has typed a code of a meeting that was opened after his check-in had come.
      const displays = displaysOf(batch.secrets, meeting).filter(
        ({ opened }) => (opened.heard ?? 0) <= received,
      );
      if (weighTyped(displays, claim.body, received) !== "no-such-code") return meeting.id;
    }
  }
  const on = meetings.filter((meeting) => !meeting.cancelled && wasOn(meeting, at));
  return on.length === 1 && on[0]!.openings.length > 0 && on[0]!.closings.length > 0 ? on[0]!.id : undefined;
}

async function meetingsOf(batch: Batch, branch: string): Promise<MeetingDoc[]> {
  const rows = await batch.db.selectFrom("meetings").select("id").where("branch", "=", branch).execute();
  const ids = new Set([...rows.map(({ id }) => id), ...batch.registry.changedMeetingsOf(branch)]);
  for (const id of ids) batch.registry.want("meetings", id);
  await batch.registry.load();
  return [...ids].flatMap((id) => batch.registry.get("meetings", id) ?? []);
}

/** Codes that fitted nowhere, of this member at these meetings or of this phone still waiting: what follows is not looked for. */
async function hasTriedMany(
  batch: Batch,
  { device, n, body }: Claim,
  received: Instant,
  meetings: readonly MeetingDoc[],
): Promise<boolean> {
  const ref = waitingKey({ type: "meeting-of", id: body.branch });
  const since = received - TRIES_MS;
  if ((await batch.exceptions.countWaiting(device, n, ref, since)) >= MOST_WRONG) return true;
  const member = (await batch.registry.answer(() => batch.registry.device(device)))?.member;
  if (member === undefined || meetings.length === 0) return false;
  const ids = meetings.map(({ id }) => id);
  const missed = await batch.db
    .selectFrom("claims as c")
    .innerJoin("entries as e", (join) => join.onRef("e.device", "=", "c.device").onRef("e.n", "=", "c.n"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("c.member", "=", member)
    .where("c.meeting", "in", ids)
    .where("c.reason", "in", ["no-such-code", "not-yet-shown", "many-tries"])
    .where("e.received", ">=", since)
    .executeTakeFirst();
  return (missed?.count ?? 0) >= MOST_WRONG;
}

/** By its plan, and by the clocks of organisers as far as they agree with it. */
function wasOn({ starts, minutes, openings, closings }: MeetingDoc, at: Instant): boolean {
  const turns = [...openings, ...closings].flatMap((turn) =>
    isWithin(turn.at, starts, NEAR_MS) ? [turn.at] : [],
  );
  const from = Math.min(starts, ...turns) - AROUND_MS;
  const to = Math.max(starts + minutes * 60_000, ...turns) + AROUND_MS;
  return from <= at && at <= to;
}

function isWithin(a: Instant, b: Instant, ms: number): boolean {
  return Math.abs(a - b) < ms;
}
