import { useSignal } from "@preact/signals";
import type { Recording } from "../../recording/recording.ts";
import type { Paragraph } from "../../recording/recording-draft.ts";

/** Where the browser records nothing: the phone's own recorder does, or a file that is there already. */
export function ChooseSound(props: { recording: Recording; at: Paragraph; isPrimary: boolean }) {
  const error = useSignal<string | undefined>(undefined);

  async function take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    error.value = await props.recording.take(props.at, file);
    input.value = "";
  }

  return (
    <>
      <label class={`button block photo-button${props.isPrimary ? " primary" : ""}`}>
        用录音机录，或选一个录音
        <input
          class="out-of-sight"
          type="file"
          accept="audio/*"
          capture="user"
          onChange={(event) => void take(event.currentTarget)}
        />
      </label>
      {error.value !== undefined && (
        <p class="field-error" role="alert">
          {error.value}
        </p>
      )}
    </>
  );
}
