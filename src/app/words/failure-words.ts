import { DownloadBroken } from "../texts/shelf.ts";
import { StorageFull, StorageLost } from "../../sync/phone.ts";

/** What happened, what was kept, what to do. */
export function failureWords(error: unknown): string {
  if (error instanceof StorageFull)
    return "手机的存储空间满了，这一次没有存上。您写的还在屏幕上：请先复制出来，到“我的”里删掉几篇已下载的文章，或清理手机，再试一次。";
  if (error instanceof StorageLost)
    return "手机的存储暂时连不上，这一次没有存上。您写的还在屏幕上：请先复制出来，关掉别的标签页，再试一次。";
  if (error instanceof DownloadBroken)
    return "网络断了，已经存下的都算数。有信号了再点一次，会从断的地方接着来。";
  if (error instanceof TypeError && !navigator.onLine)
    return "现在没有网络，这一步要有网络才能做。其他的照常能用，都已存好。";
  return "没有做成，先前存下的都还在。请再试一次；还不行，请告诉支部。";
}
