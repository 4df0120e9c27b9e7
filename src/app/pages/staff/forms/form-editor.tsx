import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { type Fault, formFaults } from "../../../../domain/forms/form-faults.ts";
import type { FieldId, Form } from "../../../../domain/forms/form.ts";
import { addField, findField, freeId, removeField } from "../../../../domain/forms/form-tree.ts";
import type { FormId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button } from "../../../components/button.tsx";
import { TextArea } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { DraftStatusLine } from "../../../drafts/draft-status.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { goTo } from "../../../routing/place.ts";
import { AddQuestion } from "./add-question.tsx";
import { makeId, newField, type NewKind } from "./field-kinds.ts";
import { type FormDraft, formDraftId } from "./form-draft.ts";
import { FormPreview } from "./form-preview.tsx";
import { QuestionList } from "./question-list.tsx";

/** All of a form on one page, one question open at a time; every change is kept on the phone. */
export function FormEditor({ id, begin }: { id: FormId; begin: FormDraft & { form: Form } }) {
  const draft = useDraft<FormDraft>(formDraftId(id), begin);
  const form = draft.content.value.form ?? begin.form;
  const open = useSignal<FieldId | undefined>(undefined);
  const adding = useSignal<{ into?: FieldId } | undefined>(undefined);
  const removed = useSignal<{ form: Form; label: string } | undefined>(undefined);
  const isTried = useSignal(false);
  const isPreview = useSignal(false);
  const focus = useSignal<FieldId | undefined>(undefined);
  const faults = formFaults(form);

  useLayoutEffect(() => {
    const wanted = focus.value;
    if (wanted === undefined) return;
    focus.value = undefined;
    const item = document.getElementById(`field-${wanted}`);
    item?.querySelector<HTMLElement>("textarea, input")?.focus();
  });

  const change = (next: Form): void => {
    removed.value = undefined;
    draft.change({ form: next });
  };
  function add(kind: NewKind): void {
    const field = newField(kind, freeId(form, makeId), makeId);
    change(addField(form, field, adding.value?.into));
    adding.value = undefined;
    open.value = field.id;
    focus.value = field.id;
  }
  function remove(field: FieldId): void {
    const label = findField(form, field)?.label ?? "";
    const before = form;
    change(removeField(form, field));
    removed.value = { form: before, label };
  }
  async function next(): Promise<void> {
    isTried.value = true;
    const first = faults[0];
    if (first) {
      open.value = first.field;
      focus.value = first.field;
      return;
    }
    await draft.flush();
    goTo(`/branch/forms/${id}/publish`);
  }

  if (isPreview.value) return <FormPreview form={form} onClose={() => (isPreview.value = false)} />;
  return (
    <div class="stack">
      <FormHead form={form} onChange={(part) => change({ ...form, ...part })} />
      <Section title="题目">
        <QuestionList
          form={form}
          open={open.value}
          faults={isTried.value ? faults : faults.filter(({ field }) => field !== open.value)}
          onOpen={(field) => (open.value = field)}
          onChange={change}
          onAddInto={(into) => (adding.value = { into })}
          onRemove={remove}
        />
        {removed.value && (
          <Notice kind="look" urgent>
            <p>删去了“{removed.value.label || "没有写的一题"}”。</p>
            <div>
              <Button onPress={() => change(removed.value!.form)}>放回来</Button>
            </div>
          </Notice>
        )}
        <Button block onPress={() => (adding.value = {})}>
          添一题
        </Button>
      </Section>
      {adding.value && (
        <AddQuestion
          form={form}
          into={adding.value.into}
          onAdd={add}
          onClose={() => (adding.value = undefined)}
        />
      )}
      <DraftStatusLine draft={draft} words={(content) => formAsWords(content.form ?? form)} />
      {isTried.value && faults.length > 0 && <Faults form={form} faults={faults} />}
      <Button block onPress={() => (isPreview.value = true)}>
        看看填表的人看到的样子
      </Button>
      <ActionButton kind="primary" block working="正在存…" action={next}>
        下一步：发布
      </ActionButton>
      <ThrowAway form={form} onYes={() => draft.discard().then(() => goTo("/branch/forms", true))} />
    </div>
  );
}

function FormHead(props: { form: Form; onChange: (part: Partial<Form>) => void }) {
  const { form, onChange } = props;
  return (
    <>
      <TextField
        label="表的名称"
        value={form.title}
        maxLength={200}
        onInput={(title) => onChange({ title })}
      />
      <details>
        <summary>开头和结尾的话</summary>
        <div class="stack">
          <TextArea
            label="开头的话"
            hint="在第一题上面，没有可不写。"
            rows={3}
            value={form.intro ?? ""}
            maxLength={5000}
            onInput={(words) => onChange({ intro: words || undefined })}
          />
          <TextArea
            label="交了以后说的话"
            rows={2}
            value={form.thanks ?? ""}
            maxLength={1000}
            onInput={(words) => onChange({ thanks: words || undefined })}
          />
        </div>
      </details>
    </>
  );
}

function Faults({ form, faults }: { form: Form; faults: readonly Fault[] }) {
  return (
    <Notice kind="error" title="还不能发布" urgent>
      <ul class="stack close">
        {faults.slice(0, 8).map(({ field, words }, i) => {
          const label = field === undefined ? undefined : findField(form, field)?.label;
          return <li key={i}>{label ? `“${label}”：${words}` : words}</li>;
        })}
      </ul>
    </Notice>
  );
}

function ThrowAway({ form, onYes }: { form: Form; onYes: () => Promise<void> }) {
  const isAsked = useSignal(false);
  if (!isAsked.value)
    return (
      <Button kind="quiet" onPress={() => (isAsked.value = true)}>
        不要这份草稿了
      </Button>
    );
  return (
    <Notice kind="look" title={`删去“${form.title || "没有名称的表"}”的草稿？`} urgent>
      <p>删了找不回来。发布过的不受影响。</p>
      <div class="side-by-side">
        <Button onPress={() => (isAsked.value = false)}>留着</Button>
        <ActionButton action={onYes}>删去草稿</ActionButton>
      </div>
    </Notice>
  );
}

/** What one would not want to write again. */
function formAsWords(form: Form): string {
  const lines = (fields: Form["fields"]): string[] =>
    fields.flatMap((field) => [
      field.label,
      ...("options" in field ? field.options.map(({ label }) => `- ${label}`) : []),
      ...("fields" in field ? lines(field.fields) : []),
    ]);
  return [form.title, form.intro, ...lines(form.fields)].filter(Boolean).join("\n");
}
