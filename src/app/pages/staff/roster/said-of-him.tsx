import { codeDoubt } from "../../../../domain/code-doubt.ts";
import { reasonForStaff } from "../../../../domain/evidence-reason-words.ts";
import { attendanceWords, evidenceWords } from "../../../../domain/evidence-words.ts";
import { type AttendanceWord, attendanceSaid } from "../../../../domain/fold/attendance-said.ts";
import type { MeetingId, MemberId } from "../../../../domain/ids.ts";
import { now } from "../../../session/now.ts";
import { useSession } from "../../../session/use-session.ts";
import { momentWords } from "../../../words/dates.ts";
import { useNames } from "../member-names.ts";

/** Who said what, and when; the last word first. What was replaced stays there to be seen. */
export function SaidOfHim(props: { meeting: MeetingId; member: MemberId; name: string }) {
  const { entries } = useSession();
  const name = useNames();
  const said = [...attendanceSaid(entries.value, props.meeting, props.member)].reverse();
  if (said.length === 0) return <p class="muted small roster-more">关于这次会，还没有人说过什么。</p>;
  return (
    <ol class="roster-more small" aria-label={`${props.name}：谁说了什么`}>
      {said.map((word) => (
        <li key={word.id}>
          {momentWords(word.at, now.value)} {wordsOf(word, name)}
        </li>
      ))}
    </ol>
  );
}

function wordsOf(word: AttendanceWord, name: (member: MemberId) => string): string {
  if (word.kind === "leave-asked") return `${name(word.by)}请假${word.body.why ? `：${word.body.why}` : ""}`;
  if (word.kind === "attendance-claimed") {
    const { reason } = codeDoubt({ claims: [word] });
    return [
      `${name(word.by)}输了签到码${word.body.remote ? "，说是远程参加" : ""}`,
      evidenceWords(word.evidence ?? "C"),
      ...(reason ? [reasonForStaff(reason)] : []),
    ].join(" · ");
  }
  const { state, seen, confirmedBy, why, correction } = word.body;
  const isThere = state !== "absent" && state !== "excused";
  return [
    `${name(word.by)}记：${attendanceWords(state)}`,
    ...(isThere || seen === "paper" ? [evidenceWords("A", seen, confirmedBy)] : []),
    ...(why ? [why] : []),
    ...(correction ? [`更正：${correction}`] : []),
  ].join(" · ");
}
