import "./roster/roster.css";
import { useSignal } from "@preact/signals";
import type { AttendanceMarked } from "../../../domain/entries/meetings.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { MemberId } from "../../../domain/ids.ts";
import { signInPaper } from "../../../domain/papers/sign-in.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { CheckField, ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import type { PageProps } from "../../routing/route.ts";
import { myself } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { failureWords } from "../../words/failure-words.ts";
import { countAttendance, countWords } from "../../../domain/attendance-count.ts";
import { knownWords } from "./known-words.ts";
import { nameAmong, useNames } from "./member-names.ts";
import { OneMeeting } from "./one-meeting.tsx";
import { PaperSheet } from "./papers/paper-sheet.tsx";
import { usePapersSource } from "./papers/use-papers.ts";
import { RosterBar } from "./roster/roster-bar.tsx";
import { type Below, type Mark, RosterRow } from "./roster/roster-row.tsx";
import { useRoster } from "./staff-reckonings.ts";

type Seen = AttendanceMarked["seen"];

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
  const me = useReckoned(myself)?.name;
  const seen = useSignal<Seen>("face");
  const failure = useSignal<string | undefined>(undefined);
  const count = countAttendance(meeting, members);
  const own = new Set(members.map(({ id }) => id));
  const guests = [...meeting.attendance.values()].filter(({ member }) => !own.has(member));

  const onlyOpen = useSignal(false);
  // One at a time: the list stays short.
  const below = useSignal<{ member: MemberId; below: Below } | undefined>(undefined);
  const open = new Set(count.unknown.map(({ id }) => id));
  const shown = members.filter(({ id }) => !onlyOpen.value || open.has(id) || below.value?.member === id);

  function markOf(member: MemberId, state: Mark, said: { why?: string; correction?: string } = {}) {
    const why = said.why ?? (state === "excused" ? meeting.attendance.get(member)?.leave?.why : undefined);
    const { correction } = said;
    const body = {
      meeting: meeting.id,
      member,
      state,
      seen: seen.value,
      ...(why && { why }),
      ...(seen.value === "paper" && me && { confirmedBy: me }),
      ...(correction && { correction }),
      ...(me && { name: me }),
    };
    return { kind: "attendance-marked" as const, body };
  }
  function mark(...words: Parameters<typeof markOf>): Promise<unknown> {
    failure.value = undefined;
    return phone.write([markOf(...words)]);
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
      <RosterBar expected={count.expected} present={count.present + count.guests} members={shown}>
        {failure.value !== undefined && (
          <Notice kind="error" urgent>
            {failure.value}
          </Notice>
        )}
      </RosterBar>
      {(onlyOpen.value || (open.size > 0 && open.size < members.length)) && (
        <CheckField
          label={`只看还没有记的（${open.size} 人）`}
          checked={onlyOpen.value}
          onChange={(checked) => (onlyOpen.value = checked)}
        />
      )}
      <ul class="rows" aria-label="点名">
        {shown.map((member) => (
          <RosterRow
            key={member.id}
            meeting={meeting}
            member={member}
            name={nameAmong(member, namesakes)}
            below={below.value?.member === member.id ? below.value.below : undefined}
            onBelow={(next) => (below.value = next && { member: member.id, below: next })}
            onMark={(state, said) => mark(member.id, state, said)}
            onFail={(error) => (failure.value = failureWords(error))}
          />
        ))}
      </ul>
      {onlyOpen.value && shown.length === 0 && <p class="muted">都记好了。</p>}
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
        {(meeting.state === "planned" || meeting.state === "open") && (
          <ButtonLink to={`/branch/meetings/${meeting.id}/scan`}>扫党员的码</ButtonLink>
        )}
        <Button onPress={() => print()}>打印签到表</Button>
        <ButtonLink to={`/branch/meetings/${meeting.id}/paper`}>录入签到表</ButtonLink>
      </div>
    </div>
  );
}
