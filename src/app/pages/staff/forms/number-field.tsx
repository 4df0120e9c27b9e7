import { useSignal } from "@preact/signals";
import { TextField } from "../../../components/text-field.tsx";

/** A number to type, or none. What is no number is said and changes nothing. */
export function NumberField(props: {
  label: string;
  hint?: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const typed = useSignal(props.value === undefined ? "" : String(props.value));
  const isWrong = numberTyped(typed.value) === "wrong";
  return (
    <TextField
      label={props.label}
      hint={props.hint}
      error={isWrong ? "请写一个数。" : undefined}
      keyboard="text"
      value={typed.value}
      maxLength={15}
      onInput={(words) => {
        typed.value = words;
        const value = numberTyped(words);
        if (value !== "wrong") props.onChange(value);
      }}
    />
  );
}

/** "１２" of a Chinese keyboard is 12. */
function numberTyped(words: string): number | "wrong" | undefined {
  const plain = words.normalize("NFKC").trim();
  if (plain === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : "wrong";
}
