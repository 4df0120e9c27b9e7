import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PaperChoice, PaperRow } from "../../../../domain/papers/paper-pass.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { knownWords } from "../known-words.ts";
import { LEAVE_REASONS } from "../leave-reasons.ts";
import { choiceWords, nextAfter, rowBefore } from "./pass-form.ts";

/** One line of the sheet, large: what stands in it is one tap, and the next comes up under the same thumb. */
export function OneRow(props: {
  row: PaperRow;
  rows: readonly PaperRow[];
  chosen: PaperChoice | undefined;
  onChoose: (choice: PaperChoice) => void;
  /** undefined: to the first line that waits */
  onGo: (row: PaperRow | undefined) => void;
}) {
  const { row, rows, chosen } = props;
  const before = rowBefore(rows, row);
  const { attendance } = row;
  const leaving = useSignal("");
  const answers = useRef<HTMLDivElement>(null);
  const isLeaving = leaving.value === row.member;
  useFocusOnChange(answers, isLeaving);

  return (
    <section class="card paper-row" aria-label="表上的一行">
      <div role="status">
        <p class="paper-row-name">
          <span class="paper-row-number">{row.number}</span> {row.name}
        </p>
        <p class="muted">
          {chosen
            ? `刚才录的：${choiceWords(row, chosen)}`
            : attendance
              ? knownWords(attendance)
              : `共 ${rows.length} 行`}
        </p>
      </div>
      <div ref={answers}>
        {isLeaving ? (
          <Leave
            asked={attendance?.leave?.why ?? (chosen?.says === "leave" ? chosen.why : undefined) ?? ""}
            onChoose={props.onChoose}
            onNot={() => (leaving.value = "")}
          />
        ) : (
          <div class="paper-choices">
            <Button kind="primary" block onPress={() => props.onChoose({ says: "signed" })}>
              签了
            </Button>
            <Button onPress={() => props.onChoose({ says: "unsigned" })}>没签</Button>
            <Button onPress={() => (leaving.value = row.member)}>请假</Button>
          </div>
        )}
      </div>
      <div class="paper-steps">
        {before && (
          <Button kind="quiet" onPress={() => props.onGo(before)}>
            上一个
          </Button>
        )}
        <Button kind="quiet" onPress={() => props.onGo(nextAfter(rows, row, {}))}>
          跳过
        </Button>
      </div>
    </section>
  );
}

function Leave(props: { asked: string; onChoose: (choice: PaperChoice) => void; onNot: () => void }) {
  const why = useSignal(props.asked);
  const leave = (words: string): void =>
    props.onChoose({ says: "leave", ...(words.trim() && { why: words.trim() }) });
  return (
    <div class="stack close">
      <Button kind="primary" block onPress={() => leave(why.value)}>
        记请假，下一个
      </Button>
      <div class="paper-reasons">
        {LEAVE_REASONS.map((reason) => (
          <Button key={reason} onPress={() => leave(reason)}>
            {reason}
          </Button>
        ))}
      </div>
      <TextField
        label="请假原因（可以不填）"
        value={why.value}
        maxLength={200}
        onInput={(value) => (why.value = value)}
      />
      <Button block onPress={props.onNot}>
        不是请假
      </Button>
    </div>
  );
}

/** Where the buttons change, whoever uses a keyboard goes on at the first of the new ones. */
function useFocusOnChange(where: RefObject<HTMLElement | null>, state: boolean): void {
  const before = useRef(state);
  useLayoutEffect(() => {
    if (before.current === state) return;
    before.current = state;
    where.current?.querySelector("button")?.focus();
  }, [state]);
}
