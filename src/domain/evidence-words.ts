import type { Attendance } from "./attendance.ts";
import type { EvidenceLevel } from "./entry.ts";

/**
 * How an attendance is known, in words that accuse nobody. The organiser may know it by telephone, or from a paper sheet: then with who
 * answers for it, "纸质签到表（李秀英确认）".
 */
export function evidenceWords(
  evidence: EvidenceLevel,
  seen?: Attendance["seen"],
  confirmedBy?: string,
): string {
  if (evidence === "A" && seen === "paper")
    return confirmedBy ? `纸质签到表（${confirmedBy}确认）` : "纸质签到表";
  if (evidence === "A" && seen === "telephone") return "电话确认";
  return WORDS[evidence];
}
const WORDS: Record<EvidenceLevel, string> = {
  A: "当面确认",
  B: "签到码已核",
  C: "签到码待核",
  D: "本人说明",
};

/** 到会 · 迟到 · 早退 · 已请假 · 未到会, with what the organiser has not yet said of a leave. */
export function attendanceWords(state: Attendance["state"]): string {
  return STATES[state];
}
const STATES: Record<Attendance["state"], string> = {
  present: "到会",
  late: "迟到",
  "left-early": "早退",
  excused: "已请假",
  absent: "未到会",
  leave: "请假待支部回复",
};
