import { dayOf } from "../day.ts";
import { dayWords } from "../day-words.ts";
import type { EssaySound } from "../entries/essays.ts";
import { countCharacters, type Essay, type EssayAnswer, type HandedIn } from "../fold/essays.ts";
import type { BlobId, MemberId } from "../ids.ts";
import type { PaperPart } from "./paper.ts";

type NameOf = (member: MemberId) => string;

/** Every version of an essay that was handed in and stands, with what was answered. Empty: none */
export function essayParts(essay: Essay, nameOf: NameOf): PaperPart[] {
  const standing = essay.handedIn.filter(({ takenBack }) => !takenBack);
  return standing.map((handedIn, i) => {
    const { photos = [] } = handedIn;
    const which = standing.length > 1 ? `，第 ${i + 1} 次交` : "";
    return {
      heading: `《${handedIn.title || "没有题目"}》（${fullMoment(handedIn.at)}${which}）`,
      level: 2,
      words: handedInLines(handedIn, nameOf).join("\n"),
      ...(photos.length > 0 && {
        pictures: photos.map(({ photo, width, height }, at) => ({
          blob: photo,
          width,
          height,
          words: `手写第 ${at + 1} 页`,
        })),
      }),
    };
  });
}

/** What was handed in, in words: the text, what was spoken and written by hand and is written down, and what was answered. */
export function handedInLines(handedIn: HandedIn, nameOf: NameOf): string[] {
  const { text, sounds = [], photos = [], answers } = handedIn;
  return [
    ...(text.trim() ? [text.trimEnd(), `（${countCharacters(text)} 字）`] : []),
    ...sounds.map((sound, i) => soundLine(sound, i, writtenDown(handedIn, sound.sound, sound.words, nameOf))),
    ...photos.flatMap(({ photo, words }, i) => {
      const down = writtenDown(handedIn, photo, words, nameOf);
      return [`手写第 ${i + 1} 页${down === "" ? "，还没有抄成文字。" : `，${down}`}`];
    }),
    ...answers.flatMap((answer) => answerLines(answer, handedIn, nameOf)),
  ];
}

function soundLine({ seconds, question }: EssaySound, i: number, down: string): string {
  const about = question ? `，答“${question}”` : "";
  return `口述第 ${i + 1} 段，${durationWords(seconds)}${about}${down === "" ? "，还没有写成文字。" : `，${down}`}`;
}

/** The writer's own words come before what another wrote down. */
function writtenDown(handedIn: HandedIn, blob: BlobId, own: string | undefined, nameOf: NameOf): string {
  if (own) return `本人写下的：${own}`;
  const other = handedIn.transcripts.get(blob);
  return other ? `${nameOf(other.by)}写下的：${other.words}` : "";
}

function answerLines(
  { at, by, words, verdict, remarks = [] }: EssayAnswer,
  on: HandedIn,
  nameOf: NameOf,
): string[] {
  const said = [words, verdict && VERDICTS[verdict]].filter(Boolean).join(" ");
  return [
    `支部的答复（${fullMoment(at)}，${nameOf(by)}）：${said || "看过了。"}`,
    ...remarks.map((remark) => {
      const passage = remark.blob === undefined ? on.text.slice(remark.start ?? 0, remark.end ?? 0) : "";
      return `批注${passage ? `“${passage}”` : ""}：${remark.words}`;
    }),
  ];
}

const VERDICTS = { more: "（希望再补充一点）", accepted: "（收下了）" } as const;

/** "1分5秒", "40秒" */
export function durationWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${rest}秒`;
  return rest === 0 ? `${minutes}分钟` : `${minutes}分${rest}秒`;
}

function fullMoment(at: number): string {
  const day = dayOf(at);
  return `${day.slice(0, 4)}年${dayWords(day)}`;
}
