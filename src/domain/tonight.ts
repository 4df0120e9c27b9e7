import type { Attendance } from "./attendance.ts";
import { countAttendance } from "./attendance-count.ts";
import { dayOf, DAY_MS, startOfDay } from "./day.ts";
import type { Meeting } from "./fold/meetings.ts";
import type { Member } from "./fold/members.ts";
import type { EntryId, Instant, MemberId } from "./ids.ts";

/** All that may wait for a secretary; of each the longest waiting first. */
export interface TonightSource {
  now: Instant;
  /** of his branch, by start */
  meetings: readonly Meeting[];
  /** of his branch, at home and as guests */
  members: readonly Member[];
  /** 请人来一趟 without an answer */
  visits: readonly { of: MemberId }[];
  /** "这条不对" without an answer */
  objections: readonly { of: MemberId }[];
  /** 意见 to the branch without an answer */
  complaints: readonly unknown[];
  certificates: readonly { id: EntryId; of: MemberId }[];
  /** handed in and not answered */
  essays: readonly { entry: EntryId; of: MemberId; title: string }[];
  /** recorded, and nobody has heard it yet */
  recordings: readonly { entry: EntryId; of: MemberId }[];
  /** set apart by the server, for him to let in */
  apart: readonly unknown[];
}

/** One thing to do, with all that it takes to say it and to go there. */
export type Tonight =
  /** it is open: people are checking in; `over`: its time is up, and it is not closed */
  | { is: "open"; meeting: Meeting; over: boolean }
  | { is: "visit"; of: readonly MemberId[] }
  /** it is planned for today and not open yet */
  | { is: "today"; meeting: Meeting }
  | { is: "leave"; meeting: Meeting; of: readonly MemberId[] }
  /** its day is over, and there are no minutes */
  | { is: "minutes"; meeting: Meeting }
  /** codes that could not be checked wait for his word */
  | { is: "codes"; meeting: Meeting; of: readonly MemberId[] }
  | { is: "objection"; of: readonly MemberId[] }
  | { is: "complaint" }
  | { is: "certificate"; entry: EntryId; of: readonly MemberId[] }
  /** closed lately, and of some nothing is known: they may stand on a paper sheet */
  | { is: "paper"; meeting: Meeting; of: readonly MemberId[] }
  | { is: "essay"; entry: EntryId; title: string; of: readonly MemberId[] }
  | { is: "recording"; entry: EntryId; of: readonly MemberId[] }
  | { is: "apart" };

/** As many as one does in an evening; the others come up when these are done. */
const MOST = 3;
/** A meeting that nobody looked at again for so long does not come back by itself. */
const CODES_LAST = 14 * DAY_MS;
const PAPER_LASTS = 2 * DAY_MS;

/**
 * 今晚三件事: what cannot wait first (people in a room, somebody who asked for a visit), then what others wait for, then what is only to
 * be looked at. What is of one kind is one thing, so that no kind pushes out the others.
 */
export function tonight(source: TonightSource): readonly Tonight[] {
  const { now, meetings } = source;
  const today = dayOf(now);
  const things: Tonight[] = [];
  const some = <T extends Tonight>(waiting: readonly unknown[], thing: () => T): void => {
    if (waiting.length > 0) things.push(thing());
  };
  for (const meeting of meetings)
    if (meeting.state === "open")
      things.push({ is: "open", meeting, over: meeting.starts + meeting.minutes * 60_000 <= now });
  some(source.visits, () => ({ is: "visit", of: whose(source.visits) }));
  for (const meeting of meetings)
    if (meeting.state === "planned" && dayOf(meeting.starts) === today) things.push({ is: "today", meeting });
  for (const meeting of meetings) {
    const of = membersOf(meeting, ({ state }) => state === "leave");
    const isComing =
      meeting.state === "open" || (meeting.state === "planned" && meeting.starts >= startOfDay(today));
    if (isComing) some(of, () => ({ is: "leave", meeting, of }));
  }
  for (const meeting of meetings)
    if (meeting.state === "planned" && dayOf(meeting.starts) < today) things.push({ is: "minutes", meeting });
  for (const meeting of meetings) {
    if (meeting.closed === undefined || meeting.closed.at < now - CODES_LAST) continue;
    const of = membersOf(meeting, ({ evidence }) => evidence === "C" || evidence === "D");
    some(of, () => ({ is: "codes", meeting, of }));
  }
  some(source.objections, () => ({ is: "objection", of: whose(source.objections) }));
  some(source.complaints, () => ({ is: "complaint" }));
  some(source.certificates, () => ({
    is: "certificate",
    entry: source.certificates[0]!.id,
    of: whose(source.certificates),
  }));
  for (const meeting of meetings) {
    if (meeting.closed === undefined || meeting.closed.at < now - PAPER_LASTS) continue;
    const { unknown } = countAttendance(meeting, source.members);
    some(unknown, () => ({ is: "paper", meeting, of: unknown.map(({ id }) => id) }));
  }
  const [essay] = source.essays;
  if (essay) things.push({ ...essay, is: "essay", of: whose(source.essays) });
  const [recording] = source.recordings;
  if (recording) things.push({ ...recording, is: "recording", of: whose(source.recordings) });
  some(source.apart, () => ({ is: "apart" }));
  return things.slice(0, MOST);
}

/** "今晚三件事"; before four in the afternoon "今天三件事"; where there is nothing, only when. */
export function tonightTitle(now: Instant, count: number): string {
  const hour = (now - startOfDay(dayOf(now))) / 3_600_000;
  return `${hour < 16 ? "今天" : "今晚"}${["", "一件事", "两件事", "三件事"][count] ?? ""}`;
}

function whose(waiting: readonly { of: MemberId }[]): MemberId[] {
  return [...new Set(waiting.map(({ of }) => of))];
}

function membersOf({ attendance }: Meeting, test: (one: Attendance) => boolean): MemberId[] {
  return [...attendance.values()].filter(test).map(({ member }) => member);
}
