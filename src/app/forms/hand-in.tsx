import type { ComponentChildren } from "preact";
import { answersToHandIn } from "../../domain/forms/handed-in.ts";
import type { Answers, AnswerFile } from "../../domain/forms/form.ts";
import { ActionButton } from "../components/action-button.tsx";
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

  async function handIn(): Promise<void> {
    await Promise.all([...settle].map((finish) => finish()));
    if (sheet.check().length > 0) return;
    const answers = answersToHandIn(sheet.form, sheet.answers(), sheet.today);
    await props.handIn(answers, filesIn(answers));
  }

  return (
    <ActionButton kind="primary" block working="正在存…" action={handIn}>
      {props.children ?? "交表"}
    </ActionButton>
  );
}
