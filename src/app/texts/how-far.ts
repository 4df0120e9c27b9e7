import type { PublishedText } from "../../domain/fold/texts.ts";
import { estimatedMinutes } from "../../domain/reading-offer.ts";
import type { ReadingPlace } from "./readings.ts";

type Read = Pick<PublishedText, "characters">;

/** How long it takes, or what is left of it: "约 12 分钟" · "读到 40%，还剩约 7 分钟" · "读完了，约 12 分钟". */
export function howFar({ characters }: Read, place: ReadingPlace | undefined): string {
  const whole = `约 ${estimatedMinutes(characters)} 分钟`;
  if (place?.isFinished) return `读完了，${whole}`;
  // Who has only just opened it has read nothing yet, and need not be told so in figures.
  if (!place || place.block === 0) return whole;
  const left = place.left ?? characters * (1 - place.block / (place.blocks ?? Infinity));
  const share = Math.min(99, Math.max(1, Math.round((1 - left / Math.max(1, characters)) * 100)));
  return `读到 ${share}%，${timeLeft(left)}`;
}

/** @param left characters */
export function timeLeft(left: number): string {
  return left < 128 ? "就快读完了" : `还剩约 ${estimatedMinutes(left)} 分钟`;
}
