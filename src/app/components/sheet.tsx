import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./button.tsx";

/** A question over the page. Escape and the last button close it; nothing is lost by closing. */
export function Sheet(props: {
  title: string;
  onClose: () => void;
  /** false: another button of it does, or Escape */
  closeLabel?: string | false;
  /** at the lower edge, and the page above it as it is: what is chosen here is seen there */
  low?: boolean;
  children: ComponentChildren;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // By now it is no more on the page, and the browser does not go back by itself.
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.low ? "low" : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class="stack">
        <h2 id={id}>{props.title}</h2>
        {props.children}
        {props.closeLabel !== false && (
          <Button block onPress={props.onClose}>
            {props.closeLabel ?? "取消"}
          </Button>
        )}
      </div>
    </dialog>
  );
}
