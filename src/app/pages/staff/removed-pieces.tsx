import type { ImportReport } from "../../../protocol/import-report.ts";

const words: Record<ImportReport["removed"][number]["what"], string> = {
  "page-number": "页码",
  "site-advert": "网站广告",
};

/** What the import took out because it was sure, to be checked against the original. */
export function RemovedPieces({ removed }: { removed: ImportReport["removed"] }) {
  if (removed.length === 0) return <p class="muted">导入时什么也没有去掉。</p>;
  return (
    <details>
      <summary>导入时去掉了 {removed.length} 处</summary>
      <ul class="rows" aria-label="去掉的">
        {removed.map(({ line, what, text }) => (
          <li key={line} class="record-line">
            <p class="muted small">
              原文第 {line} 行 · {words[what]}
            </p>
            <p class="said">{text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
