import { dayOf } from "../../../domain/day.ts";
import { dayWords, minutesWords, timeWords, weekdayWords } from "../../../domain/day-words.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { Day, MemberId, TextId } from "../../../domain/ids.ts";
import { expectedWords } from "../../words/expected-words.ts";
import { howHeldWords } from "../../words/how-held-words.ts";
import { meetingKindWords } from "../../words/meeting-words.ts";

/**
 * What the secretary pastes into the branch's chat group: what, when, where, how to join, what to read, who. Nothing in it is of
 * one member: no leave, no telephone.
 * @param about what this phone calls texts and members; a text that it does not know is not named
 */
export function groupText(
  meeting: Meeting,
  about: { today: Day; titleOf: (text: TextId) => string | undefined; nameOf: (member: MemberId) => string },
): string {
  const { starts, place, where = "on-site", call, agenda, texts = [], expected } = meeting;
  const day = dayOf(starts);
  const when = `${dayWords(day, about.today)} ${weekdayWords(day)} ${timeWords(starts)}`;
  const kind = meetingKindWords[meeting.kind];
  const title = meeting.title === kind ? kind : `${kind}：${meeting.title}`;
  if (meeting.state === "cancelled")
    return [
      `【会议取消】${title}`,
      `原定${when}的这次会不开了。`,
      ...(meeting.cancelled?.why ? [`原因：${meeting.cancelled.why}`] : []),
    ].join("\n");
  const who = expectedWords(expected, about.nameOf);
  const isOpenToAll = who !== undefined && !expected?.members?.length;
  const read = texts.flatMap((text) => about.titleOf(text) ?? []).map((one) => `《${one}》`);
  const lines = agenda?.split("\n").filter((line) => line.trim() !== "") ?? [];
  return [
    `【会议通知】${title}`,
    `时间：${when}，约${minutesWords(meeting.minutes)}`,
    ...(place ? [`地点：${place}`] : []),
    ...(where === "on-site" ? [] : [`怎么开：${howHeldWords[where]}`]),
    ...(where !== "on-site" && call ? [`怎么接入：${call}`] : []),
    `参加：${who ?? "全体党员"}${isOpenToAll ? "；没请到的想来也欢迎" : ""}`,
    ...(lines.length > 0 ? ["议程：", ...lines.map((line) => `· ${line.trim()}`)] : []),
    ...(read.length > 0 ? [`会前请读：${read.join("")}，“送学”里有`] : []),
    "来不了的，请在“送学”里请个假，或者告诉支部一声。",
  ].join("\n");
}
