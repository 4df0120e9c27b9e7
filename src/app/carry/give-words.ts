import type { Instant } from "../../domain/ids.ts";
import type { GivenAway, Outbox } from "../../sync/phone.ts";
import { momentWords } from "../words/dates.ts";

/** Bytes that go over the screen in one sitting: three minutes. What is left goes with the next. */
export const SCREEN_MOST = 100_000;

/** "送学-陈国平-3条.sxc": nothing in it that a file may not be called. */
export function bundleFileName(name: string, entries: number): string {
  return `送学-${safe(name)}-${entries}条.sxc`;
}

export function answerFileName(name: string): string {
  return `送学-回执-${safe(name)}.sxc`;
}

function safe(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, "").trim() || "没有名字";
}

/** "3 条", "3 条和 2 个照片、录音" */
export function countWords(entries: number, files: number): string {
  const parts = [entries > 0 && `${entries} 条`, files > 0 && `${files} 个照片、录音`];
  return parts.filter(Boolean).join("和 ");
}

/** When something was last given away, and whether the branch has it. @param away the oldest first */
export function givenWords(away: readonly GivenAway[], outbox: Outbox, now: Instant): string {
  const last = away.at(-1);
  const receipt = outbox.receiptNumber === undefined ? "" : `回执 ${outbox.receiptNumber}。`;
  if (!last) return outbox.receiptNumber === undefined ? "还没有请人带过。" : `没有在路上的。${receipt}`;
  const when = `上次请人带是${momentWords(last.at, now)}，${last.entries} 条`;
  // All that waits was written afterwards: what was given has arrived, by whichever way.
  const hasArrived = outbox.waiting === 0 || (outbox.oldest !== undefined && outbox.oldest > last.at);
  return hasArrived ? `${when}，支部都收到了。${receipt}` : `${when}，回执还没有回来。`;
}
