import { DAY_MS, dayOf, startOfDay } from "../../domain/day.ts";
import { nearDayWords } from "../../domain/day-words.ts";
import type { Instant } from "../../domain/ids.ts";

/** "19:42", Shanghai time: what a phone's own clock shows. */
export function clockWords(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** "今天 19:42", "3月12日 19:42" */
export function momentWords(at: Instant, now: Instant): string {
  return `${nearDayWords(dayOf(at), dayOf(now))} ${clockWords(at)}`;
}

/** "刚刚" · "20 分钟前" · "3 小时前" · "2 天前" */
export function agoWords(at: Instant, now: Instant): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "刚刚";
  if (minutes < 60) return `${minutes} 分钟前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时前`;
  return `${Math.floor((now - at) / DAY_MS)} 天前`;
}
