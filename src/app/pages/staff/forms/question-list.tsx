import { useLayoutEffect, useRef } from "preact/hooks";
import { expressionWords } from "../../../../domain/forms/expression-words.ts";
import type { Fault } from "../../../../domain/forms/form-faults.ts";
import type { Field, FieldId, Form } from "../../../../domain/forms/form.ts";
import {
  allFields,
  changeField,
  copyField,
  isHolder,
  moveField,
} from "../../../../domain/forms/form-tree.ts";
import { Button } from "../../../components/button.tsx";
import { kindWords, makeId } from "./field-kinds.ts";
import { QuestionFields } from "./question-fields.tsx";

interface Props {
  form: Form;
  open: FieldId | undefined;
  faults: readonly Fault[];
  onOpen: (field: FieldId | undefined) => void;
  onChange: (form: Form) => void;
  onAddInto: (holder: FieldId) => void;
  onRemove: (field: FieldId) => void;
}

/** The questions in their order; pressed, one opens in its place. */
export function QuestionList(props: Props) {
  const { form } = props;
  const moved = useRef<string | undefined>(undefined);
  // Wherever the question went: the button that moved it is under the finger and has the focus.
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    document.getElementById(moved.current)?.focus();
    moved.current = undefined;
  });
  const numbers = new Map(
    allFields(form.fields)
      .filter((field) => !isHolder(field) && field.kind !== "words" && field.kind !== "reckoned")
      .map(({ id }, i) => [id, i + 1]),
  );
  if (form.fields.length === 0) return <p class="muted">还没有题目。</p>;
  return (
    <ol class="question-list" aria-label="题目">
      {form.fields.map((field) => (
        <Item key={field.id} field={field} numbers={numbers} moved={moved} {...props} />
      ))}
    </ol>
  );
}

type ItemProps = Props & {
  field: Field;
  numbers: ReadonlyMap<FieldId, number>;
  moved: { current: string | undefined };
};

function Item(props: ItemProps) {
  const { field, form, numbers, faults, open, onOpen, ...rest } = props;
  const isOpen = open === field.id;
  const number = numbers.get(field.id);
  const mine = faults.filter((fault) => fault.field === field.id);
  return (
    <li id={`field-${field.id}`}>
      <button
        type="button"
        class="row"
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? undefined : field.id)}
      >
        <span class="row-words">
          <span class="row-title">
            {number !== undefined && `${number}. `}
            {field.label || "（还没有写）"}
          </span>
          <span class="muted small">{aboutWords(field, form)}</span>
        </span>
      </button>
      {mine.map(({ words }) => (
        <p key={words} class="field-error">
          {words}
        </p>
      ))}
      {isOpen && <OpenItem {...props} />}
      {isHolder(field) && field.fields.length > 0 && (
        <ol class="question-list inner" aria-label={field.label || "小标题下面的"}>
          {field.fields.map((one) => (
            <Item
              key={one.id}
              {...rest}
              form={form}
              numbers={numbers}
              faults={faults}
              open={open}
              onOpen={onOpen}
              field={one}
            />
          ))}
        </ol>
      )}
    </li>
  );
}

function OpenItem({ field, form, moved, onChange, onOpen, onAddInto, onRemove }: ItemProps) {
  const name = field.label || "这一题";
  const move = (by: -1 | 1, button: string) => {
    moved.current = button;
    onChange(moveField(form, field.id, by));
  };
  const copy = () => {
    const { form: next, copy: id } = copyField(form, field.id, makeId);
    onChange(next);
    onOpen(id);
  };
  return (
    <div class="card">
      <QuestionFields
        field={field}
        form={form}
        onChange={(next) => onChange(changeField(form, field.id, () => next))}
      />
      {isHolder(field) && (
        <Button block onPress={() => onAddInto(field.id)}>
          在{field.kind === "repeat" ? "每一份" : "这个小标题"}里添一题
        </Button>
      )}
      <div class="question-actions">
        <MoveButton id={`up-${field.id}`} label={`把“${name}”往上移`} onPress={(id) => move(-1, id)}>
          上移
        </MoveButton>
        <MoveButton id={`down-${field.id}`} label={`把“${name}”往下移`} onPress={(id) => move(1, id)}>
          下移
        </MoveButton>
        <Button label={`复制“${name}”`} onPress={copy}>
          复制
        </Button>
        <Button label={`删去“${name}”`} onPress={() => onRemove(field.id)}>
          删去
        </Button>
      </div>
      <Button kind="quiet" onPress={() => onOpen(undefined)}>
        好了，收起
      </Button>
    </div>
  );
}

function MoveButton(props: { id: string; label: string; onPress: (id: string) => void; children: string }) {
  const { id, label, onPress, children } = props;
  return (
    <button id={id} type="button" class="button" aria-label={label} onClick={() => onPress(id)}>
      {children}
    </button>
  );
}

/** "单选 · 3 个选项 · 必须填 · 当“…”时才问" */
function aboutWords(field: Field, form: Form): string {
  return [
    kindWords(field),
    ...("options" in field ? [`${field.options.length} 个选项`] : []),
    ...("required" in field && field.required ? ["必须填"] : []),
    ...(field.shownIf ? [`当${expressionWords(field.shownIf, form)}时才问`] : []),
  ].join(" · ");
}
