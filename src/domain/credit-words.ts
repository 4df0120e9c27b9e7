import type { CreditItem } from "./credit-hours.ts";
import type { CreditReason } from "./credit-reasons.ts";

/**
 * A reckoning as a sentence: "读了40分钟，其中30分钟计入：这篇最多计90分钟，之前已计60分钟".
 * It says what was stated, what counts and why; it never reproaches.
 */
export function creditWords(
  item: Pick<CreditItem, "source" | "sort" | "how" | "stated" | "counted" | "reasons">,
): string {
  const because = item.reasons.map(reasonWords);
  const takenBack = item.stated === 0 && item.reasons.some(({ code }) => code === "corrected");
  const said = takenBack ? "已撤回" : `${verb(item)}${item.stated}分钟${countedWords(item)}`;
  return because.length === 0 ? said : `${said}：${because.join("；")}`;
}

/** One reason, as a part of a sentence. */
export function reasonWords(reason: CreditReason): string {
  switch (reason.code) {
    case "per-text-cap":
      return `这篇最多计${reason.cap}分钟${before(reason.before)}`;
    case "daily-cap":
      return `一天最多计${reason.cap}分钟${before(reason.before)}`;
    case "overlap":
      return `有${reason.minutes}分钟和另一条记录是同一段时间，只计一次`;
    case "future-day":
      return "写的日期还没有到";
    case "corrected":
      return `原来写的是${reason.from}分钟，后来更正${reason.why ? `（${reason.why}）` : ""}`;
    case "over-24h":
      return `这一天一共写了${reason.minutes}分钟，超过24小时，请看看有没有写错`;
    case "certificate-waits":
      return "参学证明待家乡支部核对";
    case "certificate-refused":
      return `参学证明没有核对上${reason.words ? `（${reason.words}）` : ""}`;
    case "meeting-not-closed":
      return "会议记录写好后计入";
    case "marked-absent":
      return `会议记录里没有记到会${reason.why ? `（${reason.why}）` : ""}，如有出入可以说明`;
    case "own-word":
      return reason.evidence === "C" ? "签到码待核" : "本人说明";
  }
}

function before(minutes: number): string {
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
