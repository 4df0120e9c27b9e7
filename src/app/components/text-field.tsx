import { useId } from "preact/hooks";
import { About, type AboutField, describedBy } from "./about-field.tsx";

/** One line to type. `onInput` gets what stands there now. */
export function TextField(
  props: AboutField & {
    value: string;
    onInput: (value: string) => void;
    type?: "text" | "tel" | "date" | "time" | "datetime-local" | "search";
    /** the keyboard that comes up */
    keyboard?: "numeric" | "text" | "tel" | "search";
    required?: boolean;
    maxLength?: number;
    min?: string;
    max?: string;
    autoComplete?: string;
    /** id of a `datalist`: what was written here before, to be chosen instead of typed */
    list?: string;
  },
) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <About id={id} {...props} />
      <input
        id={id}
        class="input"
        // The types of JSX know each kind of input apart; this one may be any of them.
        {...({ type: props.type ?? "text" } as { type: "text" })}
        inputMode={props.keyboard}
        value={props.value}
        required={props.required}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        autocomplete={props.autoComplete ?? "off"}
        list={props.list}
        aria-invalid={props.error !== undefined}
        aria-describedby={describedBy(id, props)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
