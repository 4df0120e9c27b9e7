import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { CheckField } from "../../components/fields.tsx";
import { display } from "../../settings/display.ts";

/** Where a PIN is typed. In 长辈版 one of digits has its own large keys: a phone's keyboard is small, and covers half the page. */
export function PinField(props: {
  label: string;
  value: string;
  isDigits: boolean;
  onInput: (pin: string) => void;
  /** another field of the page is being typed in: the keys are there */
  isAside?: boolean;
  onFocus?: () => void;
  error?: string | undefined;
  hint?: string;
}) {
  const id = useId();
  const isSeen = useSignal(false);
  const hasOwnKeys = props.isDigits && display.value.elder;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="muted small" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error !== undefined && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      )}
      <input
        id={id}
        class="input"
        {...({ type: isSeen.value ? "text" : "password" } as { type: "text" })}
        inputMode={hasOwnKeys ? "none" : props.isDigits ? "numeric" : "text"}
        // Nobody keeps it: "off" is what a browser's own store of passwords does not listen to.
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck={false}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={props.error !== undefined ? `${id}-error` : `${id}-hint`}
        onFocus={props.onFocus}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {hasOwnKeys && !props.isAside && (
        <Keys value={props.value} onInput={props.onInput} label={props.label} />
      )}
      <div class="choices">
        <CheckField label="看得见" checked={isSeen.value} onChange={(seen) => (isSeen.value = seen)} />
      </div>
    </div>
  );
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

function Keys(props: { value: string; label: string; onInput: (pin: string) => void }) {
  return (
    <div class="pin-keys" role="group" aria-label={`${props.label}的数字键`}>
      {digits.map((digit) => (
        <button key={digit} type="button" class="button" onClick={() => props.onInput(props.value + digit)}>
          {digit}
        </button>
      ))}
      <button type="button" class="button" onClick={() => props.onInput(props.value.slice(0, -1))}>
        退一位
      </button>
    </div>
  );
}
