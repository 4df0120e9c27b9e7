import type { Attendance } from "../../../domain/attendance.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { now } from "../../session/now.ts";
import { useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { useNames } from "./member-names.ts";

export function leavesAsked(meeting: Meeting): Attendance[] {
  if (meeting.state === "cancelled") return [];
  return [...meeting.attendance.values()].filter(({ state }) => state === "leave");
}

/** 请假: granted with one tap. Who is not granted it is spoken to, not ticked. */
export function LeaveRequests({ meetings }: { meetings: readonly Meeting[] }) {
  const { phone } = useSession();
  const name = useNames();
  const asked = meetings.flatMap((meeting) => leavesAsked(meeting).map((leave) => ({ meeting, leave })));
  if (asked.length === 0) return null;

  function grant(meeting: Meeting, leave: Attendance): Promise<unknown> {
    const { member, why } = leave;
    const body = {
      meeting: meeting.id,
      member,
      state: "excused" as const,
      seen: "telephone" as const,
      ...(why && { why }),
    };
    return phone.write([{ kind: "attendance-marked", body }]);
  }

  return (
    <ul class="rows" aria-label="请假">
      {asked.map(({ meeting, leave }) => (
        <li key={leave.entry} class="record-line stack close">
          <p>
            <strong>{name(leave.member)}</strong> 请假：{leave.why ?? "没有写原因"}
          </p>
          <p class="muted small">
            {momentWords(meeting.starts, now.value)} {meeting.title}
          </p>
          <ActionButton action={() => grant(meeting, leave)}>准{name(leave.member)}的假</ActionButton>
        </li>
      ))}
    </ul>
  );
}
