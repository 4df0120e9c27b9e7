import { dayOf } from "../../domain/day.ts";
import { dayWords } from "../../domain/day-words.ts";
import type { Pairing } from "../../domain/fold/pairings.ts";
import { foldVisits, type Visit } from "../../domain/fold/visits.ts";
import type { MemberId } from "../../domain/ids.ts";
import { besideDraftId } from "../drafts/beside-draft.ts";
import { today } from "../session/reckonings.ts";
import type { Session } from "../session/session.ts";

/** Whom he wants to visit today; of another day it is nobody. */
export type DayChoice = { day: string; elders: readonly MemberId[] };
export const DAY_CHOICE = besideDraftId("rounds");

/** "上次 3月12日", "还没有去过" */
export function lastVisitWords(session: Session, { elder, helper }: Pairing): string {
  const visits = session.folded(foldVisits).byElder.get(elder) ?? [];
  const last = visits.find(({ by, outcome }) => by === helper && outcome === "done");
  return last ? `上次 ${dayWords(dayOf(last.began), today())}` : "还没有去过";
}

/** What he has written today, the latest first. */
export function visitsOfToday(session: Session): readonly Visit[] {
  const mine = session.folded(foldVisits).byHelper.get(session.member.value ?? "") ?? [];
  return mine.filter(({ at, of, by }) => of !== by && dayOf(at) === today());
}

/** "今天五户，支部都收到了" at night, else what still waits. undefined: nobody was visited today */
export function eveningWords(session: Session): { words: string; isAll: boolean } | undefined {
  const visits = session.reckoned(visitsOfToday);
  if (visits.length === 0) return undefined;
  const { whole } = session.folded(foldVisits);
  const homes = new Set(visits.map(({ of }) => of));
  const waiting = new Set(visits.filter(({ visit }) => whole.get(visit) !== true).map(({ of }) => of));
  const begin = `今天${countWords(homes.size)}户`;
  if (waiting.size > 0) {
    const there = homes.size - waiting.size;
    const rest = `还有${countWords(waiting.size)}户存在这部手机上，有网络就传`;
    return {
      words: `${begin}，${there > 0 ? `支部收到了${countWords(there)}户，` : ""}${rest}`,
      isAll: false,
    };
  }
  const { blobs } = session.state.value.outbox;
  if (blobs > 0)
    return { words: `${begin}，文字支部都收到了，录音和照片还有 ${blobs} 个没有传完`, isAll: false };
  return { words: `${begin}，支部都收到了`, isAll: true };
}

/** "六" people, "两" households; past ten in digits. */
export function countWords(count: number): string {
  return "零一两三四五六七八九十"[count] ?? ` ${count} `;
}
