import { useSignal } from "@preact/signals";
import { Button } from "./button.tsx";

/** Copies words. Where the browser does not let it, they are shown selected, to be copied by hand. */
export function CopyButton(props: { text: string; label?: string; block?: boolean }) {
  const done = useSignal<"no" | "copied" | "by-hand">("no");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.text);
      done.value = "copied";
    } catch {
      done.value = "by-hand";
    }
  }
  return (
    <>
      <Button block={props.block} onPress={() => void copy()}>
        {props.label ?? "复制"}
      </Button>
      <span role="status">{done.value === "copied" && "已复制"}</span>
      {done.value === "by-hand" && (
        <label class="field">
          <span>这个浏览器不让自动复制，请长按下面的字，选“复制”：</span>
          <textarea
            class="input"
            readOnly
            rows={4}
            value={props.text}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  );
}
