import { expressionWords } from "../../../../domain/forms/expression-words.ts";
import type { Field, Form, Question } from "../../../../domain/forms/form.ts";
import { type Range, rangeOf, withRange } from "../../../../domain/forms/range-check.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { NumberField } from "./number-field.tsx";
import { defined } from "./field-parts.ts";

/** What an answer has to keep to: bounds to be typed, or an imported rule in words. */
export function RangeFields(props: { field: Question; form: Form; onChange: (field: Field) => void }) {
  const { field, form, onChange } = props;
  if (field.kind === "date") {
    return (
      <div class="pair-of-fields">
        <TextField
          label="最早哪天"
          type="date"
          value={field.from ?? ""}
          onInput={(from) => onChange(defined({ ...field, from: from || undefined }))}
        />
        <TextField
          label="最晚哪天"
          type="date"
          value={field.to ?? ""}
          onInput={(to) => onChange(defined({ ...field, to: to || undefined }))}
        />
      </div>
    );
  }
  const range = field.kind === "number" || field.kind === "text" ? rangeOf(field) : undefined;
  if (range === undefined || (field.kind !== "number" && field.kind !== "text")) {
    if (!field.check) return null;
    const { check, ...rest } = field;
    return (
      <div class="stack close">
        <p>
          填的要合这条规则：{expressionWords(check.holds, form)}。不合时说：{check.words}
        </p>
        <div>
          <Button onPress={() => onChange(rest)}>不要这条规则</Button>
        </div>
      </div>
    );
  }
  const change = (part: Range): void => onChange(withRange(field, defined({ ...range, ...part })));
  const isNumber = field.kind === "number";
  return (
    <>
      <div class="pair-of-fields">
        <NumberField
          label={isNumber ? "最小是几" : "最少几个字"}
          value={range.from}
          onChange={(from) => change({ from })}
        />
        <NumberField
          label={isNumber ? "最大是几" : "最多几个字"}
          value={range.to}
          onChange={(to) => change({ to })}
        />
      </div>
      {(range.from !== undefined || range.to !== undefined) && (
        <TextField
          label="不合的时候说什么"
          hint="不写，就照上面的数说。"
          value={range.words ?? ""}
          maxLength={500}
          onInput={(words) => change({ words: words || undefined })}
        />
      )}
    </>
  );
}
