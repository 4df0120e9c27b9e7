import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Passage, paragraphsOf, passageIn } from "../../../../domain/essay-remarks.ts";

/**
 * What of a text somebody means: the words that he selects, with whatever his phone has for it, or the paragraph that he taps. The text
 * is drawn by `RemarkedText`, whose spans say where they begin.
 */
export function useChosenPassage(text: string): {
  chosen: Signal<Passage | undefined>;
  textRef: { current: HTMLDivElement | null };
} {
  const chosen = useSignal<Passage | undefined>(undefined);
  const textRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = textRef.current;
    if (!root) return undefined;
    const onSelect = (): void => {
      const found = selectedIn(root, text);
      // A phone takes the selection away when something else is tapped, such as the button that is to use it.
      if (found) chosen.value = found;
    };
    const onTap = (event: MouseEvent): void => {
      if (selectedIn(root, text)) return;
      const paragraph = (event.target as Element).closest<HTMLElement>("[data-paragraph]");
      if (!paragraph) return;
      const start = Number(paragraph.dataset["paragraph"]);
      const whole = paragraphsOf(text).find((one) => one.start === start);
      // A second tap on it is a change of mind.
      chosen.value =
        whole && chosen.value?.start === start && chosen.value.end === whole.end ? undefined : whole;
    };
    document.addEventListener("selectionchange", onSelect);
    root.addEventListener("click", onTap);
    return () => {
      document.removeEventListener("selectionchange", onSelect);
      root.removeEventListener("click", onTap);
    };
  }, [text]);
  return { chosen, textRef };
}

/** UTF-16 offsets of what is selected; undefined: nothing of this text. */
function selectedIn(root: Element, text: string): Passage | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  let start = Infinity;
  let end = -Infinity;
  for (const span of root.querySelectorAll<HTMLElement>("[data-start]")) {
    const words = span.firstChild;
    if (!(words instanceof Text) || !range.intersectsNode(words)) continue;
    const at = Number(span.dataset["start"]);
    start = Math.min(start, at + (range.startContainer === words ? range.startOffset : 0));
    end = Math.max(end, at + (range.endContainer === words ? range.endOffset : words.length));
  }
  return passageIn(text, start, end);
}
