// Study texts of 10,000 characters, the same each time. Nothing here depends on chance.
import type { StudyText } from "../../src/protocol/study-text.ts";

/** looked for by the bench of searching: in most texts, now and then */
export const LOOKED_FOR = "水渠";
export const TEXT_CHARACTERS = 10_000;

const subjects = "老支书 夜校 村里 渡口 党员大会 新来的同志 账本 山路 学习小组 灯火 回信 晒谷场".split(" ");
const doings = "先记下来 一件一件办 开会之前想好 跟大家商量 念给老人听 当面说清楚 修好了再走 从头算起".split(
  " ",
);
const rests = "没有网络也不耽误 第二天又来了 一共办了三件 大家都点头 谁也不催谁 写在墙上 留给后来的人".split(
  " ",
);

/** @param number another one gives other words */
export function studyText(number: number): StudyText {
  let state = number + 1;
  const pick = (from: readonly string[]): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return from[(state >>> 8) % from.length]!;
  };
  const blocks: StudyText["blocks"] = [];
  let characters = 0;
  let sentences = 0;
  while (characters < TEXT_CHARACTERS) {
    const isHeading = blocks.length % 12 === 0;
    const words = (
      isHeading
        ? `${blocks.length / 12 + 1}、${pick(subjects)}${pick(doings)}`
        : Array.from({ length: 6 }, () => {
            sentences += 1;
            const of = sentences % 40 === 0 ? LOOKED_FOR : pick(subjects);
            return `${of}的事，${pick(doings)}，${pick(rests)}。`;
          }).join("")
    ).slice(0, TEXT_CHARACTERS - characters);
    characters += words.length;
    blocks.push(isHeading ? { t: "h", level: 2, text: words } : { t: "p", text: words });
  }
  return { studyText: 1, title: `第 ${number} 篇`, blocks };
}

/** As it lies on a phone. */
export function textBytes(number: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(studyText(number)));
}
