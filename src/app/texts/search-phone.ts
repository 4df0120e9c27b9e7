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
const SLICE = 16;

interface Memory {
  words: Map<BlobId, SearchableText>;
  /** under way: who searches meanwhile waits for it, and reads nothing twice */
  reading?: Promise<void>;
}

const memories = new WeakMap<Phone, Memory>();

/**
 * Searches what lies on this phone: reads it once, then it stays in memory for as long as the app is open, and each search is one
 * scan. In small pieces, so that typing goes on meanwhile.
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
  const memory = memoryOf(phone, texts);
  const { words } = memory;
  const rest = slices(SLICE);
  await memory.reading?.catch(() => undefined);
  const missing = texts.filter(({ blob }) => !words.has(blob)).map(({ blob }) => blob);
  if (missing.length > 0) {
    const reading = phone.blobs.readEach(missing, async (blob, bytes) => {
      // What is read stays, also where nobody waits for it any more: the next search has it.
      words.set(blob, searchableText(bytes));
      if (await rest()) onRead(words.size);
    });
    memory.reading = reading;
    await reading.finally(() => (memory.reading = undefined));
  }
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

/** What is no longer published, or has a newer version, is forgotten. */
function memoryOf(phone: Phone, texts: readonly Searched[]): Memory {
  const memory = memories.get(phone) ?? { words: new Map<BlobId, SearchableText>() };
  memories.set(phone, memory);
  const wanted = new Set(texts.map(({ blob }) => blob));
  for (const blob of memory.words.keys()) if (!wanted.has(blob)) memory.words.delete(blob);
  return memory;
}

function searchableText(bytes: Uint8Array): SearchableText {
  const { blocks } = JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
  return searchable(blocks.map((block) => wordsOf(block)));
}

/** @returns to be awaited often: after `ms` of work it lets the browser answer and paint, and says that it did */
function slices(ms: number): () => boolean | Promise<boolean> {
  let ends = performance.now() + ms;
  return () => {
    if (performance.now() < ends) return false;
    return nextTask().then(() => {
      ends = performance.now() + ms;
      return true;
    });
  };
}

/** A timer would wait 4 ms each time. */
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
