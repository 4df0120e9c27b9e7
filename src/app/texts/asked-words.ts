import { mayBeLocked } from "../profiles/lock-mark.ts";
import { query } from "../routing/place.ts";

let asked = "";

/**
 * Where 查找 finds these words. They stand in the address, so that coming back finds it as it was; of who has a PIN they do not,
 * since a browser keeps its addresses in the clear.
 */
export function addressOfSearch(words: string): string {
  asked = words;
  return mayBeLocked() ? "/search" : `/search?q=${encodeURIComponent(words)}`;
}

/** The part of an address that opens a text where these words were found in it. */
export function foundWords(words: string): string {
  return mayBeLocked() ? "find" : `find=${encodeURIComponent(words)}`;
}

/** The words that a text was opened for; null: it was not. */
export function wordsToFind(query: URLSearchParams): string | null {
  return mayBeLocked() && query.has("find") ? asked : query.get("find");
}

/** The words that one came with. */
export function askedWords(): string {
  return mayBeLocked() ? asked : (query.value.get("q") ?? "");
}
