import { minutesWords } from "../day-words.ts";
import { hasVotes, quorumOf, quorumWords } from "../quorum.ts";
import { voteWords } from "../vote-words.ts";
import { countOf, ordinalOf, whenWords } from "./head.ts";
import type { Paper, PapersSource } from "./paper.ts";
import { awayWords, isThere, namesWords, peopleOf } from "./people.ts";

/** 会议记录 */
export function minutesPaper(source: PapersSource): Paper {
  const { meeting } = source;
  const { closed } = meeting;
  const { expected, present, guests } = countOf(source);
  return {
    title: `${source.branch}会议记录`,
    facts: [
      ["会议名称", meeting.title],
      ["类型", source.kindWords],
      ["第几次", `今年第${ordinalOf(source)}次`],
      ["时间", whenWords(meeting)],
      ["时长", minutesWords(closed?.minutes ?? meeting.minutes)],
      ["地点", meeting.place ?? ""],
      ["主持人", closed?.host ?? ""],
      ["记录人", closed?.recorder ?? ""],
      ["列席人", closed?.observers ?? ""],
      ["应到", String(expected)],
      ["实到", guests > 0 ? `${present}（外支部 ${guests}）` : String(present)],
      ["缺席及原因", awayWords(peopleOf(source))],
    ],
    parts: [
      { heading: "主要内容", words: closed?.summary ?? "" },
      ...optional("详细内容", closed?.details),
      ...optional("决议", closed?.decisions),
      ...optional("表决", votesWords(source)),
      ...optional("附件", attachedWords(source)),
    ],
  };
}

/** 抄写版: what is copied into the 工作手册 by hand, in its order. Only what there is, for every word is written again. */
export function copyPaper(source: PapersSource): Paper {
  const { meeting } = source;
  const { closed } = meeting;
  const people = peopleOf(source);
  const { expected, present } = countOf(source);
  const facts: (readonly [string, string | undefined])[] = [
    ["时间", `${whenWords(meeting)}，${minutesWords(closed?.minutes ?? meeting.minutes)}`],
    ["地点", meeting.place],
    ["主持人", closed?.host],
    ["记录人", closed?.recorder],
    ["应到", `${expected}人`],
    ["实到", `${present}人`],
    ["出席人员", namesWords(people.filter(isThere))],
    ["缺席人员及原因", awayWords(people)],
    ["列席人员", closed?.observers],
    ["议题", [meeting.title, meeting.topic, meeting.agenda].filter(Boolean).join("\n")],
  ];
  return {
    title: `${source.kindWords}（抄写版）`,
    facts: facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1])),
    parts: [
      ...optional("内容", [closed?.summary, closed?.details].filter(Boolean).join("\n")),
      ...optional("决议", closed?.decisions),
      ...optional("表决", votesWords(source)),
    ],
  };
}

function votesWords({ meeting, members }: PapersSource): string | undefined {
  const votes = meeting.closed?.votes ?? [];
  if (!hasVotes(meeting.kind)) return votes.map(voteWords).join("\n");
  return [`${quorumWords(quorumOf(meeting, members))}。`, ...votes.map(voteWords)].join("\n");
}

function attachedWords({ meeting, textTitle }: PapersSource): string {
  const photos = meeting.closed?.photos?.length ?? 0;
  const texts = (meeting.texts ?? []).map((text) => `《${textTitle(text) ?? "（这台手机上没有这一篇）"}》`);
  return [...texts, ...(photos > 0 ? [`照片 ${photos} 张`] : [])].join("\n");
}

function optional(heading: string, words: string | undefined): Paper["parts"] {
  return words ? [{ heading, words }] : [];
}
