import { useId } from "preact/hooks";

const usual = [30, 45, 60, 90];

/** A length in minutes: one of the usual ones with a tap, or typed. */
export function MinutesField(props: { value: number; onChange: (minutes: number) => void; label?: string }) {
  const id = useId();
  return (
    <fieldset class="field">
      <legend>{props.label ?? "多少分钟"}</legend>
      <div class="choices halves">
        {usual.map((minutes) => (
          <label class="choice" key={minutes}>
            <input
              type="radio"
              name={id}
              checked={props.value === minutes}
              onChange={() => props.onChange(minutes)}
            />
            <span>{minutes} 分钟</span>
          </label>
        ))}
      </div>
      <label class="field">
        <span class="muted">或者自己填（分钟）</span>
        <input
          class="input"
          inputMode="numeric"
          autocomplete="off"
          value={props.value > 0 ? String(props.value) : ""}
          onInput={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, "").slice(0, 4);
            props.onChange(Number(digits));
          }}
        />
      </label>
    </fieldset>
  );
}
