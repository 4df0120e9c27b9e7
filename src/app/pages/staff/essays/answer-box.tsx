import { useSignal } from "@preact/signals";
import type { EssayAnswered } from "../../../../domain/entries/essays.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { TextArea } from "../../../components/fields.tsx";
import { DraftStatusLine } from "../../../drafts/draft-status.tsx";
import { answerWords, type Answer, writtenRemarks } from "./use-answer.ts";

/** Thanks, 请再补充 or 收下, with what was written and remarked: one tap sends it all. Nothing is graded. */
export function AnswerBox(props: { answer: Answer; writer: string; isFirst: boolean }) {
  const { answer, writer, isFirst } = props;
  const { draft } = answer;
  const error = useSignal<string | undefined>(undefined);
  const written = writtenRemarks(draft.content.value).length;

  async function send(verdict: EssayAnswered["verdict"]): Promise<void> {
    const { words } = draft.content.value;
    const says = words.trim() !== "" || written > 0;
    error.value =
      verdict === "more" && !says ? "请先写几句，或者在文中写批注，让他知道补充什么。" : undefined;
    if (error.value === undefined) await answer.send(verdict);
  }

  return (
    <div class="stack no-print">
      {written > 0 && (
        <p>
          您写了 {written} 条批注，还没有发出。点下面任何一个，就一起发给{writer}。
        </p>
      )}
      <TextArea
        label={`写给${writer}的话`}
        hint="可以不写"
        value={draft.content.value.words}
        error={error.value}
        rows={3}
        maxLength={5000}
        onInput={(words) => {
          error.value = undefined;
          draft.change({ words });
        }}
      />
      <DraftStatusLine draft={draft} words={answerWords} />
      <ActionButton
        kind={isFirst ? "primary" : "second"}
        block
        working="正在存…"
        action={() => send(undefined)}
      >
        已看，道声谢谢
      </ActionButton>
      <div class="staff-actions">
        <ActionButton working="正在存…" action={() => send("more")}>
          请再补充
        </ActionButton>
        <ActionButton working="正在存…" action={() => send("accepted")}>
          收下
        </ActionButton>
      </div>
    </div>
  );
}
