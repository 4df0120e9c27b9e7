import type { Trouble } from "./mouth.ts";

/** What happened and what to do; undefined: nothing that somebody has to be told. */
export function troubleWords(trouble: Trouble | undefined): string | undefined {
  switch (trouble?.why) {
    case "broken":
      return "这部手机放不出这一段声音。可以按“更多”换一个声音，或者跳到下一段。";
    case "silent":
      return "手机的朗读没有出声。请看看手机的音量，和系统设置里的“文字转语音”；也可以按“更多”换一个声音。";
    case "fetch":
      return fetchWords[trouble.how];
    default:
      return undefined;
  }
}

const fetchWords: Record<Extract<Trouble, { why: "fetch" }>["how"], string> = {
  offline: "这一段的声音还没有存到手机上，现在又连不上网络。有信号了再按一次，取过的都算数。",
  forbidden: "这一段的声音现在不给这部手机听，可能已经撤下了。",
  missing: "这一段的声音找不到了，可能已经撤下。可以跳到下一段。",
  damaged: "这一段的声音传坏了，没有存。请再按一次。",
  full: "手机的存储空间满了，这一段的声音没有存上。请在“学习”里删掉几篇已下载的文章，再按一次。",
  lost: "手机的存储暂时连不上。请关掉送学的其他标签页，再按一次。",
};
