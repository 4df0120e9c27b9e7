import { useSignal } from "@preact/signals";

/** Where the browser records nothing: the phone's own recorder does, or a file that is there already. */
export function ChooseSound(props: {
  isPrimary: boolean;
  /** @returns what is wrong with it, in words */
  onChoose: (file: Blob) => Promise<string | undefined>;
}) {
  const error = useSignal<string | undefined>(undefined);
  const isReading = useSignal(false);

  async function take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    error.value = undefined;
    isReading.value = true;
    try {
      error.value = await props.onChoose(file);
    } finally {
      isReading.value = false;
      input.value = "";
    }
  }

  return (
    <>
      <label class={`button block photo-button${props.isPrimary ? " primary" : ""}`}>
        {isReading.value ? "正在存…" : "用录音机录，或选一个录音"}
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
