import { attendanceWords, evidenceWords } from "../../../domain/evidence-words.ts";
import { instantWords } from "../../../domain/day-words.ts";
import type { Attendance } from "../../../domain/attendance.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { Row, Rows } from "../../components/rows.tsx";
import { today } from "../../session/reckonings.ts";
import { useMe } from "../../session/use-session.ts";

export function MeetingRows({ meetings }: { meetings: readonly Meeting[] }) {
  const me = useMe();
  return (
    <Rows>
      {meetings.map((meeting) => (
        <Row
          key={meeting.id}
          title={meeting.title}
          note={`${instantWords(meeting.starts, today())} · ${presenceWords(meeting, meeting.attendance.get(me))}`}
          to={`/meetings/${meeting.id}`}
        />
      ))}
    </Rows>
  );
}

/** What is known of the member and this meeting, in words that accuse nobody. */
export function presenceWords(meeting: Meeting, attendance: Attendance | undefined): string {
  if (meeting.state === "cancelled") return "已取消";
  if (!attendance) return meeting.state === "closed" ? "没有签到记录" : "还没有签到";
  const state = attendanceWords(attendance.state);
  if (attendance.evidence === undefined) return state;
  return `${state}，${evidenceWords(attendance.evidence, attendance.seen)}`;
}
