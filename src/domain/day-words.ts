import { dayOf, daysBetween, startOfDay } from "./day.ts";
import type { Day, Instant } from "./ids.ts";

/** "3月12日"; with `today` in another year "2025年3月12日". */
export function dayWords(day: Day, today?: Day): string {
  const [year, month, date] = parts(day);
  const short = `${month}月${date}日`;
  return today !== undefined && !day.startsWith(today.slice(0, 4)) ? `${year}年${short}` : short;
}

/** "今天", "昨天", "明天", "前天", "后天", else as `dayWords`. */
export function nearDayWords(day: Day, today: Day): string {
  return NEAR[daysBetween(today, day) + 2] ?? dayWords(day, today);
}
const NEAR = ["前天", "昨天", "今天", "明天", "后天"];

/** "星期三" */
export function weekdayWords(day: Day): string {
  return `星期${"日一二三四五六"[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;
}

/** "晚上7:30", Shanghai time. */
export function timeWords(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000);
  const hour = Math.floor(minutes / 60);
  const shown = hour > 12 ? hour - 12 : hour;
  return `${partOfDay(hour)}${shown}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "3月12日 晚上7:30" */
export function instantWords(at: Instant, today?: Day): string {
  return `${dayWords(dayOf(at), today)} ${timeWords(at)}`;
}

/** "40分钟", "1小时", "1小时20分钟" */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest}分钟`;
  return rest === 0 ? `${hours}小时` : `${hours}小时${rest}分钟`;
}

/** "截至3月12日收到的记录"; with nothing received yet: "还没有收到记录". */
export function receivedUntilWords(receivedUntil: Instant | null, today?: Day): string {
  return receivedUntil === null ? "还没有收到记录" : `截至${dayWords(dayOf(receivedUntil), today)}收到的记录`;
}

function partOfDay(hour: number): string {
  if (hour < 5) return "凌晨";
  if (hour < 8) return "早上";
  if (hour < 12) return "上午";
  if (hour < 13) return "中午";
  if (hour < 18) return "下午";
  return "晚上";
}

function parts(day: Day): [number, number, number] {
  const [year, month, date] = day.split("-").map(Number);
  return [year ?? 0, month ?? 0, date ?? 0];
}
