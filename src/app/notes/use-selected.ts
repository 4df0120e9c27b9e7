import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Stretch } from "../../domain/notes/passage.ts";
import { stretchOfRange } from "./stretch-of-range.ts";

/** Some browsers let go of what is selected before they tell of the tap that was to do something with it. */
const LET_GO_MS = 300;

/** The words of the text that are selected now, however that was done. @returns them, and what lets go of them */
export function useSelected(page: RefObject<HTMLElement | null>): [Stretch | undefined, () => void] {
  const [selected, select] = useState<Stretch>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      const selection = getSelection();
      const range =
        selection && !selection.isCollapsed && selection.rangeCount > 0 && selection.getRangeAt(0);
      const stretch = range && page.current ? stretchOfRange(page.current, range) : undefined;
      if (stretch) select(stretch);
      else timer = setTimeout(() => select(undefined), LET_GO_MS);
    };
    document.addEventListener("selectionchange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", look);
    };
  }, []);
  return [
    selected,
    () => {
      getSelection()?.removeAllRanges();
      select(undefined);
    },
  ];
}
