import type { CreditItem } from "./credit-hours.ts";
import type { CreditReason } from "./credit-reasons.ts";
import { evidenceWords } from "./evidence-words.ts";

/**
 * A reckoning as a sentence: "读了40分钟，其中30分钟计入：这篇最多计90分钟，之前已计60分钟".
 * It says what was stated, what counts and why; it never reproaches.
 */
export function creditWords(
  item: Pick<CreditItem, "source" | "sort" | "how" | "stated" | "counted" | "reasons">,
): string {
  const because = item.reasons.map(reasonWords);
  const said = sayingOf(item);
  return because.length === 0 ? said : `${said}：${because.join("；")}`;
}

/** What was stated and how much of it counts. */
function sayingOf(item: Parameters<typeof creditWords>[0]): string {
  const has = (code: CreditReason["code"]) => item.reasons.some((reason) => reason.code === code);
  if (item.stated === 0 && has("corrected")) return "已撤回";
  if (has("meeting-unknown")) return "已签到";
  return `${verb(item)}${item.stated}分钟${countedWords(item)}`;
}

/** One reason, as a part of a sentence. */
function reasonWords(reason: CreditReason): string {
  return (REASONS[reason.code] as (reason: CreditReason) => string)(reason);
}

const REASONS: { [C in CreditReason["code"]]: (reason: Extract<CreditReason, { code: C }>) => string } = {
  "per-text-cap": ({ cap, before }) => `这篇最多计${cap}分钟${already(before)}`,
  "daily-cap": ({ cap, before }) => `一天最多计${cap}分钟${already(before)}`,
  overlap: ({ minutes }) => `有${minutes}分钟和另一条记录是同一段时间，只计一次`,
  "future-day": () => "写的日期还没有到",
  corrected: ({ from, why }) => `原来写的是${from}分钟，后来更正${inBrackets(why)}`,
  "over-24h": ({ minutes }) => `这一天一共写了${minutes}分钟，超过24小时，请看看有没有写错`,
  "certificate-waits": () => "参学证明待家乡支部核对",
  "certificate-refused": ({ words }) => `参学证明没有核对上${inBrackets(words)}`,
  "meeting-not-closed": () => "会议记录写好后计入",
  "meeting-unknown": () => "会议的资料还没有传到，传到后计入",
  "marked-absent": ({ why }) => `会议记录里没有记到会${inBrackets(why)}，如有出入可以说明`,
  "own-word": ({ evidence }) => evidenceWords(evidence),
};

function inBrackets(words: string | undefined): string {
  return words ? `（${words}）` : "";
}

function already(minutes: number): string {
  return minutes > 0 ? `，之前已计${minutes}分钟` : "";
}

function countedWords({ stated, counted }: { stated: number; counted: number }): string {
  if (counted === stated) return "，全部计入";
  return counted === 0 ? "，暂不计入" : `，其中${counted}分钟计入`;
}

function verb({ source, sort, how }: Pick<CreditItem, "source" | "sort" | "how">): string {
  if (source === "certificate") return "参加学习";
  if (source === "meeting") return sort === "discussion" ? "讨论" : "集中学习";
  if (how === "collective") return "集中学习";
  return how === "discussion" ? "讨论" : "读了";
}
