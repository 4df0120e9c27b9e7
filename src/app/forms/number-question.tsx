import { useState } from "preact/hooks";
import { describes, OneControl } from "./about-question.tsx";
import type { FieldProps } from "./question.tsx";
import { numberTyped } from "./number-typed.ts";

/** A field for words: one for numbers hides what it does not understand, and turns with the wheel. */
export function NumberQuestion({ place, onAnswer }: FieldProps<"number">) {
  const { id, field, answer } = place;
  /** what stands there while it is typed: "3." is on its way to 3.5 */
  const [typed, setTyped] = useState<string>();
  const isTyped = typed !== undefined && numberTyped(typed) === answer.value;
  const standing = typeof answer.value === "object" ? "" : String(answer.value ?? "");
  return (
    <OneControl place={place}>
      <input
        id={id}
        class="input short"
        type="text"
        inputMode={field.whole && (field.from ?? -1) >= 0 ? "numeric" : "decimal"}
        autocomplete="off"
        maxLength={40}
        value={isTyped ? typed : standing}
        aria-required={field.required}
        aria-invalid={place.problem.value !== undefined}
        aria-describedby={describes(place)}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onAnswer(numberTyped(event.currentTarget.value));
        }}
      />
    </OneControl>
  );
}
