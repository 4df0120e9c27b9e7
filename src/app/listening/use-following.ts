import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { openFollowing } from "./follow.ts";
import type { PlayQueue } from "./play-queue.ts";

/** Goes along with what is heard. `isAway`: he has scrolled away from it. */
export function useFollowing(
  words: HTMLElement,
  queue: PlayQueue | undefined,
): { isAway: boolean; goBack: () => void } {
  const [following] = useState(() => openFollowing(words, barTop));
  useEffect(() => () => following.close(), []);
  useEffect(() => {
    if (!queue) return undefined;
    return effect(() => {
      const piece = queue.pieces[queue.at.value];
      if (queue.state.value === "ended") following.showEnd();
      else if (piece) following.show(piece, queue.share.value);
    });
  }, [queue]);
  const isAway = following.isAway.value && queue?.state.value !== "ended";
  return { isAway, goBack: () => following.goBack() };
}

/** Where the bar begins. Before it is drawn: the lower edge of the screen. */
function barTop(): number {
  return document.querySelector(".listen-bar")?.getBoundingClientRect().top ?? innerHeight;
}
