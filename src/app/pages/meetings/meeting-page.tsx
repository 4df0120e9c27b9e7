import { instantWords, minutesWords } from "../../../domain/day-words.ts";
import { foldMeetings, type Meeting } from "../../../domain/fold/meetings.ts";
import { wasThere } from "../../../domain/attendance.ts";
import { CalendarButton } from "../../calendar/calendar-button.tsx";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Facts } from "../../components/rows.tsx";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useFold, useMe, useReckoned } from "../../session/use-session.ts";
import { HowKnown } from "../record/how-known.tsx";
import { ObjectionForm } from "../record/objection-form.tsx";
import { Agenda, MeetingTexts, NotExpected, planFacts, useAmExpected } from "./meeting-plan.tsx";
import { isAskedToCome, presenceWords } from "./meeting-rows.tsx";
import { Outcome } from "./outcome.tsx";

/** A meeting as a member sees it: when, where, am I down for it; 签到 and 请假. */
export function MeetingPage({ params }: PageProps) {
  const me = useMe();
  const meeting = useFold(foldMeetings).byId.get(params["meeting"] ?? "");
  const isExpected = useAmExpected(meeting);
  const isAsked = useReckoned(isAskedToCome) && isExpected;
  if (!meeting)
    return (
      <Page title="找不到这次会" back="/record">
        <Notice>支部的通知可能还没有传到。在会上的话，可以直接签到。</Notice>
        <ButtonLink kind="primary" block to="/check-in">
          签到
        </ButtonLink>
      </Page>
    );
  const attendance = meeting.attendance.get(me);
  const presence = presenceWords(meeting, attendance, isAsked);
  const isOver = meeting.state === "closed" || meeting.state === "cancelled";
  return (
    <Page title={meeting.title} back="/record">
      <div class="stack">
        <Facts
          facts={[
            ["时间", instantWords(meeting.starts, today())],
            ["多长", minutesWords(meeting.closed?.minutes ?? meeting.minutes)],
            ...(meeting.place === undefined ? [] : [["地点", meeting.place] as const]),
            ...planFacts(meeting),
            ...(presence === "" ? [] : [["我", presence] as const]),
          ]}
        />
        {attendance && meeting.state !== "cancelled" && <HowKnown attendance={attendance} />}
        {meeting.cancelled && (
          <Notice kind="look">
            这次会取消了{meeting.cancelled.why ? `：${meeting.cancelled.why}` : "。"}
          </Notice>
        )}
        {!isOver && !isExpected && !attendance && <NotExpected meeting={meeting} />}
        {!isOver && !(attendance && wasThere(attendance)) && (
          <ButtonLink kind="primary" block to={`/check-in?meeting=${meeting.id}`}>
            签到
          </ButtonLink>
        )}
        <CalendarButton meeting={meeting} />
      </div>
      <Outcome meeting={meeting} wasIn={attendance !== undefined && wasThere(attendance)} />
      {meeting.agenda && <Agenda agenda={meeting.agenda} />}
      {meeting.texts !== undefined && meeting.texts.length > 0 && <MeetingTexts texts={meeting.texts} />}
      {!isOver && isExpected && !attendance && <Leave meeting={meeting} />}
      {attendance?.leave && (
        <Notice>
          已请假{attendance.leave.why ? `：${attendance.leave.why}` : ""}。又能来了，照常签到就行。
        </Notice>
      )}
      {attendance && (meeting.state === "closed" || attendance.evidence === "C") && (
        <Section title="这条不对？">
          <ObjectionForm entry={attendance.entry} />
        </Section>
      )}
    </Page>
  );
}

/** The reason is the member's to give or not. */
function Leave({ meeting }: { meeting: Meeting }) {
  const why = useKeptWords(`leave:${meeting.id}`);
  async function ask(): Promise<void> {
    const words = why.value.trim();
    await why.write([
      { kind: "leave-asked", body: { meeting: meeting.id, ...(words ? { why: words } : {}) } },
    ]);
  }
  return (
    <Section title="来不了？">
      <TextField
        label="说一句原因（可以不填）"
        value={why.value}
        maxLength={200}
        onInput={(value) => (why.value = value)}
      />
      <ActionButton block action={ask} working="正在存…">
        请假
      </ActionButton>
    </Section>
  );
}
