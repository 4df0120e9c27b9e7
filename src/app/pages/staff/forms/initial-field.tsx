import type { Field, Question } from "../../../../domain/forms/form.ts";
import { CheckField, ChecksField, SelectField, TextArea } from "../../../components/fields.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { NumberField } from "./number-field.tsx";
import { defined } from "./field-parts.ts";

const LABEL = "开头先填好";
const NOTHING = { value: "", label: "先空着" };

/** What stands there before anybody has answered. A name, a signature, a picture, a voice has none. */
export function InitialField({ field, onChange }: { field: Question; onChange: (field: Field) => void }) {
  switch (field.kind) {
    case "text": {
      const props = {
        label: LABEL,
        value: field.initial ?? "",
        maxLength: 2000,
        onInput: (words: string) => onChange(defined({ ...field, initial: words || undefined })),
      };
      return field.long ? <TextArea {...props} rows={2} /> : <TextField {...props} />;
    }
    case "one-of":
      return (
        <SelectField
          label={LABEL}
          choices={[NOTHING, ...field.options]}
          value={field.initial ?? ""}
          onChange={(value) => onChange(defined({ ...field, initial: value || undefined }))}
        />
      );
    case "some-of":
      return (
        <ChecksField
          label={LABEL}
          choices={field.options}
          values={field.initial ?? []}
          onChange={(values) =>
            onChange(defined({ ...field, initial: values.length > 0 ? values : undefined }))
          }
        />
      );
    case "yes-no":
      return (
        <SelectField
          label={LABEL}
          choices={[
            NOTHING,
            { value: "yes", label: field.yesWords ?? "是" },
            { value: "no", label: field.noWords ?? "否" },
          ]}
          value={field.initial === undefined ? "" : field.initial ? "yes" : "no"}
          onChange={(value) =>
            onChange(defined({ ...field, initial: value === "" ? undefined : value === "yes" }))
          }
        />
      );
    case "scale":
    case "number":
      return (
        <NumberField
          label={LABEL}
          value={field.initial}
          onChange={(initial) => onChange(defined({ ...field, initial }))}
        />
      );
    case "date":
      return (
        <CheckField
          label="开头先填好当天"
          checked={field.today === true}
          onChange={(checked) => onChange(defined({ ...field, today: checked || undefined }))}
        />
      );
    default:
      return null;
  }
}
