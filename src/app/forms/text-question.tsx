import { FORM_LIMITS } from "../../domain/forms/form.ts";
import { describes, OneControl } from "./about-question.tsx";
import type { FieldProps } from "./question.tsx";

export function TextQuestion({ place, onAnswer }: FieldProps<"text">) {
  const { id, field, answer } = place;
  const control = {
    id,
    class: "input",
    value: typeof answer.value === "string" ? answer.value : "",
    maxLength: field.most ?? FORM_LIMITS.words,
    // Else a browser keeps what stands here in its own files.
    autocomplete: "off" as const,
    "aria-required": field.required,
    "aria-invalid": place.problem.value !== undefined,
    "aria-describedby": describes(place),
  };
  return (
    <OneControl place={place}>
      {field.long ? (
        <textarea rows={4} {...control} onInput={(event) => onAnswer(event.currentTarget.value)} />
      ) : (
        <input type="text" {...control} onInput={(event) => onAnswer(event.currentTarget.value)} />
      )}
    </OneControl>
  );
}
