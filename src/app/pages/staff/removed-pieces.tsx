import { REMOVED_WORDS } from "../../../domain/removed-words.ts";
import type { ImportReport } from "../../../protocol/import-report.ts";

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
              原件{where} · {REMOVED_WORDS[what]}
            </p>
            <p class="said">{text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
