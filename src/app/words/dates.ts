import type { Day, Instant } from "../../domain/ids.ts";

const dayFormat = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "long",
  day: "numeric",
});
const weekdayFormat = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", weekday: "short" });
const timeFormat = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const day = 86_400_000;
/** Shanghai is eight hours ahead of UTC, all the year. */
const ahead = 8 * 3_600_000;

/** "19:42" */
export function timeWords(at: Instant): string {
  return timeFormat.format(at);
}

/** "今天" · "昨天" · "3月12日" */
export function dayWords(at: Instant, now: Instant): string {
  const ago = Math.floor((now + ahead) / day) - Math.floor((at + ahead) / day);
  if (ago === 0) return "今天";
  if (ago === 1) return "昨天";
  if (ago === -1) return "明天";
  return dayFormat.format(at);
}

/** "今天 19:42" */
export function momentWords(at: Instant, now: Instant): string {
  return `${dayWords(at, now)} ${timeWords(at)}`;
}

/** "3月12日 周三 19:30" */
export function fullMomentWords(at: Instant): string {
  return `${dayFormat.format(at)} ${weekdayFormat.format(at)} ${timeWords(at)}`;
}

/** "3月12日" for a day. */
export function dayOnlyWords(day: Day): string {
  const [, month, date] = day.split("-");
  return `${Number(month)}月${Number(date)}日`;
}

/** "刚刚" · "20 分钟前" · "3 小时前" · "2 天前" */
export function agoWords(at: Instant, now: Instant): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "刚刚";
  if (minutes < 60) return `${minutes} 分钟前`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时前`;
  return `${Math.floor(minutes / (24 * 60))} 天前`;
}

/** "50 分钟" · "1 小时 30 分钟" */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}
