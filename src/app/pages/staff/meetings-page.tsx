import { dayOf } from "../../../domain/day.ts";
import { countPresent, foldMeetings, type Meeting, meetingsOfBranch } from "../../../domain/fold/meetings.ts";
import type { Instant } from "../../../domain/ids.ts";
import { ButtonLink } from "../../components/button.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";
import { BranchPage } from "./my-units.tsx";

export function MeetingsPage() {
  return (
    <BranchPage title="会议" back="/branch" backLabel="支部">
      {(branch) => <MeetingList branch={branch.id} />}
    </BranchPage>
  );
}

function MeetingList({ branch }: { branch: string }) {
  const all = meetingsOfBranch(useFold(foldMeetings), branch);
  const ahead = all.filter(isAhead);
  const past = all.filter((meeting) => !isAhead(meeting)).reverse();
  return (
    <div class="stack">
      <ButtonLink kind="primary" block to="/branch/meetings/plan">
        安排一次会议
      </ButtonLink>
      <Section title="接下来">
        {ahead.length === 0 && <p class="muted">还没有安排。</p>}
        <Rows label="接下来的会议">
          {ahead.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} />
          ))}
        </Rows>
      </Section>
      {past.length > 0 && (
        <Section title="开过的">
          <Rows label="开过的会议">
            {past.map((meeting) => (
              <MeetingRow key={meeting.id} meeting={meeting} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  );
}

function isAhead({ state, starts }: Meeting): boolean {
  return state === "open" || (state === "planned" && dayOf(starts) >= today());
}

function MeetingRow({ meeting }: { meeting: Meeting }) {
  const about = [
    meetingStateWords(meeting, now.value),
    momentWords(meeting.starts, now.value),
    meetingKindWords[meeting.kind],
    meeting.place,
  ];
  return (
    <Row
      title={meeting.title}
      note={about.filter(Boolean).join(" · ")}
      to={`/branch/meetings/${meeting.id}`}
    />
  );
}

function meetingStateWords(meeting: Meeting, at: Instant): string {
  if (meeting.state === "open") return `正在开，已到 ${countPresent(meeting)} 人`;
  if (meeting.state === "closed") return `实到 ${countPresent(meeting)} 人`;
  if (meeting.state === "cancelled") return "已取消";
  return dayOf(meeting.starts) < dayOf(at) ? "还没有写记录" : "";
}
