import { nearDayWords } from "../../../domain/day-words.ts";
import { dayOf, startOfDay } from "../../../domain/day.ts";
import type { HandedInForm, PublishedForm } from "../../../domain/fold/forms.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { Instant } from "../../../domain/ids.ts";
import { now } from "../../session/now.ts";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { arrivalWords } from "../../words/arrival-words.ts";
import { clockWords, momentWords } from "../../words/dates.ts";

/** "填到12月1日为止", the last day that counts; "填到12月1日 18:00" where it ends within a day; "": as long as it is open */
export function untilWords({ closes }: { closes?: Instant }): string {
  if (closes === undefined) return "";
  if (closes === startOfDay(dayOf(closes))) return `填到${nearDayWords(dayOf(closes - 1), today())}为止`;
  return `填到${nearDayWords(dayOf(closes), today())} ${clockWords(closes)}`;
}

/** Who asks: "云岭县", "支部". */
export function useWhoAsks(): (form: Pick<PublishedForm, "unit">) => string {
  const { units } = useFold(foldOrg);
  return ({ unit }) => units.get(unit)?.name ?? "支部";
}

/** Where what was handed in is now: "已存在本机，待上传", "云岭县已收到". */
export function whereWords(handed: HandedInForm, who: string): string {
  return handed.received === null ? arrivalWords(handed) : `${who}已收到`;
}

export function whenWords({ at }: { at: Instant }): string {
  return momentWords(at, now.value);
}
