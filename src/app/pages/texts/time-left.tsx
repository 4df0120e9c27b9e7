import type { TextId } from "../../../domain/ids.ts";
import { timeLeft } from "../../texts/how-far.ts";
import { readings } from "../../texts/readings.ts";

/** What is left from the line at the top of the screen on; it goes with the reader, and says nothing aloud. */
export function TimeLeft({ text }: { text: TextId }) {
  const left = readings.value.places[text]?.left;
  if (left === undefined) return null;
  return <span class="time-left muted small">{left === 0 ? "读完了" : timeLeft(left)}</span>;
}
