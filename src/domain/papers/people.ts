import { type Attendance, wasThere } from "../attendance.ts";
import { evidenceWords } from "../evidence-words.ts";
import { isExpected } from "../expected.ts";
import { type Member, namesakes } from "../fold/members.ts";
import { mayStayHome } from "../may-stay-home.ts";
import { hasVotes } from "../quorum.ts";
import type { PapersSource } from "./paper.ts";

/** Somebody who stands on the papers of a meeting. */
export interface Person {
  /** "王建国（2231）" where another has the same name */
  name: string;
  unit: string;
  /** undefined: nothing was said of him */
  attendance: Attendance | undefined;
  /** undefined: of another branch */
  member?: Member;
}

/**
 * Who was asked, in the order of the roster; then who came besides, and who came from other branches: so a line keeps its 序号 from the
 * sheet that was printed before to the one that is filed. Whom nobody waits for is on no paper unless he came; where people vote all
 * who are asked are.
 */
export function peopleOf(source: PapersSource): readonly Person[] {
  const { meeting, members } = source;
  const same = namesakes(members);
  const isAwaited = (member: Member): boolean =>
    isExpected(meeting, member) && (hasVotes(meeting.kind) || !mayStayHome(member));
  const awaited = members.filter(isAwaited);
  const besides = members.filter((member) => !isAwaited(member) && meeting.attendance.has(member.id));
  const own = [...awaited, ...besides].map((member) => ({
    name: same.has(member.id) ? `${member.name}（${member.identityKey ?? "同名"}）` : member.name,
    unit: source.unitOf(member.homeBranch),
    attendance: meeting.attendance.get(member.id),
    member,
  }));
  const ids = new Set(members.map(({ id }) => id));
  const guests = [...meeting.attendance.values()]
    .filter((attendance) => !ids.has(attendance.member) && wasThere(attendance))
    .map((attendance) => ({ name: source.nameOf(attendance.member), unit: "外支部", attendance }));
  return [...own, ...guests];
}

export function isThere({ attendance }: Person): boolean {
  return attendance !== undefined && wasThere(attendance);
}

/** How it is known that he was there: "纸质签到表（李秀英确认）"; "" where he was not. */
export function knownWords(attendance: Attendance | undefined): string {
  if (attendance?.evidence === undefined) return "";
  return evidenceWords(attendance.evidence, attendance.seen, attendance.confirmedBy);
}

/** "李秀英、周立新" */
export function namesWords(people: readonly Person[]): string {
  return people.map(({ name }) => name).join("、");
}

/** "陈小满（请假：夜班）、周立新（缺席）"; of whom nothing was said, that is said and not that he was absent. */
export function awayWords(people: readonly Person[]): string {
  const said = people
    .filter((person) => person.attendance !== undefined && !isThere(person))
    .map(({ name, attendance }) => `${name}（${whyAway(attendance!)}）`);
  const unknown = people.filter(({ attendance }) => attendance === undefined);
  return [
    ...(said.length > 0 ? [said.join("、")] : []),
    ...(unknown.length > 0 ? [`还没有记：${namesWords(unknown)}`] : []),
  ].join("；");
}

/** "请假：夜班", "缺席" */
export function whyAway({ state, why }: Attendance): string {
  return [state === "absent" ? "缺席" : "请假", why].filter(Boolean).join("：");
}
