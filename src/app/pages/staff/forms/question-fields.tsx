import { expressionWords } from "../../../../domain/forms/expression-words.ts";
import { optionsAsTyped, optionsTyped } from "../../../../domain/forms/options-typed.ts";
import type { Field, Form } from "../../../../domain/forms/form.ts";
import { useSignal } from "@preact/signals";
import { CheckField, TextArea } from "../../../components/fields.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { defined, isQuestion } from "./field-parts.ts";
import { makeId } from "./field-kinds.ts";
import { InitialField } from "./initial-field.tsx";
import { NumberField } from "./number-field.tsx";
import { RangeFields } from "./range-fields.tsx";

type Change = (field: Field) => void;

/** One question as its author writes it: what every one needs in sight, the rest under 更多. */
export function QuestionFields({ field, form, onChange }: { field: Field; form: Form; onChange: Change }) {
  return (
    <>
      <TextArea
        label={LABELS[field.kind] ?? "问什么"}
        rows={2}
        value={field.label}
        maxLength={2000}
        onInput={(label) => onChange({ ...field, label })}
      />
      <OfKind field={field} onChange={onChange} />
      {isQuestion(field) && (
        <CheckField
          label="必须填"
          checked={field.required === true}
          onChange={(checked) => onChange(defined({ ...field, required: checked || undefined }))}
        />
      )}
      {field.kind === "reckoned" && <p class="muted">算法：{expressionWords(field.from, form)}</p>}
      <details>
        <summary>更多</summary>
        <div class="stack">
          <TextArea
            label={field.kind === "words" ? "细说" : "填写说明"}
            hint="小字写在题目下面，没有可不写。"
            rows={2}
            value={field.hint ?? ""}
            maxLength={2000}
            onInput={(hint) => onChange(defined({ ...field, hint: hint || undefined }))}
          />
          {isQuestion(field) && <InitialField field={field} onChange={onChange} />}
          {isQuestion(field) && field.required && (
            <TextField
              label="没有填的时候说什么"
              hint={`不写就说：请填写“${field.label}”。`}
              value={field.requiredWords ?? ""}
              maxLength={500}
              onInput={(words) => onChange(defined({ ...field, requiredWords: words || undefined }))}
            />
          )}
          {isQuestion(field) && <RangeFields field={field} form={form} onChange={onChange} />}
          <ConditionFields field={field} form={form} onChange={onChange} />
        </div>
      </details>
    </>
  );
}

const LABELS: Partial<Record<Field["kind"], string>> = {
  words: "说什么",
  section: "小标题",
  repeat: "每一份叫什么",
  reckoned: "名称",
};

function OfKind({ field, onChange }: { field: Field; onChange: Change }) {
  switch (field.kind) {
    case "text":
      return (
        <CheckField
          label="可以写几行"
          checked={field.long === true}
          onChange={(checked) => onChange(defined({ ...field, long: checked || undefined }))}
        />
      );
    case "one-of":
    case "some-of":
      return <OptionFields field={field} onChange={onChange} />;
    case "scale":
      return <ScaleFields field={field} onChange={onChange} />;
    case "yes-no":
      return (
        <div class="pair-of-fields">
          <TextField
            label="“是”写成"
            value={field.yesWords ?? ""}
            maxLength={60}
            onInput={(words) => onChange(defined({ ...field, yesWords: words || undefined }))}
          />
          <TextField
            label="“否”写成"
            value={field.noWords ?? ""}
            maxLength={60}
            onInput={(words) => onChange(defined({ ...field, noWords: words || undefined }))}
          />
        </div>
      );
    case "number":
      return (
        <CheckField
          label="只能填整数"
          checked={field.whole === true}
          onChange={(checked) => onChange(defined({ ...field, whole: checked || undefined }))}
        />
      );
    case "repeat":
      return (
        <div class="pair-of-fields">
          <NumberField
            label="最少几份"
            value={field.least}
            onChange={(least) => onChange(defined({ ...field, least }))}
          />
          <NumberField
            label="最多几份"
            value={field.most}
            onChange={(most) => onChange(defined({ ...field, most }))}
          />
        </div>
      );
    default:
      return null;
  }
}

type Choosing = Extract<Field, { kind: "one-of" | "some-of" }>;

function OptionFields({ field, onChange }: { field: Choosing; onChange: Change }) {
  const typed = useSignal(optionsAsTyped(field.options));
  return (
    <>
      <TextArea
        label="选项"
        hint="一行一个。"
        rows={5}
        value={typed.value}
        onInput={(words) => {
          typed.value = words;
          onChange({ ...field, options: optionsTyped(words, field.options, makeId) });
        }}
      />
      <CheckField
        label="可以选几个"
        checked={field.kind === "some-of"}
        onChange={(checked) => onChange(checked ? asSome(field) : asOne(field))}
      />
      <CheckField
        label="可以另写一个"
        checked={field.other === true}
        onChange={(checked) => onChange(defined({ ...field, other: checked || undefined }))}
      />
      {field.kind === "one-of" && (
        <CheckField
          label="排成一行（像“满意”到“不满意”）"
          checked={field.as === "line"}
          onChange={(checked) => onChange(defined({ ...field, as: checked ? ("line" as const) : undefined }))}
        />
      )}
      {field.kind === "some-of" && (
        <NumberField
          label="最多选几个"
          value={field.most}
          onChange={(most) => onChange(defined({ ...field, most }))}
        />
      )}
    </>
  );
}

/** A first answer and bounds are of their kind, and do not come along. */
function asSome({ id, label, hint, shownIf, required, requiredWords, options, other }: Choosing): Field {
  return defined({ kind: "some-of", id, label, hint, shownIf, required, requiredWords, options, other });
}

function asOne({ id, label, hint, shownIf, required, requiredWords, options, other }: Choosing): Field {
  return defined({ kind: "one-of", id, label, hint, shownIf, required, requiredWords, options, other });
}

function ScaleFields(props: { field: Extract<Field, { kind: "scale" }>; onChange: Change }) {
  const { field, onChange } = props;
  return (
    <div class="pair-of-fields">
      <NumberField
        label="从几"
        value={field.from}
        onChange={(from) => from !== undefined && onChange({ ...field, from })}
      />
      <NumberField
        label="到几"
        value={field.to}
        onChange={(to) => to !== undefined && onChange({ ...field, to })}
      />
      <TextField
        label="小的一头叫什么"
        value={field.fromWords ?? ""}
        maxLength={60}
        onInput={(words) => onChange(defined({ ...field, fromWords: words || undefined }))}
      />
      <TextField
        label="大的一头叫什么"
        value={field.toWords ?? ""}
        maxLength={60}
        onInput={(words) => onChange(defined({ ...field, toWords: words || undefined }))}
      />
    </div>
  );
}
