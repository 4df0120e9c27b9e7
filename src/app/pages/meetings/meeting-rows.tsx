import { attendanceWords, evidenceWords } from "../../../domain/evidence-words.ts";
import { dayOf } from "../../../domain/day.ts";
import { instantWords } from "../../../domain/day-words.ts";
import { isExpected } from "../../../domain/expected.ts";
import { mayStayHome } from "../../../domain/may-stay-home.ts";
import type { Attendance } from "../../../domain/attendance.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { Row, Rows } from "../../components/rows.tsx";
import { myself, today } from "../../session/reckonings.ts";
import type { Session } from "../../session/session.ts";
import { useReckoned } from "../../session/use-session.ts";

export function MeetingRows({ meetings }: { meetings: readonly Meeting[] }) {
  const me = useReckoned(myself);
  const isAsked = useReckoned(isAskedToCome);
  return (
    <Rows>
      {meetings.map((meeting) => (
        <Row
          key={meeting.id}
          title={meeting.title}
          note={[
            instantWords(meeting.starts, today()),
            presenceWords(
              meeting,
              meeting.attendance.get(me?.id ?? ""),
              isAsked && me !== undefined && isExpected(meeting, me),
            ),
          ]
            .filter(Boolean)
            .join(" · ")}
          to={`/meetings/${meeting.id}`}
        />
      ))}
    </Rows>
  );
}

/** Of who holds this phone: not where study is brought to him, or no hours are asked. */
export function isAskedToCome(session: Session): boolean {
  const me = session.reckoned(myself);
  return me !== undefined && !mayStayHome(me);
}

/**
 * What is known of the member and this meeting, in words that accuse nobody; nothing, where nothing is known and nobody waits for it.
 * @param isAsked it is asked of him to come
 */
export function presenceWords(
  meeting: Meeting,
  attendance: Attendance | undefined,
  isAsked: boolean,
): string {
  if (meeting.state === "cancelled") return "已取消";
  if (!attendance) {
    if (!isAsked) return "";
    return meeting.state === "closed" ? "没有签到记录" : dayOf(meeting.starts) > today() ? "" : "还没有签到";
  }
  const state = attendanceWords(attendance.state);
  if (attendance.evidence === undefined) return state;
  return `${state}，${evidenceWords(attendance.evidence, attendance.seen, attendance.confirmedBy)}`;
}
