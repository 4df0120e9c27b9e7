import { FetchStopped, StorageFull, StorageLost } from "../../sync/phone.ts";

/** What happened, what was kept, what to do. */
export function failureWords(error: unknown): string {
  if (error instanceof StorageFull)
    return "手机的存储空间满了，这一次没有存上。您写的还在屏幕上：请先复制出来，在“学习”里删掉几篇已下载的文章，或清理手机，再试一次。";
  if (error instanceof StorageLost)
    return "手机的存储暂时连不上，这一次没有存上。您写的还在屏幕上：请先复制出来，关掉送学的其他标签页，再试一次。";
  if (error instanceof FetchStopped) return fetchWords[error.why];
  return "没有做成，先前存下的都还在。请再试一次；还不行，请告诉支部。";
}

const fetchWords: Record<FetchStopped["why"], string> = {
  offline: "网络断了，已经存下的都算数。有信号了再点一次，会从断的地方接着来。",
  forbidden: "这几篇现在不给这部手机看，可能已经撤下了。其余的都存好了。",
  missing: "有几篇服务器上找不到，可能已经撤下了。其余的都存好了。",
  damaged: "有一篇传坏了，没有存。其余的都存好了，请再点一次。",
};
