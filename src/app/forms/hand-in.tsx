import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { answersToHandIn } from "../../domain/forms/handed-in.ts";
import type { Answers, AnswerFile } from "../../domain/forms/form.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Notice } from "../components/notice.tsx";
import { EntryTooLarge } from "../../protocol/write-entry.ts";
import type { AnswerSheet } from "./answer-sheet.ts";
import { filesIn } from "./files-in.ts";
import { useFormTools } from "./form-tools.ts";

/**
 * The button at the end of a form. What is wrong is said first; else `handIn` is given what is handed in, and the button says no more
 * than that it is at work until that has resolved.
 */
export function HandIn(props: {
  sheet: AnswerSheet;
  handIn: (answers: Answers, files: readonly AnswerFile[]) => Promise<unknown>;
  children?: ComponentChildren;
}) {
  const { sheet } = props;
  const { settle } = useFormTools();
  const isTooLarge = useSignal(false);

  async function handIn(): Promise<void> {
    isTooLarge.value = false;
    await Promise.all([...settle].map((finish) => finish()));
    if (sheet.check().length > 0) return;
    const answers = answersToHandIn(sheet.form, sheet.answers(), sheet.today);
    try {
      await props.handIn(answers, filesIn(answers));
    } catch (error) {
      if (!(error instanceof EntryTooLarge)) throw error;
      isTooLarge.value = true;
    }
  }

  return (
    <>
      <ActionButton kind="primary" block working="正在存…" action={handIn}>
        {props.children ?? "交表"}
      </ActionButton>
      {isTooLarge.value && (
        <Notice kind="error" title="字太多，一张表里放不下，还没有交" urgent>
          填过的都在。一张表最多放六万来字：请把长的几处缩短一些再交，或者另写一份交给支部。
        </Notice>
      )}
    </>
  );
}
