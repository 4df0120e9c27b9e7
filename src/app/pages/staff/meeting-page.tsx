import { useSignal } from "@preact/signals";
import { minutesWords, weekdayWords } from "../../../domain/day-words.ts";
import { dayOf } from "../../../domain/day.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import { laterOfSeries } from "../../../domain/fold/meeting-series.ts";
import { foldMeetings, type Meeting } from "../../../domain/fold/meetings.ts";
import { CalendarButton } from "../../calendar/calendar-button.tsx";
import { heard } from "../../check-in/heard.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Facts } from "../../components/rows.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";
import { Agenda, MeetingTexts, planFacts } from "../meetings/meeting-plan.tsx";
import { countAttendance, countWords } from "../../../domain/attendance-count.ts";
import { CancelMeeting } from "./cancel-meeting.tsx";
import { GroupTextBox } from "./group-text-box.tsx";
import { LeaveRequests } from "./leave-requests.tsx";
import { MinutesView } from "./minutes/minutes-view.tsx";
import { ManyCodes } from "./many-codes.tsx";
import { useNames } from "./member-names.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { useRoster } from "./staff-reckonings.ts";

export function MeetingPage({ params }: PageProps) {
  return (
    <OneMeeting
      id={params["meeting"]}
      title={(meeting) => meeting.title}
      back="/branch/meetings"
      backLabel="会议"
    >
      {(meeting) => <MeetingView meeting={meeting} />}
    </OneMeeting>
  );
}

function MeetingView({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  const { members } = useRoster(meeting.branch);
  const count = countAttendance(meeting, members);
  const cancelling = useSignal(false);
  const page = `/branch/meetings/${meeting.id}`;
  const { state } = meeting;

  async function open(): Promise<void> {
    await phone.write([{ kind: "meeting-opened", body: { meeting: meeting.id, ...heard(phone) } }]);
    goTo(`${page}/code`);
  }

  return (
    <div class="stack">
      <ManyCodes meeting={meeting} />
      <MeetingFacts meeting={meeting} attendance={countWords(count)} />
      {state === "cancelled" && (
        <Notice kind="look" title="这次会议已取消">
          {meeting.cancelled?.why}
        </Notice>
      )}
      {state === "planned" && (
        <ActionButton kind="primary" block action={open}>
          开始签到
        </ActionButton>
      )}
      {state === "open" && (
        <>
          <ButtonLink kind="primary" block to={`${page}/code`}>
            显示签到码
          </ButtonLink>
          <ButtonLink block to={`${page}/scan`}>
            扫党员的码
          </ButtonLink>
          <ButtonLink block to={`${page}/close`}>
            结束会议，写记录
          </ButtonLink>
        </>
      )}
      {meeting.agenda && <Agenda agenda={meeting.agenda} />}
      {meeting.texts !== undefined && meeting.texts.length > 0 && <MeetingTexts texts={meeting.texts} />}
      {state !== "closed" && <GroupTextBox meeting={meeting} />}
      <CalendarButton meeting={meeting} />
      <LeaveRequests meetings={[meeting]} />
      {state !== "cancelled" && (
        <div class="staff-actions">
          <ButtonLink to={`${page}/roster`}>{state === "planned" ? "点名" : "点名和签到表"}</ButtonLink>
          {state === "planned" && <ButtonLink to={`${page}/change`}>改安排</ButtonLink>}
          {state === "planned" && <ButtonLink to={`${page}/close`}>已经开过，写记录</ButtonLink>}
          {state === "closed" && <ButtonLink to={`${page}/close`}>更正记录</ButtonLink>}
          {state === "planned" && <Button onPress={() => (cancelling.value = true)}>取消会议</Button>}
        </div>
      )}
      <MinutesView meeting={meeting} />
      {cancelling.value && <CancelMeeting meeting={meeting} onClose={() => (cancelling.value = false)} />}
    </div>
  );
}

function MeetingFacts({ meeting, attendance }: { meeting: Meeting; attendance: string }) {
  const { closed } = meeting;
  const nameOf = useNames();
  const laterCount = laterOfSeries(useFold(foldMeetings), meeting).free.length;
  const planner = useFold(foldMembers).byId.get(meeting.plannedBy)?.name;
  const facts: [string, string][] = [
    ["类型", meetingKindWords[meeting.kind]],
    ["时间", `${momentWords(meeting.starts, now.value)} ${weekdayWords(dayOf(meeting.starts))}`],
    ["时长", minutesWords(closed?.minutes ?? meeting.minutes)],
  ];
  if (meeting.place) facts.push(["地点", meeting.place]);
  if (meeting.topic) facts.push(["专题", meeting.topic]);
  for (const [label, words] of planFacts(meeting, nameOf)) facts.push([label, words]);
  if (laterCount > 0) facts.push(["重复", `以后还有 ${laterCount} 次`]);
  if (closed?.host) facts.push(["主持人", closed.host]);
  if (closed?.recorder) facts.push(["记录人", closed.recorder]);
  if (!closed && planner) facts.push(["安排的人", planner]);
  facts.push(["到会", attendance]);
  return <Facts facts={facts} />;
}
