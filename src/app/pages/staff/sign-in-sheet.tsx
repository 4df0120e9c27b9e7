import { dayOf } from "../../../domain/day.ts";
import { dayWords, weekdayWords } from "../../../domain/day-words.ts";
import { attendanceWords, evidenceWords } from "../../../domain/evidence-words.ts";
import { wasThere } from "../../../domain/attendance.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { clockWords } from "../../words/dates.ts";
import { countAttendance } from "../../../domain/attendance-count.ts";
import { nameAmong } from "./member-names.ts";
import { useRoster } from "./staff-reckonings.ts";

/** 签到表 as people know it, seen on paper only, with an empty column to sign in. */
export function SignInSheet({ meeting, branch }: { meeting: Meeting; branch: string }) {
  const { members, namesakes } = useRoster(meeting.branch);
  const count = countAttendance(meeting, members);
  const day = dayOf(meeting.starts);
  return (
    <section class="print-only paper" aria-hidden="true">
      <p class="paper-title">{branch}签到表</p>
      <p>
        会议名称：{meeting.title}　时间：{dayWords(day)} {weekdayWords(day)} {clockWords(meeting.starts)}
        　地点：
        {meeting.place ?? ""}
      </p>
      <p>
        主持人：{meeting.closed?.host ?? ""}　记录人：{meeting.closed?.recorder ?? ""}　应到：{count.expected}
        　实到：{count.present}
      </p>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>姓名</th>
            <th>签到时间</th>
            <th>方式</th>
            <th>签名</th>
            <th>备注</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => {
            const known = meeting.attendance.get(member.id);
            const there = known !== undefined && wasThere(known);
            return (
              <tr key={member.id}>
                <td>{index + 1}</td>
                <td>{nameAmong(member, namesakes)}</td>
                <td>{there && known.evidence !== "A" ? clockWords(known.at) : ""}</td>
                <td>{there && known.evidence ? evidenceWords(known.evidence, known.seen) : ""}</td>
                <td class="to-sign" />
                <td>
                  {known && known.state !== "present"
                    ? [attendanceWords(known.state), known.why].filter(Boolean).join("：")
                    : ""}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
