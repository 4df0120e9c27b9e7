import { dayOf } from "../day.ts";
import { dayWords, minutesWords, timeWords } from "../day-words.ts";
import { voteWords } from "../vote-words.ts";
import { countOf } from "./head.ts";
import type { PapersSource } from "./paper.ts";

/** What is pasted into the chat group afterwards. Who was not there is not in it: a group is no notice board for that. */
export function messageWords(source: PapersSource): string {
  const { meeting } = source;
  const { closed } = meeting;
  const texts = (meeting.texts ?? []).flatMap((text) => source.textTitle(text) ?? []);
  const place = meeting.place ? `在${meeting.place}` : "";
  return [
    `【${source.branch}】${meeting.title}`,
    `${dayWords(dayOf(meeting.starts))}${timeWords(meeting.starts)}${place}开了${source.kindWords}，` +
      `到会${countOf(source).present}人，${minutesWords(closed?.minutes ?? meeting.minutes)}。`,
    ...(closed?.summary ? [closed.summary] : []),
    ...(closed?.decisions ? [`定下来的：\n${closed.decisions}`] : []),
    ...(closed?.votes ?? []).map((vote) => `表决${voteWords(vote)}`),
    ...(texts.length > 0
      ? [`学的是${texts.map((title) => `《${title}》`).join("")}，没赶上的可以在送学里看。`]
      : []),
  ].join("\n");
}
