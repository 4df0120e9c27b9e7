import type { EssayMedia } from "./entries/essays.ts";
import { countCharacters } from "./fold/essays.ts";

/** How long an essay is, in whichever way it was written: "320 字" · "讲了 12 分钟，手写 3 页". "还是空的" where there is nothing. */
export function essaySizeWords(essay: EssayMedia & { text: string }): string {
  const { text, sounds = [], photos = [] } = essay;
  const characters = countCharacters(text);
  const seconds = sounds.reduce((sum, sound) => sum + (sound.seconds > 0 ? sound.seconds : 0), 0);
  const parts = [
    characters > 0 && `${characters} 字`,
    sounds.length > 0 && `讲了 ${durationWords(seconds)}`,
    photos.length > 0 && `手写 ${photos.length} 页`,
  ].filter((part) => part !== false);
  return parts.join("，") || "还是空的";
}

/** "40 秒" · "12 分钟": nobody counts the seconds of a quarter of an hour. */
function durationWords(seconds: number): string {
  return seconds < 59.5 ? `${Math.max(1, Math.round(seconds))} 秒` : `${Math.round(seconds / 60)} 分钟`;
}
