import { type Essay, type HandedIn, versionText } from "../../domain/fold/essays.ts";
import type { EssayMedia } from "../../domain/entries/essays.ts";
import type { MemberId } from "../../domain/ids.ts";
import { durationWords } from "../../domain/papers/archive-essays.ts";
import { mdLink, mdMoment, mdWords } from "./markdown.ts";
import type { MediaPlaces } from "./own-files.ts";

type NameOf = (member: MemberId) => string;

/** An essay: each time that it was handed in, with sounds, pages and answers; and where it is not handed in, how far it is. */
export function essayFile(essay: Essay, nameOf: NameOf, name: string, media: MediaPlaces): string {
  const handedIn = essay.handedIn.map((one, i) =>
    [
      `## 第 ${i + 1} 次交，${mdMoment(one.at)}${one.takenBack ? "（十分钟内收回了）" : ""}`,
      ...(one.title !== essay.title ? [`题目：${mdWords(one.title)}`] : []),
      ...(one.text.trim() ? [mdWords(one.text)] : []),
      ...mediaLines(one, `${name} 第${i + 1}次`, media, one, nameOf),
      ...answerLines(one, nameOf),
    ].join("\n\n"),
  );
  const last = essay.handedIn.at(-1)?.at ?? -Infinity;
  const heads = essay.versions.filter(({ entry, at }) => essay.heads.includes(entry) && at > last);
  const underWay = heads.map((version) =>
    [
      `## 写到 ${mdMoment(version.at)}，还没有交`,
      mdWords(versionText(essay, version.entry) ?? "（这一稿的文字不在这部手机上）"),
      ...mediaLines(version, `${name} 没交的`, media),
    ].join("\n\n"),
  );
  return `# 《${mdWords(essay.title || "没有题目")}》\n\n${[...handedIn, ...underWay].join("\n\n")}\n`;
}

/** Every version that was kept on the way. @returns undefined where there are none but what `essayFile` has */
export function versionsFile(essay: Essay): string | undefined {
  let before: string | undefined;
  const sections = essay.versions.flatMap((version) => {
    const text = versionText(essay, version.entry);
    const now = `${version.title}\n${text ?? ""}`;
    if (text === undefined || now === before) return [];
    before = now;
    return [`## ${mdMoment(version.at)}\n\n${mdWords(version.title)}\n\n${mdWords(text)}`];
  });
  if (sections.length < 2) return undefined;
  return `# 《${mdWords(essay.title || "没有题目")}》一稿一稿是怎么写的\n\n${sections.join("\n\n")}\n`;
}

function mediaLines(
  { sounds = [], photos = [] }: EssayMedia,
  name: string,
  media: MediaPlaces,
  on?: HandedIn,
  nameOf?: NameOf,
): string[] {
  const down = (blob: string, own: string | undefined): string => {
    const other = on?.transcripts.get(blob);
    return [
      ...(own ? [`\n\n本人写下的：${mdWords(own)}`] : []),
      ...(other && nameOf ? [`\n\n${mdWords(nameOf(other.by))}写下的：${mdWords(other.words)}`] : []),
    ].join("");
  };
  return [
    ...sounds.map(({ sound, size, type, seconds, question, words }, i) => {
      const path = media.place({ blob: sound, size, type }, `${name} 第${i + 1}段`);
      const about = question ? `，答“${mdWords(question)}”` : "";
      return mdLink(`口述第 ${i + 1} 段，${durationWords(seconds)}`, path) + about + down(sound, words);
    }),
    ...photos.map(({ photo, size, words }, i) => {
      const path = media.place({ blob: photo, size, type: "image/jpeg" }, `${name} 第${i + 1}页`);
      return mdLink(`手写第 ${i + 1} 页`, path, true) + down(photo, words);
    }),
  ];
}

function answerLines({ answers, text }: HandedIn, nameOf: NameOf): string[] {
  return answers.flatMap(({ at, by, words, verdict, remarks = [] }) => [
    `### 支部的答复，${mdMoment(at)}，${mdWords(nameOf(by))}`,
    ...(words ? [mdWords(words)] : []),
    ...(verdict ? [verdict === "more" ? "希望再补充一点。" : "收下了。"] : []),
    ...remarks.map((remark) => {
      const passage = remark.blob === undefined ? text.slice(remark.start ?? 0, remark.end ?? 0) : "";
      return `批注${passage ? `“${mdWords(passage)}”` : ""}：${mdWords(remark.words)}`;
    }),
  ]);
}
