import { useSignal } from "@preact/signals";
import type { AttendanceMarked } from "../../../domain/entries/meetings.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { mayStayHome } from "../../../domain/may-stay-home.ts";
import { signInPaper } from "../../../domain/papers/sign-in.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { failureWords } from "../../words/failure-words.ts";
import { countAttendance, countWords } from "../../../domain/attendance-count.ts";
import { knownWords } from "./known-words.ts";
import { nameAmong, useNames } from "./member-names.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { PaperSheet } from "./papers/paper-sheet.tsx";
import { usePapersSource } from "./papers/use-papers.ts";
import { useRoster } from "./staff-reckonings.ts";

type Mark = AttendanceMarked["state"];
type Seen = AttendanceMarked["seen"];

const marks: readonly { state: Mark; words: string }[] = [
  { state: "present", words: "到" },
  { state: "late", words: "迟到" },
  { state: "excused", words: "请假" },
  { state: "absent", words: "缺席" },
];

export function RosterPage({ params }: PageProps) {
  return (
    <OneMeeting id={params["meeting"]} title={(meeting) => `点名：${meeting.title}`} wide>
      {(meeting, branch) => (
        <>
          <MarkRoster meeting={meeting} />
          <SignInSheet meeting={meeting} branch={branch.name} />
        </>
      )}
    </OneMeeting>
  );
}

/** For the printer: with what is known by now, and an empty column to sign in. */
function SignInSheet({ meeting, branch }: { meeting: Meeting; branch: string }) {
  return <PaperSheet paper={signInPaper(usePapersSource(meeting, branch))} />;
}

function MarkRoster({ meeting }: { meeting: Meeting }) {
  const { phone } = useSession();
  const { members, namesakes } = useRoster(meeting.branch);
  const name = useNames();
  const seen = useSignal<Seen>("face");
  const failure = useSignal<string | undefined>(undefined);
  const count = countAttendance(meeting, members);
  const own = new Set(members.map(({ id }) => id));
  const guests = [...meeting.attendance.values()].filter(({ member }) => !own.has(member));

  function markOf(member: MemberId, state: Mark) {
    const why = state === "excused" ? meeting.attendance.get(member)?.leave?.why : undefined;
    const body = { meeting: meeting.id, member, state, seen: seen.value, ...(why && { why }) };
    return { kind: "attendance-marked" as const, body };
  }
  function mark(member: MemberId, state: Mark): void {
    failure.value = undefined;
    phone.write([markOf(member, state)]).catch((error: unknown) => (failure.value = failureWords(error)));
  }
  function markRest(state: Mark): Promise<unknown> {
    return phone.write(count.unknown.map(({ id }) => markOf(id, state)));
  }

  return (
    <div class="stack no-print">
      <p role="status">{countWords(count)}</p>
      <ChoiceField<Seen>
        label="怎么知道的"
        choices={[
          { value: "face", label: "当面" },
          { value: "paper", label: "纸质签到表" },
          { value: "telephone", label: "电话" },
        ]}
        value={seen.value}
        onChange={(value) => (seen.value = value)}
      />
      {failure.value !== undefined && (
        <Notice kind="error" urgent>
          {failure.value}
        </Notice>
      )}
      <ul class="rows" aria-label="点名">
        {members.map((member) => {
          const attendance = meeting.attendance.get(member.id);
          const shown = nameAmong(member, namesakes);
          return (
            <li key={member.id} class="roster-row">
              <p>
                <strong>{shown}</strong>
                {member.status === "probationary" && <span class="muted"> 预备</span>}
                <br />
                <span class="muted small">
                  {attendance ? knownWords(attendance) : mayStayHome(member) ? "不要求到会" : "还没有记"}
                </span>
              </p>
              <div class="marks" role="group" aria-label={shown}>
                {marks.map(({ state, words }) => (
                  <Button
                    key={state}
                    label={`${shown} ${words}`}
                    pressed={attendance?.state === state}
                    onPress={() => mark(member.id, state)}
                  >
                    {words}
                  </Button>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {count.unknown.length > 0 && (
        <div class="staff-actions">
          <ActionButton action={() => markRest("present")}>其余 {count.unknown.length} 人都到了</ActionButton>
          <ActionButton action={() => markRest("absent")}>其余 {count.unknown.length} 人没到</ActionButton>
        </div>
      )}
      {guests.length > 0 && (
        <Section title="外支部来的">
          <Rows label="外支部来的">
            {guests.map((attendance) => (
              <Row key={attendance.member} title={name(attendance.member)} note={knownWords(attendance)} />
            ))}
          </Rows>
        </Section>
      )}
      <div class="staff-actions">
        <Button onPress={() => print()}>打印签到表</Button>
        <ButtonLink to={`/branch/meetings/${meeting.id}/paper`}>录入签到表</ButtonLink>
      </div>
    </div>
  );
}
