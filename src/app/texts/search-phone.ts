import type { PublishedText } from "../../domain/fold/texts.ts";
import { findWords, type Hit, type SearchableText } from "../../domain/search/find-words.ts";
import type { Phone } from "../../sync/phone.ts";
import { readTextWords, slices } from "./text-words.ts";

export type Searched = Pick<PublishedText, "text" | "title" | "blob">;

export interface FoundText {
  text: Searched;
  /** all of them, in reading order */
  hits: readonly Hit[];
  words: SearchableText;
}

export interface Found {
  texts: readonly FoundText[];
  /** how many lie on the phone and were read */
  searched: number;
}

/**
 * Searches what lies on this phone: once it is in memory, each search is one scan. In small pieces, so that typing goes on meanwhile.
 * @param needle from `needleOf` @param onRead called while texts are read: how many of them are in memory now
 * @returns undefined where `signal` ended it
 */
export async function searchPhone(
  phone: Phone,
  texts: readonly Searched[],
  needle: string,
  onRead: (inMemory: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  const words = await readTextWords(phone, texts, onRead);
  const rest = slices();
  const found: FoundText[] = [];
  let searched = 0;
  for (const text of texts) {
    if (signal?.aborted) return undefined;
    const own = words.get(text.blob);
    if (!own) continue;
    searched += 1;
    const hits = findWords(own, needle);
    if (hits.length > 0) found.push({ text, hits, words: own });
    await rest();
  }
  return { texts: found, searched };
}
