import type { PhoneState } from "../../../sync/phone.ts";
import { Notice } from "../../components/notice.tsx";

/** What is wrong with the phone's storage, what is safe, what to do. */
export function StorageTrouble({ storage }: { storage: PhoneState["storage"] }) {
  if (storage === "good") return null;
  const { title, words } = trouble[storage];
  return (
    <Notice kind="look" title={title}>
      <ul class="stack close">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

const trouble = {
  full: {
    title: "手机的存储空间满了",
    words: [
      "先前存下的都还在，一条没丢。新写的暂时存不上，请别关掉页面。",
      "可以：在“我的 → 手机上的东西”里删掉几篇存下的文章；清理手机里的照片和视频；联网把待上传的传上去。",
      "着急的话，先把写的复制出来，发给支部也一样。",
    ],
  },
  lost: {
    title: "手机的存储连不上",
    words: [
      "先前存下的都还在。写着的还在屏幕上，请先复制出来。",
      "请把浏览器完全关掉再打开；要是开着“无痕浏览”，请换成普通窗口，那里什么都留不住。",
      "还不行，请换手机自带的浏览器打开同一个链接。",
    ],
  },
  blocked: {
    title: "别的标签页占着送学的存储",
    words: ["先前存下的都还在。", "请关掉送学的其他标签页，再把这一页重新打开。"],
  },
  damaged: {
    title: "手机里存的东西被改动过",
    words: [
      "有一条的封条对不上，没有拿给您看。支部已收到的不受影响。",
      "请支部重新发邀请；再打开送学，点“忘了密码”，把这里的删掉，重新登记。",
    ],
  },
} as const;
