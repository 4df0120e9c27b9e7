import { dayOf } from "../../domain/day.ts";
import { isExpected } from "../../domain/expected.ts";
import { foldMeetings, type Meeting } from "../../domain/fold/meetings.ts";
import { foldMembers, type Member } from "../../domain/fold/members.ts";
import { foldOrg, type OrgUnit } from "../../domain/fold/org.ts";
import type { Day, Instant } from "../../domain/ids.ts";
import { clockOffset, now } from "./now.ts";
import type { Session } from "./session.ts";

/** What the first screen needs. What is reckoned from study and essays: `study-reckonings.ts`, which comes with the other pages. */
export function today(): Day {
  return dayOf(now.value + clockOffset.value);
}

/** The server's clock, as far as this phone knows it. */
export function serverNow(session: Session): Instant {
  return now.value + session.state.value.contact.clockOffset;
}

/** Who holds this phone, as the branch's roster has him. undefined: his data have not come yet. */
export function myself(session: Session): Member | undefined {
  const me = session.member.value;
  return me === undefined ? undefined : session.folded(foldMembers).byId.get(me);
}

/** His home branch. */
export function myBranch(session: Session): OrgUnit | undefined {
  const branch = session.reckoned(myself)?.homeBranch;
  return branch === undefined ? undefined : session.folded(foldOrg).units.get(branch);
}

/** The first meeting today that is planned for him, that he has not checked in to, nor asked leave from. */
export function meetingToday(session: Session): Meeting | undefined {
  const me = session.reckoned(myself);
  return (
    me &&
    session
      .reckoned(myMeetings)
      .find(
        (meeting) =>
          !meeting.closed &&
          !meeting.cancelled &&
          dayOf(meeting.starts) === today() &&
          !meeting.attendance.has(me.id) &&
          isExpected(meeting, me),
      )
  );
}

/** Meetings of his branches, by start. */
export function myMeetings(session: Session): readonly Meeting[] {
  const me = session.reckoned(myself);
  return session
    .folded(foldMeetings)
    .list.filter(({ branch }) => branch === me?.homeBranch || branch === me?.hostBranch);
}
