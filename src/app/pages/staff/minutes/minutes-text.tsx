import { minutesWords } from "../../../../domain/day-words.ts";
import type { MeetingClosed } from "../../../../domain/entries/meetings.ts";
import { voteWords } from "../../../../domain/vote-words.ts";
import { Facts } from "../../../components/rows.tsx";

/** Minutes that do not hold, whole. */
export function MinutesText({ body }: { body: MeetingClosed }) {
  const facts: (readonly [string, string])[] = [["时长", minutesWords(body.minutes)]];
  if (body.host) facts.push(["主持人", body.host]);
  if (body.recorder) facts.push(["记录人", body.recorder]);
  return (
    <div class="said">
      <Facts facts={[...facts, ...partsOf(body)]} />
    </div>
  );
}

/** What they say, by headings. */
export function partsOf(body: Omit<MeetingClosed, "meeting">): (readonly [string, string])[] {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["列席人", body.observers],
    ["主要内容", body.summary],
    ["详细内容", body.details],
    ["决议", body.decisions],
    ["表决", body.votes?.map(voteWords).join("\n")],
  ];
  return parts.filter((part): part is readonly [string, string] => Boolean(part[1]));
}
