import type { ImportReport } from "../../../protocol/import-report.ts";

const words: Record<ImportReport["removed"][number]["what"], string> = {
  "page-number": "页码",
  "site-advert": "网站广告",
  "running-head": "页眉页脚",
  contents: "目录页",
  picture: "图片",
  deleted: "修订中删去的字",
  hidden: "隐藏的字",
  comment: "批注",
  script: "程序",
  media: "音视频",
  attachment: "附件",
  formula: "公式",
  unreadable: "读不出的内容",
};

/** What of the original is not in the text, to be checked against it. */
export function RemovedPieces({ removed }: { removed: ImportReport["removed"] }) {
  if (removed.length === 0) return <p class="muted">原件里的都在，什么也没有去掉。</p>;
  return (
    <details>
      <summary>原件里有 {removed.length} 处没有放进来</summary>
      <ul class="rows" aria-label="没有放进来的">
        {removed.map(({ where, what, text }, index) => (
          <li key={index} class="record-line">
            <p class="muted small">
              原件{where} · {words[what]}
            </p>
            <p class="said">{text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
