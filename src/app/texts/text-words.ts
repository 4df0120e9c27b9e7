import type { BlobId } from "../../domain/ids.ts";
import { searchable, type SearchableText } from "../../domain/search/find-words.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import type { Phone } from "../../sync/phone.ts";

/** ms of work at a time: a finger that moves meanwhile is answered in the next frame. */
const SLICE = 16;

interface Memory {
  words: Map<BlobId, SearchableText>;
  /** under way: who searches meanwhile waits for it, and reads nothing twice */
  reading?: Promise<void>;
}

const memories = new WeakMap<Phone, Memory>();

/**
 * The words of texts that lie on this phone: read once, then they stay in memory for as long as the app is open. In small pieces, so
 * that typing goes on meanwhile.
 * @param onRead called while texts are read: how many of them are in memory now
 * @returns by blob; what does not lie here is not among them
 */
export async function readTextWords(
  phone: Phone,
  texts: readonly { blob: BlobId }[],
  onRead: (inMemory: number) => void = () => undefined,
): Promise<ReadonlyMap<BlobId, SearchableText>> {
  const memory = memoryOf(phone, texts);
  const { words } = memory;
  const rest = slices();
  await memory.reading?.catch(() => undefined);
  const missing = texts.filter(({ blob }) => !words.has(blob)).map(({ blob }) => blob);
  if (missing.length > 0) {
    const reading = phone.blobs.readEach(missing, async (blob, bytes) => {
      // What is read stays, also where nobody waits for it any more: who asks next has it.
      words.set(blob, searchableText(bytes));
      if (await rest()) onRead(words.size);
    });
    memory.reading = reading;
    await reading.finally(() => (memory.reading = undefined));
  }
  return words;
}

/** What is no longer published, or has a newer version, is forgotten. */
function memoryOf(phone: Phone, texts: readonly { blob: BlobId }[]): Memory {
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

/** @returns to be awaited often: after some work it lets the browser answer and paint, and says that it did */
export function slices(ms = SLICE): () => boolean | Promise<boolean> {
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
