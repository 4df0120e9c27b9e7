import { allFields, findField, holderOf, isHolder } from "../../../../domain/forms/form-tree.ts";
import { type FieldId, type Form, FORM_LIMITS } from "../../../../domain/forms/form.ts";
import { Sheet } from "../../../components/sheet.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { type NewKind, newKinds } from "./field-kinds.ts";

/** What kind of question? The same groups do not stand in one another. */
export function AddQuestion(props: {
  form: Form;
  /** the section or group that it comes into */
  into?: FieldId;
  onAdd: (kind: NewKind) => void;
  onClose: () => void;
}) {
  const { form, into, onAdd, onClose } = props;
  const around = within(form, into);
  const isInRepeat = around.some((id) => findField(form, id)?.kind === "repeat");
  const kinds = newKinds.filter(
    ([kind]) =>
      !(kind === "repeat" && isInRepeat) && !(kind === "section" && around.length >= FORM_LIMITS.depth),
  );
  const label = into === undefined ? undefined : findField(form, into)?.label;
  const isFull = allFields(form.fields).length >= FORM_LIMITS.fields;
  return (
    <Sheet title={label ? `在“${label}”里添什么？` : "添什么？"} onClose={onClose}>
      {isFull ? (
        <p>一张表最多 {FORM_LIMITS.fields} 题，已经满了。</p>
      ) : (
        <Rows label="题型">
          {kinds.map(([kind, name, about]) => (
            <Row key={kind} title={name} note={about} onPress={() => onAdd(kind)} />
          ))}
        </Rows>
      )}
    </Sheet>
  );
}

/** The sections and the group that what is added would stand in. */
function within(form: Form, into: FieldId | undefined): readonly FieldId[] {
  if (into === undefined) return [];
  const field = findField(form, into);
  if (!field || !isHolder(field)) return [];
  return [...within(form, holderOf(form.fields, into)?.id), into];
}
