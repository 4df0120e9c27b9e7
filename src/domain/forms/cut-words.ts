import { FORM_LIMITS } from "./form.ts";

/** No longer than any answer in words may be, and with no half of a character at its end. */
export function cutWords(words: string): string {
  if (words.length <= FORM_LIMITS.words) return words;
  return words.slice(0, FORM_LIMITS.words).replace(/[\uD800-\uDBFF]$/, "");
}
