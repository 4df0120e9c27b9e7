import { StorageFull } from "../../../sync/phone.ts";
import { failureWords } from "../../words/failure-words.ts";
import type { Ended } from "./speaking.ts";

/** Why a recording ended by itself, and what to do. What was said till then is kept each time. */
export const endedWords: Record<Ended, string> = {
  lost: "话筒断开了，录音停在这里。说到这里的都存好了，想接着说，再点一次录音。",
  full: "手机的存储空间满了，录音停下了。说到这里的都在；请清理一下手机，再接着说。",
  parts: "这一篇的段数到头了，录音停在这里，说过的都在。还想说，可以另起一篇。",
};

/** Why a recording rests. */
export const restWords: Record<"asked" | "hidden" | "muted", string> = {
  asked: "停在这里，歇一歇。说过的都存好了。",
  hidden: "刚才离开了这一页，录音停在这里。说过的都存好了，点“接着说”就从这里接上。",
  muted: "话筒被电话或别的应用占去了，录音停在这里。说过的都存好了，打完电话点“接着说”。",
};

/** A part that was spoken could not be put together. */
export function unkeptWords(error: unknown): string {
  return error instanceof StorageFull
    ? "手机的存储空间满了。说过的都还在这部手机上，只是还没有合成一段。请在“学习”里删掉几篇已下载的文章，或清理手机，再点“再存一次”。"
    : failureWords(error);
}
