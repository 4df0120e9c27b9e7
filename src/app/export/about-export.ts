import type { Instant } from "../../domain/ids.ts";
import { mdMoment } from "./markdown.ts";

/**
 * 说明.txt: what is in it and how it is opened; plain words, with the line ends that old editors of Windows need.
 * @param leftOut entries about others that are with the branch, and not in here
 */
export function aboutExport(
  name: string,
  now: Instant,
  missing: readonly { path: string; why: string }[],
  leftOut = 0,
): string {
  const lines = [
    `这是${name}在“送学”里的全部数据，${mdMoment(now)}从手机上存下来的。`,
    "",
    "不用“送学”也能打开：",
    "· .md 文件是普通文字，用记事本就能看；用能看 Markdown 的软件打开，还能点开里面的声音和照片。",
    "· “体会”里一篇一个文件，每次交的、支部的答复都在里面；名字带“（历次）”的，是一稿一稿怎么写的。",
    "· “声音”“照片”“附件”里是您自己录的、拍的、交的。",
    "· 数据.json 是同样的内容，原样不动，给懂电脑的人用；还没有上传的、草稿，也都在里面。",
    "· 不记名的答复不在里面：上面没有名字，谁也不知道是谁的。",
    ...(leftOut === 0
      ? []
      : [
          `· 这部手机上写的、说的是别人的 ${leftOut} 条不在里面（替别人写的，还有名册、点名、会议记录、给别人的答复）：支部已经收到，那是支部的、别人的，不是您个人的数据。没有上传的还在 数据.json 里，怕只有这一份。`,
        ]),
    "",
    missing.length === 0 ? "一样不缺。" : "下面这些没能收进来：",
    ...missing.map(({ path, why }) => `· ${path}：${why}`),
    "",
    "里面是您个人的内容，存在别人的电脑上要当心。",
  ];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
