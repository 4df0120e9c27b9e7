import type { PublishedText } from "../../domain/fold/texts.ts";
import type { BlobId } from "../../domain/ids.ts";
import { findWords, searchable, type Hit, type SearchableText } from "../../domain/search/find-words.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import type { Phone } from "../../sync/phone.ts";

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

/** ms of work at a time: a finger that moves meanwhile is answered in the next frame. */
const SLICE = 8;
/** texts that are asked for at once */
const BATCH = 16;

const memories = new WeakMap<Phone, Map<BlobId, SearchableText>>();

/**
 * Searches what lies on this phone: reads it once, then it stays in memory for as long as the app is open, and each search is one
 * scan. In small pieces, so that typing goes on meanwhile.
 * @param needle from `needleOf` @param on called as it goes: what was found in the first `done` texts
 * @returns undefined where `signal` ended it
 */
export async function searchPhone(
  phone: Phone,
  texts: readonly Searched[],
  needle: string,
  on: (found: Found, done: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  const memory = memoryOf(phone, texts);
  const found: FoundText[] = [];
  let searched = 0;
  let sliceEnds = performance.now() + SLICE;
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH);
    const missing = batch.filter(({ blob }) => !memory.has(blob));
    const read = await Promise.all(missing.map(({ blob }) => phone.blobs.get(blob)));
    const bytes = new Map(missing.map(({ blob }, i) => [blob, read[i]]));
    for (const [i, text] of batch.entries()) {
      if (signal?.aborted) return undefined;
      const words = memory.get(text.blob) ?? keep(memory, text.blob, bytes.get(text.blob));
      if (words) {
        searched += 1;
        const hits = findWords(words, needle);
        if (hits.length > 0) found.push({ text, hits, words });
      }
      if (performance.now() < sliceEnds) continue;
      on({ texts: [...found], searched }, at + i + 1);
      await nextTask();
      sliceEnds = performance.now() + SLICE;
    }
  }
  return signal?.aborted ? undefined : { texts: found, searched };
}

/** What is no longer published, or has a newer version, is forgotten. */
function memoryOf(phone: Phone, texts: readonly Searched[]): Map<BlobId, SearchableText> {
  const memory = memories.get(phone) ?? new Map<BlobId, SearchableText>();
  memories.set(phone, memory);
  const wanted = new Set(texts.map(({ blob }) => blob));
  for (const blob of memory.keys()) if (!wanted.has(blob)) memory.delete(blob);
  return memory;
}

function keep(
  memory: Map<BlobId, SearchableText>,
  blob: BlobId,
  bytes: Uint8Array | undefined,
): SearchableText | undefined {
  if (!bytes) return undefined;
  const { blocks } = JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
  const words = searchable(blocks.map((block) => wordsOf(block)));
  memory.set(blob, words);
  return words;
}

/** Lets the browser answer and paint in between. A timer would wait 4 ms each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
