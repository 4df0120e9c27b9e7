import { useState } from "preact/hooks";
import { Several } from "./about-question.tsx";
import { Choice, OwnWords } from "./choice.tsx";
import type { FieldProps } from "./question.tsx";

export function SomeOfQuestion({ place, onAnswer }: FieldProps<"some-of">) {
  const { id, field } = place;
  const { value } = place.answer;
  const chosen: readonly string[] = Array.isArray(value) ? (value as readonly string[]) : [];
  const own = chosen.find((one) => !field.options.some((option) => option.value === one));
  const [wantsOwn, setWantsOwn] = useState(false);
  const other = field.other === true && (own !== undefined || wantsOwn);

  /** In the order of the options, words of one's own last. */
  function answer(values: ReadonlySet<string>, words: string | undefined): void {
    const known = field.options.map((option) => option.value).filter((one) => values.has(one));
    onAnswer(words === undefined || words === "" ? known : [...known, words]);
  }
  return (
    <Several place={place}>
      {field.most !== undefined && field.most < field.options.length && (
        <p class="muted small">{`最多选 ${field.most} 项`}</p>
      )}
      <div class="choices long">
        {field.options.map(({ value, label }) => (
          <Choice
            key={value}
            type="checkbox"
            name={id}
            label={label}
            checked={chosen.includes(value)}
            onChange={(checked) => {
              const values = new Set(chosen);
              if (checked) values.add(value);
              else values.delete(value);
              answer(values, own);
            }}
          />
        ))}
        {field.other && (
          <Choice
            type="checkbox"
            name={id}
            label="其他"
            checked={other}
            onChange={(checked) => {
              setWantsOwn(checked);
              if (!checked) answer(new Set(chosen), undefined);
            }}
          />
        )}
      </div>
      {other && (
        <OwnWords
          label={field.label}
          value={own ?? ""}
          onInput={(words) => {
            setWantsOwn(true);
            answer(new Set(chosen), words);
          }}
        />
      )}
    </Several>
  );
}
