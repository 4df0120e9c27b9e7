import type { Attendance } from "../../../../domain/attendance.ts";
import type { AttendanceMarked } from "../../../../domain/entries/meetings.ts";
import type { Member } from "../../../../domain/fold/members.ts";
import type { Meeting } from "../../../../domain/fold/meetings.ts";
import { mayStayHome } from "../../../../domain/may-stay-home.ts";
import { Button } from "../../../components/button.tsx";
import { knownWords } from "../known-words.ts";
import { LEAVE_REASONS } from "../leave-reasons.ts";
import { ReasonForm } from "./reason-form.tsx";
import { SaidOfHim } from "./said-of-him.tsx";

export type Mark = AttendanceMarked["state"];

/** What is open below a name: a reason for what was just marked, why it is corrected, or all that was said. */
export type Below = { is: "said" } | { is: "why" | "correct"; state: Mark };

const MARKS: readonly { state: Mark; words: string }[] = [
  { state: "present", words: "到" },
  { state: "late", words: "迟到" },
  { state: "left-early", words: "早退" },
  { state: "excused", words: "请假" },
  { state: "absent", words: "缺席" },
];

/** Whether a word on why is asked for: the meeting is over, and somebody's word is replaced. */
export function isCorrection(meeting: Meeting, attendance: Attendance | undefined, state: Mark): boolean {
  if (meeting.state !== "closed" || attendance === undefined || attendance.state === "leave") return false;
  const isOwnWord = attendance.evidence !== undefined && attendance.evidence !== "A";
  return !isOwnWord || state === "absent" || state === "excused";
}

/** One member of the roster: how he is down, five answers, and below them what more there is to say. */
export function RosterRow(props: {
  meeting: Meeting;
  member: Member;
  name: string;
  below: Below | undefined;
  onBelow: (below: Below | undefined) => void;
  onMark: (state: Mark, said?: { why?: string; correction?: string }) => Promise<unknown>;
  onFail: (error: unknown) => void;
}) {
  const { meeting, member, name, below } = props;
  const attendance = meeting.attendance.get(member.id);

  function tap(state: Mark): void {
    if (isCorrection(meeting, attendance, state)) {
      props.onBelow({ is: "correct", state });
      return;
    }
    props.onBelow(state === "present" ? undefined : { is: "why", state });
    props.onMark(state).catch(props.onFail);
  }
  async function say(said: { why?: string; correction?: string }): Promise<void> {
    if (below === undefined || below.is === "said") return;
    await props.onMark(below.state, said);
    props.onBelow(undefined);
  }
  return (
    <li class="roster-row" id={`roster-${member.id}`}>
      <div class="roster-who">
        <button
          type="button"
          class="roster-name"
          aria-expanded={below?.is === "said"}
          onClick={() => props.onBelow(below?.is === "said" ? undefined : { is: "said" })}
        >
          {name}
          {member.status === "probationary" && <span class="muted"> 预备</span>}
          {member.homeBranch !== meeting.branch && <span class="muted"> 流入</span>}
        </button>
        <span class="muted small">
          {attendance ? knownWords(attendance) : mayStayHome(member) ? "不要求到会" : "还没有记"}
        </span>
      </div>
      <div class="marks" role="group" aria-label={name}>
        {MARKS.map(({ state, words }) => (
          <Button
            key={state}
            label={`${name} ${words}`}
            pressed={attendance?.state === state}
            onPress={() => tap(state)}
          >
            {words}
          </Button>
        ))}
      </div>
      {below?.is === "said" && <SaidOfHim meeting={meeting.id} member={member.id} name={name} />}
      {below?.is === "why" && (
        <ReasonForm
          key={below.state}
          label="原因（可以不填）"
          ready={
            below.state === "late" || below.state === "left-early" ? ["路远", "上班", "赶车"] : LEAVE_REASONS
          }
          button="记上原因"
          begin={attendance?.leave?.why}
          onSay={(why) => say({ why })}
          onClose={() => props.onBelow(undefined)}
        />
      )}
      {below?.is === "correct" && (
        <ReasonForm
          key={below.state}
          label="会已经结束了，为什么改？原来记的也会留着。"
          ready={["记错了人", "当时没看见", "本人说明"]}
          button={`改成${MARKS.find(({ state }) => state === below.state)!.words}`}
          missing="请写一句为什么改。"
          onSay={(correction) => say({ correction })}
          onClose={() => props.onBelow(undefined)}
        />
      )}
    </li>
  );
}
