import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { TextId } from "../../../domain/ids.ts";
import { answerPlace } from "../../texts/readings.ts";
import { PlaceChoice } from "./place-choice.tsx";
import { scrollToPoint } from "./place-in-text.ts";
import type { OtherPlace } from "./resume.ts";

/** He has read further on another of his devices, or on this one: go there, or stay. Asked once. */
export function OtherPlaceChoice(props: {
  text: TextId;
  other: OtherPlace;
  page: RefObject<HTMLElement | null>;
}) {
  const { text, other, page } = props;
  const [isAsked, setAsked] = useState(true);
  if (!isAsked) return null;
  const answer = (): void => {
    setAsked(false);
    answerPlace(text, other.entry);
    // What had the focus goes.
    document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
  };
  const where = other.device === "there" ? "另一部手机上" : "这部手机上先前";
  return (
    <PlaceChoice
      words={`${where}读到第 ${other.point.block + 1} 段。`}
      goLabel="接着那里读"
      onGo={() => {
        answer();
        if (page.current) scrollToPoint(page.current, other.point);
      }}
      onStay={answer}
    />
  );
}
