import type { Credit } from "../../domain/credit-hours.ts";
import { essaysOf, foldEssays } from "../../domain/fold/essays.ts";
import { foldMeetings } from "../../domain/fold/meetings.ts";
import { foldMembers, type Member } from "../../domain/fold/members.ts";
import { foldOrg } from "../../domain/fold/org.ts";
import { foldRoles } from "../../domain/fold/roles.ts";
import { foldStudyRecord } from "../../domain/fold/study-record.ts";
import { foldVisitRequests } from "../../domain/fold/visit-requests.ts";
import type { MemberId } from "../../domain/ids.ts";
import type { ArchiveSource } from "../../domain/papers/archive.ts";
import { lineTitle } from "../pages/record/line-title.ts";
import { today } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";
import { arrangementWords, statusWords } from "../words/membership-words.ts";
import { meetingKindWords } from "../words/meeting-words.ts";

/** What the 学习档案 of a member is made from, as this phone knows him. Without notes: those are added by whose they are. */
export function archiveSource(session: Session, member: Member, credit: Credit): ArchiveSource {
  const { units } = session.folded(foldOrg);
  const unit = (id: string): string => units.get(id)?.name ?? "外支部";
  return {
    member,
    branch: unit(member.homeBranch),
    about: aboutOf(member, unit),
    record: foldStudyRecord(session.entries.value, member.id, credit),
    meetings: session.folded(foldMeetings).list,
    meetingKind: ({ kind }) => meetingKindWords[kind],
    lineTitle,
    essays: essaysOf(session.folded(foldEssays), member.id),
    visits: session.folded(foldVisitRequests).filter(({ of }) => of === member.id),
    nameOf: namesIn(session),
    today: today(),
  };
}

/** Names for what was written: of the roster, or of who has a role; a member's phone has few of them. */
export function namesIn(session: Session): (member: MemberId) => string {
  const { byId } = session.folded(foldMembers);
  const roles = session.folded(foldRoles);
  return (id) =>
    byId.get(id)?.name ??
    roles.find(({ member }) => member === id)?.name ??
    (id === "" ? "活动办公室" : "支部的同志");
}

/** What was arranged, never why; no number of a telephone: a paper goes from hand to hand. */
function aboutOf(member: Member, unit: (id: string) => string): [string, string][] {
  const { status, group, arrangements, hostBranch, homeBranch } = member;
  return [
    ["身份", status === "full" ? "正式党员" : `${statusWords[status]}党员`],
    ...(group ? [["党小组", group] as [string, string]] : []),
    ...(hostBranch !== undefined && hostBranch !== homeBranch
      ? [["流入地", unit(hostBranch)] as [string, string]]
      : []),
    ...(arrangements.length > 0
      ? [["学习安排", arrangements.map((one) => arrangementWords[one]).join("、")] as [string, string]]
      : []),
  ];
}
