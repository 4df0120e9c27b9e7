import { Several } from "./about-question.tsx";
import { Choice, TakeBack } from "./choice.tsx";
import type { FieldProps } from "./question.tsx";

export function YesNoQuestion({ place, onAnswer }: FieldProps<"yes-no">) {
  const { id, field, answer } = place;
  const words = [
    [true, field.yesWords ?? "是"],
    [false, field.noWords ?? "否"],
  ] as const;
  return (
    <Several place={place} group="radiogroup">
      <div class="choices">
        {words.map(([value, label]) => (
          <Choice
            key={label}
            type="radio"
            name={id}
            label={label}
            checked={answer.value === value}
            onChange={() => onAnswer(value)}
          />
        ))}
      </div>
      {!field.required && answer.value !== undefined && (
        <TakeBack of={field.label} onPress={() => onAnswer(undefined)} />
      )}
    </Several>
  );
}
