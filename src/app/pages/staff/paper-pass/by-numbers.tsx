import { numbersTyped, type PaperRow } from "../../../../domain/papers/paper-pass.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { openRows, type PassForm } from "./pass-form.ts";

/** "3 7 12-18": who signed, by the numbers of the sheet. The names stand below before anything is taken. */
export function ByNumbers(props: {
  rows: readonly PaperRow[];
  form: PassForm;
  /** saving is the one thing to do */
  isLast: boolean;
  onChange: (part: Partial<PassForm>) => void;
}) {
  const { rows, form } = props;
  const { numbers, unknown } = numbersTyped(form.typed, new Set(rows.map(({ number }) => number)));
  const found = rows.filter(({ number }) => numbers.includes(number));
  const open = openRows(rows, form.choices);

  function take(which: readonly PaperRow[], says: "signed" | "unsigned"): Partial<PassForm> {
    return {
      choices: { ...form.choices, ...Object.fromEntries(which.map(({ member }) => [member, { says }])) },
      at: "",
    };
  }

  return (
    <section class="card" aria-label="按号码录">
      <TextField
        label="签了的号码"
        hint="空格隔开，连着的用短横：3 7 12-18"
        keyboard="tel"
        value={form.typed}
        maxLength={500}
        error={unknown.length > 0 ? `表上没有这些号码：${unknown.join("、")}` : undefined}
        onInput={(typed) => props.onChange({ typed })}
      />
      <p role="status">
        {found.length === 0
          ? "输了号码，这里就有名字。"
          : `${found.length} 人：${found.map(({ number, name }) => `${number} ${name}`).join("、")}`}
      </p>
      {found.length > 0 && (
        <Button
          kind={props.isLast ? "second" : "primary"}
          block
          onPress={() => props.onChange({ ...take(found, "signed"), typed: "" })}
        >
          {`这 ${found.length} 人签了`}
        </Button>
      )}
      {found.length === 0 && open.length > 0 && open.length < rows.length && (
        <Button block onPress={() => props.onChange(take(open, "unsigned"))}>
          {`其余 ${open.length} 人没签`}
        </Button>
      )}
    </section>
  );
}
