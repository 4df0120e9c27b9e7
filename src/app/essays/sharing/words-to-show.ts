import type { HandedIn } from "../../../domain/fold/essays.ts";

/**
 * All of an essay that can be shown: what was typed, and what stands in writing of what was spoken or written by hand. Voice and
 * handwriting tell whose they are.
 */
export function wordsToShow({ text, sounds = [], photos = [], transcripts }: HandedIn): {
  text: string;
  /** some of it is not in writing yet */
  isPartial: boolean;
} {
  const parts = [
    ...photos.map(({ photo, words }) => words || (transcripts.get(photo)?.words ?? "")),
    ...sounds.map(({ sound, words }) => words || (transcripts.get(sound)?.words ?? "")),
  ].map((words) => words.trim());
  return {
    text: [text.trim(), ...parts].filter((words) => words !== "").join("\n"),
    isPartial: parts.includes(""),
  };
}
