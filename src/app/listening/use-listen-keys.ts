import { useEffect } from "preact/hooks";
import type { PlayQueue } from "./play-queue.ts";

/** With a keyboard: the space bar plays and pauses, the arrows go by paragraphs, Escape closes. What has keys of its own keeps them. */
export function useListenKeys(queue: PlayQueue | undefined, onClose: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const isIn = (which: string): boolean => target instanceof Element && target.closest(which) !== null;
      const isElsewhere = isIn("dialog, input, select, textarea, .table-box");
      if (isElsewhere || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") onClose();
      else if (event.key === "ArrowLeft") queue?.step(-1);
      else if (event.key === "ArrowRight") queue?.step(1);
      else if (event.key === " " && !isIn("button, a, summary")) toggle(queue);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [queue, onClose]);
}

export function toggle(queue: PlayQueue | undefined): void {
  const state = queue?.state.value;
  if (state === "playing" || state === "waiting") queue?.pause();
  else queue?.play();
}
