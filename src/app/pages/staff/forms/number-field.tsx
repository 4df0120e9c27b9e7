import { useSignal } from "@preact/signals";
import { TextField } from "../../../components/text-field.tsx";
import { numberTyped } from "../../../forms/number-typed.ts";

/** A number to type, or none. What is no number is said and changes nothing. */
export function NumberField(props: {
  label: string;
  hint?: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const typed = useSignal(props.value === undefined ? "" : String(props.value));
  const isWrong = typeof numberTyped(typed.value) === "string";
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
        if (typeof value !== "string") props.onChange(value);
      }}
    />
  );
}
