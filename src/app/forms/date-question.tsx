import { describes, OneControl } from "./about-question.tsx";
import type { FieldProps } from "./question.tsx";

export function DateQuestion({ place, onAnswer }: FieldProps<"date">) {
  const { id, field, answer } = place;
  return (
    <OneControl place={place}>
      <input
        id={id}
        class="input short"
        type="date"
        value={typeof answer.value === "string" ? answer.value : ""}
        min={field.from}
        max={field.to ?? "9999-12-31"}
        autocomplete="off"
        aria-required={field.required}
        aria-invalid={place.problem.value !== undefined}
        aria-describedby={describes(place)}
        onInput={(event) => onAnswer(event.currentTarget.value)}
      />
    </OneControl>
  );
}
