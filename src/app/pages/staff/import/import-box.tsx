import "./import.css";
import type { TextId, UnitId } from "../../../../domain/ids.ts";
import { BLOB_LIMITS } from "../../../../protocol/blob.ts";
import { look } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { useSession } from "../../../session/use-session.ts";
import { useFileDrop } from "../use-file-drop.ts";
import { ImportJobs } from "./import-jobs.tsx";
import { importQueueOf } from "./import-queue.ts";

const KINDS = ".txt .md .html .docx .epub .pdf";

/**
 * Takes files in: dropped anywhere on the page, or chosen. Below it is said of each what came of it.
 * @param text the text of which a file is to be the next version; none: each file becomes a text
 */
export function ImportBox({ unit, text }: { unit: UnitId; text?: TextId }) {
  const { phone, state } = useSession();
  const queue = importQueueOf(phone);
  const mine = queue.jobs.value.filter((job) => job.text === text);

  function take(files: readonly File[]): void {
    queue.add(text === undefined ? files : files.slice(0, 1), { unit, ...(text !== undefined && { text }) });
  }

  const isOver = useFileDrop(take);

  return (
    <div class="stack">
      <div class={isOver.value ? "drop-box over" : "drop-box"}>
        <p class="drop-words">{isOver.value ? "松开手，文件就传上来" : "把文件拖到这一页上，或者"}</p>
        <label
          class={`${look({ kind: text === undefined ? "primary" : "second", block: true })} photo-button`}
        >
          {text === undefined ? "选择文件" : "选新的一版文件"}
          <input
            class="out-of-sight"
            type="file"
            multiple={text === undefined}
            onChange={(event) => {
              const input = event.currentTarget;
              take([...(input.files ?? [])]);
              // The same file may be chosen again.
              input.value = "";
            }}
          />
        </label>
        <p class="muted small">
          能导入 {KINDS}，一个最大 {BLOB_LIMITS.size / 1_000_000} MB{text === undefined && "，可以一次选几个"}
          。有密级标志的文件不能导入，也不要传上来。
        </p>
      </div>
      {state.value.contact.status === "offline" && (
        <Notice kind="look" title="现在没有网络">
          导入要在服务器上读文件，得联网。可以先选好，这一页开着，有网了自动传。
        </Notice>
      )}
      {mine.length > 0 && <ImportJobs jobs={mine} queue={queue} />}
    </div>
  );
}
