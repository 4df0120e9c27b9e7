import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { About, type AboutField, describedBy } from "./about-field.tsx";

/** Several lines to type. */
export function TextArea(
  props: AboutField & { value: string; onInput: (value: string) => void; rows?: number; maxLength?: number },
) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <About id={id} {...props} />
      <textarea
        id={id}
        class="input"
        rows={props.rows ?? 4}
        value={props.value}
        maxLength={props.maxLength}
        // Else a browser keeps what stands here in its own files, for when it is closed: drafts are kept by us, and may be locked.
        autocomplete="off"
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(id, props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}

export type Choice<T extends string> = { value: T; label: ComponentChildren };

/** One of a few, all of them in sight. */
export function ChoiceField<T extends string>(
  props: AboutField & {
    choices: readonly Choice<T>[];
    value: T | undefined;
    onChange: (value: T) => void;
    /** each on a line of its own */
    long?: boolean;
  },
) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={describedBy(id, props)}>
      <legend>{props.label}</legend>
      <About id={id} {...props} />
      <div class={props.long ? "choices long" : "choices"}>
        {props.choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === props.value}
              onChange={() => props.onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any of a few. */
export function ChecksField<T extends string>(
  props: AboutField & {
    choices: readonly Choice<T>[];
    values: readonly T[];
    onChange: (values: T[]) => void;
  },
) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={describedBy(id, props)}>
      <legend>{props.label}</legend>
      <About id={id} {...props} />
      <div class="choices">
        {props.choices.map(({ value, label }) => (
          <label class="choice" key={value}>
            <input
              type="checkbox"
              checked={props.values.includes(value)}
              onChange={(event) => {
                const others = props.values.filter((other) => other !== value);
                props.onChange(event.currentTarget.checked ? [...others, value] : others);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes or no. */
export function CheckField(props: {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** One of many. */
export function SelectField<T extends string>(
  props: AboutField & {
    choices: readonly { value: T; label: string }[];
    value: T;
    onChange: (value: T) => void;
  },
) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <About id={id} {...props} />
      <select
        id={id}
        class="input"
        value={props.value}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => props.onChange(event.currentTarget.value as T)}
      >
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
