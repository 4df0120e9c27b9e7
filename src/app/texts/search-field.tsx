import { useEffect, useId, useRef } from "preact/hooks";
import "./search.css";

/** Words to look for. What an input method is still composing is not looked for yet. */
export function SearchField(props: {
  label: string;
  value?: string;
  /** Enter, or the button */
  onSearch: (words: string) => void;
  /** while somebody types */
  onType?: (words: string) => void;
  /** it has the focus from the start: somebody came here to type */
  begins?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.begins) input.current?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      role="search"
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(input.current?.value ?? "");
      }}
    >
      <label for={id}>{props.label}</label>
      <div class="search-field">
        <input
          ref={input}
          id={id}
          class="input"
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={props.value}
          onInput={(event) => {
            if (!event.isComposing) props.onType?.(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => props.onType?.(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          查找
        </button>
      </div>
    </form>
  );
}
