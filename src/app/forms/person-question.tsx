import { useState } from "preact/hooks";
import type { AnswerPerson } from "../../domain/forms/form.ts";
import { describes, OneControl } from "./about-question.tsx";
import type { FieldProps } from "./question.tsx";
import { useFormTools } from "./form-tools.ts";

const SHOWN = 6;

/** A name: typed, and where the phone has a roster, one from it with a tap. */
export function PersonQuestion({ place, onAnswer }: FieldProps<"person">) {
  const { id, field, answer } = place;
  const { people } = useFormTools();
  const given = answer.value as AnswerPerson | undefined;
  const [looksFor, setLooksFor] = useState(false);
  const name = given?.name ?? "";
  const chosen = people.find(({ member }) => member !== undefined && member === given?.member);
  const found =
    looksFor && name !== "" ? people.filter(({ label }) => label.includes(name)).slice(0, SHOWN) : [];
  return (
    <OneControl place={place}>
      <input
        id={id}
        class="input"
        type="text"
        value={chosen?.label ?? name}
        maxLength={60}
        autocomplete="off"
        aria-required={field.required}
        aria-invalid={place.problem.value !== undefined}
        aria-describedby={describes(place)}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setLooksFor(true);
          onAnswer(typed.trim() === "" ? undefined : { name: typed });
        }}
      />
      {chosen && <p class="muted small">是花名册里的</p>}
      {found.length > 0 && (
        <div class="stack close" role="group" aria-label="花名册里的">
          {found.map(({ label, name, member }) => (
            <button
              key={member ?? label}
              type="button"
              class="button block"
              onClick={() => {
                setLooksFor(false);
                onAnswer({ name, ...(member !== undefined && { member }) });
                document.getElementById(id)?.focus();
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </OneControl>
  );
}
