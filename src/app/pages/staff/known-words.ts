import type { Attendance } from "../../../domain/attendance.ts";
import { codeDoubt, MANY_MISSES } from "../../../domain/code-doubt.ts";
import { missesWords, reasonForStaff } from "../../../domain/evidence-reason-words.ts";
import { attendanceWords, evidenceWords } from "../../../domain/evidence-words.ts";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";

/** "到会 · 签到码已核 · 19:32"; what two sides say differently is said, and nobody is blamed. */
export function knownWords(attendance: Attendance): string {
  const { state, evidence, seen, confirmedBy, at, remote, why, disputed } = attendance;
  const { reason, misses } = codeDoubt(attendance);
  return [
    attendanceWords(state),
    ...(evidence ? [evidenceWords(evidence, seen, confirmedBy)] : []),
    ...(evidence && evidence !== "A" ? [momentWords(at, now.value)] : []),
    ...(evidence === "C" && reason ? [reasonForStaff(reason)] : []),
    ...(remote ? ["他说是远程参加"] : []),
    ...(why ? [why] : []),
    ...(evidence !== "A" && misses >= MANY_MISSES
      ? [missesWords(misses)]
      : disputed
        ? ["他输过签到码，请问问他"]
        : []),
  ].join(" · ");
}
