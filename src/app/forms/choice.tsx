/** One of what can be chosen: as large as a thumb, its words with it. */
export function Choice(props: {
  type: "radio" | "checkbox";
  name: string;
  label: string;
  checked: boolean;
  /** says more than the words, to who does not see what stands beside it */
  spoken?: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="choice">
      <input
        type={props.type}
        name={props.name}
        checked={props.checked}
        aria-label={props.spoken}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** A tap on a round button cannot be taken back by another. */
export function TakeBack(props: { of: string; onPress: () => void }) {
  return (
    <button
      type="button"
      class="button quiet take-back"
      aria-label={`不选了：${props.of}`}
      onClick={props.onPress}
    >
      不选了
    </button>
  );
}

/** Words of one's own beside what can be chosen. */
export function OwnWords(props: { label: string; value: string; onInput: (words: string) => void }) {
  return (
    <label class="field">
      <span>请写一写</span>
      <input
        class="input"
        type="text"
        value={props.value}
        maxLength={200}
        autocomplete="off"
        aria-label={`${props.label}，其他，请写一写`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}
