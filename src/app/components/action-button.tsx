import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { failureWords } from "../words/failure-words.ts";
import { look, type ButtonKind } from "./button.tsx";
import { Notice } from "./notice.tsx";

/**
 * Does something that takes a while and may fail. A second tap while it is at work does nothing; a failure is said below
 * the button, in words, and stays until the next try.
 */
export function ActionButton(props: {
  action: () => Promise<unknown>;
  /** said while it is at work: "正在保存…" */
  working?: string;
  kind?: ButtonKind;
  block?: boolean;
  /** says more than the word on it, to who does not see what stands beside it */
  label?: string;
  children: ComponentChildren;
}) {
  const working = useSignal(false);
  const failure = useSignal<string | undefined>(undefined);

  async function run(): Promise<void> {
    if (working.value) return;
    working.value = true;
    failure.value = undefined;
    try {
      await props.action();
    } catch (error) {
      failure.value = failureWords(error);
    } finally {
      working.value = false;
    }
  }

  return (
    <>
      <button
        type="button"
        class={look(props)}
        aria-label={props.label}
        aria-disabled={working.value}
        onClick={() => void run()}
      >
        {working.value ? (props.working ?? "请稍候…") : props.children}
      </button>
      {failure.value !== undefined && (
        <Notice kind="error" urgent>
          {failure.value}
        </Notice>
      )}
    </>
  );
}
