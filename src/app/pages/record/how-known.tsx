import type { Attendance } from "../../../domain/attendance.ts";
import { codeDoubt } from "../../../domain/code-doubt.ts";
import { reasonForMember } from "../../../domain/evidence-reason-words.ts";
import { attendanceWords, evidenceWords } from "../../../domain/evidence-words.ts";
import { Notice } from "../../components/notice.tsx";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";

/**
 * How it is known that he was at a meeting, to himself: of a code that could not be checked why, and who has decided since, by name.
 * Nothing where there is nothing to explain.
 */
export function HowKnown({ attendance }: { attendance: Attendance }) {
  const { state, evidence, seen, confirmedBy, marked, why, at } = attendance;
  const { reason } = codeDoubt(attendance);
  if (marked)
    return (
      <Notice title={`${marked.name ?? "支部"}记您：${attendanceWords(state)}`}>
        <p>
          {[
            momentWords(at, now.value),
            ...(evidence ? [evidenceWords(evidence, seen, confirmedBy)] : []),
            ...(why ? [why] : []),
          ].join(" · ")}
        </p>
        {evidence === undefined && reason !== undefined && <p>您输过签到码：{reasonForMember(reason)}</p>}
      </Notice>
    );
  if (evidence !== "C" || reason === undefined) return null;
  return (
    <Notice title={evidenceWords("C")}>
      <p>{reasonForMember(reason)}</p>
      {reason !== "waiting" && <p>您的签到照样留着。支部可以当面确认；您觉得不对，也可以在下面说明。</p>}
    </Notice>
  );
}
