import { useState } from "preact/hooks";
import { describes, OneControl, Several } from "./about-question.tsx";
import { Choice, OwnWords, TakeBack } from "./choice.tsx";
import type { FieldProps } from "./question.tsx";

/** With more than this all of them in sight is a long way to scroll. */
const IN_SIGHT = 15;

const OTHER = "\u0000other";

export function OneOfQuestion(props: FieldProps<"one-of">) {
  const { place, onAnswer } = props;
  const { id, field } = place;
  const chosen = typeof place.answer.value === "string" ? place.answer.value : undefined;
  const isOwn = chosen !== undefined && !field.options.some(({ value }) => value === chosen);
  /** "其他" is chosen, and nothing written yet */
  const [wantsOwn, setWantsOwn] = useState(false);
  const other = field.other === true && (isOwn || (wantsOwn && chosen === undefined));

  function choose(value: string): void {
    setWantsOwn(value === OTHER);
    onAnswer(value === OTHER ? undefined : value);
  }
  const own = other && (
    <OwnWords label={field.label} value={isOwn ? chosen : ""} onInput={(words) => onAnswer(words)} />
  );

  if (field.options.length > IN_SIGHT)
    return (
      <OneControl place={place}>
        <select
          id={id}
          class="input"
          value={other ? OTHER : (chosen ?? "")}
          aria-required={field.required}
          aria-invalid={place.problem.value !== undefined}
          aria-describedby={describes(place)}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">请选</option>
          {field.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {field.other && <option value={OTHER}>其他</option>}
        </select>
        {own}
      </OneControl>
    );
  return (
    <Several place={place} group="radiogroup">
      <div class={field.as === "line" ? "choices" : "choices long"}>
        {field.options.map(({ value, label }) => (
          <Choice
            key={value}
            type="radio"
            name={id}
            label={label}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
        ))}
        {field.other && (
          <Choice type="radio" name={id} label="其他" checked={other} onChange={() => choose(OTHER)} />
        )}
      </div>
      {own}
      {!field.required && (chosen !== undefined || other) && (
        <TakeBack of={field.label} onPress={() => choose("")} />
      )}
    </Several>
  );
}
