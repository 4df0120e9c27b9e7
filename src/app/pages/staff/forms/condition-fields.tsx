import {
  type Comparison,
  type Condition,
  type Conditions,
  conditionsOf,
  expressionOf,
} from "../../../../domain/forms/condition.ts";
import { comparisonWords, expressionWords } from "../../../../domain/forms/expression-words.ts";
import type { Field, FieldId, Form } from "../../../../domain/forms/form.ts";
import { allFields, findField, holderOf } from "../../../../domain/forms/form-tree.ts";
import { Button } from "../../../components/button.tsx";
import { CheckField, SelectField } from "../../../components/fields.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { NumberField } from "./number-field.tsx";
import { defined } from "./field-parts.ts";

/** 当“…”是“…”时才问, one sentence or several; a rule that says more is shown in words and stays as it is. */
export function ConditionFields(props: { field: Field; form: Form; onChange: (field: Field) => void }) {
  const { field, form, onChange } = props;
  const change = (next: Conditions | undefined): void =>
    onChange(defined({ ...field, shownIf: next && expressionOf(next) }));
  const before = askedBefore(form, field.id);
  const conditions = field.shownIf && conditionsOf(field.shownIf);
  if (field.shownIf && !conditions) {
    return (
      <div class="stack close">
        <p>只在这时候才问：{expressionWords(field.shownIf, form)}</p>
        <div>
          <Button onPress={() => change(undefined)}>什么时候都问</Button>
        </div>
      </div>
    );
  }
  if (before.length === 0 && !conditions) return null;
  return (
    <>
      <CheckField
        label="看前面怎么答，再定问不问"
        checked={conditions !== undefined}
        onChange={(checked) =>
          change(checked ? { join: "and", of: [firstCondition(before.at(-1)!)] } : undefined)
        }
      />
      {conditions && (
        <>
          {conditions.of.length > 1 && (
            <SelectField
              label="几个条件"
              choices={[
                { value: "and", label: "都合才问" },
                { value: "or", label: "合一个就问" },
              ]}
              value={conditions.join}
              onChange={(join) => change({ ...conditions, join })}
            />
          )}
          {conditions.of.map((one, i) => (
            <OneCondition
              key={i}
              condition={one}
              form={form}
              before={before}
              onChange={(next) => change(replaced(conditions, i, next))}
            />
          ))}
          {before.length > 0 && (
            <Button
              onPress={() =>
                change({ ...conditions, of: [...conditions.of, firstCondition(before.at(-1)!)] })
              }
            >
              再加一个条件
            </Button>
          )}
        </>
      )}
    </>
  );
}

function replaced(conditions: Conditions, at: number, next: Condition | undefined): Conditions | undefined {
  const of = conditions.of.flatMap((one, i) => (i !== at ? [one] : next ? [next] : []));
  return of.length > 0 ? { ...conditions, of } : undefined;
}

function OneCondition(props: {
  condition: Condition;
  form: Form;
  before: readonly Field[];
  onChange: (next: Condition | undefined) => void;
}) {
  const { condition, form, before, onChange } = props;
  const asked = findField(form, condition.field);
  const known = before.some(({ id }) => id === condition.field);
  const comparisons = asked ? comparisonsOf(asked) : [];
  const all = comparisons.includes(condition.is) ? comparisons : [condition.is, ...comparisons];
  return (
    <div class="condition">
      <SelectField
        label="当"
        choices={[
          ...(known ? [] : [{ value: condition.field, label: asked?.label ?? "（已删去的题）" }]),
          ...before.map(({ id, label }) => ({ value: id, label: label || "（还没有写）" })),
        ]}
        value={condition.field}
        onChange={(id) => {
          const next = findField(form, id);
          if (next) onChange(firstCondition(next));
        }}
      />
      <SelectField<Comparison>
        label="怎样"
        choices={all.map((value) => ({ value, label: comparisonWords[value] }))}
        value={condition.is}
        onChange={(is) => onChange(withComparison(condition, is, asked))}
      />
      {condition.value !== undefined && (
        <ConditionValue condition={condition} asked={asked} onChange={onChange} />
      )}
      <div>
        <Button onPress={() => onChange(undefined)}>去掉这个条件</Button>
      </div>
    </div>
  );
}

function ConditionValue(props: {
  condition: Condition;
  asked: Field | undefined;
  onChange: (next: Condition) => void;
}) {
  const { condition, asked, onChange } = props;
  const { value } = condition;
  if (asked?.kind === "yes-no") {
    return (
      <SelectField
        label="哪个"
        choices={[
          { value: "yes", label: asked.yesWords ?? "是" },
          { value: "no", label: asked.noWords ?? "否" },
        ]}
        value={value === true ? "yes" : "no"}
        onChange={(chosen) => onChange({ ...condition, value: chosen === "yes" })}
      />
    );
  }
  if (asked && "options" in asked) {
    return (
      <SelectField
        label="哪个"
        choices={[
          ...(asked.options.some((option) => option.value === value)
            ? []
            : [{ value: String(value), label: "（已删去的选项）" }]),
          ...asked.options,
        ]}
        value={String(value)}
        onChange={(chosen) => onChange({ ...condition, value: chosen })}
      />
    );
  }
  if (typeof value === "number") {
    return (
      <NumberField
        key={condition.field}
        label="几"
        value={value}
        onChange={(next) => next !== undefined && onChange({ ...condition, value: next })}
      />
    );
  }
  return (
    <TextField
      label="什么"
      type={asked?.kind === "date" ? "date" : "text"}
      value={String(value)}
      maxLength={200}
      // Nothing at all would be another sentence: 没有填.
      onInput={(next) => onChange({ ...condition, value: next === "" ? " " : next.trimStart() || " " })}
    />
  );
}

function comparisonsOf(field: Field): readonly Comparison[] {
  switch (field.kind) {
    case "one-of":
    case "yes-no":
      return ["is", "is-not", "answered", "not-answered"];
    case "some-of":
      return ["chosen", "not-chosen", "answered", "not-answered"];
    case "number":
    case "scale":
      return ["is", "is-not", "more", "at-least", "less", "at-most", "answered", "not-answered"];
    case "date":
      return ["is", "more", "at-least", "less", "at-most", "answered", "not-answered"];
    case "text":
      return ["answered", "not-answered", "is", "is-not"];
    default:
      return ["answered", "not-answered"];
  }
}

function firstCondition(field: Field): Condition {
  return withComparison({ field: field.id, is: "answered" }, comparisonsOf(field)[0]!, field);
}

function withComparison(condition: Condition, is: Comparison, asked: Field | undefined): Condition {
  if (is === "answered" || is === "not-answered") return { field: condition.field, is };
  return { field: condition.field, is, value: condition.value ?? firstValue(asked) };
}

function firstValue(asked: Field | undefined): string | number | boolean {
  if (!asked) return " ";
  if ("options" in asked) return asked.options[0]?.value ?? " ";
  if (asked.kind === "yes-no") return true;
  if (asked.kind === "number") return asked.from ?? 0;
  return asked.kind === "scale" ? asked.from : " ";
}

/** What is asked before it and may be looked at: not what is in another group that is filled in several times. */
function askedBefore(form: Form, id: FieldId): readonly Field[] {
  const all = allFields(form.fields);
  const own = repeatAround(form, id);
  return all
    .slice(
      0,
      all.findIndex((field) => field.id === id),
    )
    .filter(({ kind }) => kind !== "words" && kind !== "section" && kind !== "repeat")
    .filter((field) => {
      const around = repeatAround(form, field.id);
      return around === undefined || around === own;
    });
}

function repeatAround(form: Form, id: FieldId): FieldId | undefined {
  const holder = holderOf(form.fields, id);
  if (!holder) return undefined;
  return holder.kind === "repeat" ? holder.id : repeatAround(form, holder.id);
}
