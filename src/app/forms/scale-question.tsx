import { Several } from "./about-question.tsx";
import { Choice, TakeBack } from "./choice.tsx";
import type { FieldProps } from "./question.tsx";

export function ScaleQuestion({ place, onAnswer }: FieldProps<"scale">) {
  const { id, field, answer } = place;
  const { from, to, step = 1, fromWords, toWords } = field;
  const values = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
  const ends = [fromWords && `${from}：${fromWords}`, toWords && `${to}：${toWords}`].filter(Boolean);
  const spoken = (value: number): string | undefined => {
    const words = value === from ? fromWords : value === to ? toWords : undefined;
    return words && `${value}，${words}`;
  };
  return (
    <Several place={place} group="radiogroup">
      {ends.length > 0 && <p class="muted small">{ends.join("　")}</p>}
      <div class="choices scale">
        {values.map((value) => (
          <Choice
            key={value}
            type="radio"
            name={id}
            label={String(value)}
            spoken={spoken(value)}
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
