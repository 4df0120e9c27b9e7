import { signal, type ReadonlySignal } from "@preact/signals";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { Phone, WantedBlob } from "../../sync/phone.ts";
import { askToKeep } from "../storage/ask-to-keep.ts";
import { earlierVersions, picturesOf, replacedVersions, soundsOf } from "./belongings.ts";

export type Wanted = Pick<PublishedText, "text" | "blob" | "size" | "pictures">;

/** bytes */
export interface Download {
  done: number;
  of: number;
}

/**
 * Which texts are on this phone, and fetching the others: what is begun goes on where it stopped, a changed one costs what has
 * changed, and the version that it replaces goes.
 */
export interface Shelf {
  /** undefined: not looked yet */
  readonly here: ReadonlySignal<ReadonlySet<BlobId> | undefined>;
  readonly download: ReadonlySignal<Download | undefined>;
  look(texts: readonly Wanted[]): Promise<void>;
  /** Resolves when all are here, or it was stopped. @throws FetchStopped, StorageFull, StorageLost: what came before is kept */
  fetch(texts: readonly Wanted[]): Promise<void>;
  stop(): void;
  /** With their pictures, recordings and earlier versions. */
  remove(texts: readonly Wanted[]): Promise<void>;
}

const shelves = new WeakMap<Phone, Shelf>();

/** One for each phone, so that a download goes on from page to page. */
export function shelfOf(phone: Phone): Shelf {
  const known = shelves.get(phone);
  if (known) return known;
  const shelf = openShelf(phone);
  shelves.set(phone, shelf);
  return shelf;
}

function openShelf(phone: Phone): Shelf {
  const { blobs } = phone;
  const here = signal<ReadonlySet<BlobId> | undefined>(undefined);
  const download = signal<Download | undefined>(undefined);
  let stop: AbortController | undefined;
  /** One after the other: what somebody taps for while something comes by itself comes right behind it. */
  let turn: Promise<void> = Promise.resolve();

  async function look(texts: readonly Wanted[]): Promise<void> {
    here.value = await blobs.has(texts.map(({ blob }) => blob));
  }

  async function fetchNow(texts: readonly Wanted[]): Promise<void> {
    const mine = new AbortController();
    stop = mine;
    let missing: readonly Wanted[] = [];
    try {
      const present = await blobs.has(texts.map(({ blob }) => blob));
      missing = texts.filter(({ blob }) => !present.has(blob));
      const of = missing.reduce((sum, { size }) => sum + size, 0);
      download.value = { done: 0, of };
      const earlier = earlierVersions(phone.entries());
      const wanted = missing.map((text): WantedBlob => {
        const before = earlier(text);
        return { id: text.blob, size: text.size, ...(before.length > 0 && { earlier: before }) };
      });
      await blobs.fetch(wanted, (done) => (download.value = { done, of }), mine.signal);
    } finally {
      download.value = undefined;
      stop = undefined;
      const now = await blobs.has(texts.map(({ blob }) => blob));
      here.value = new Set([...(here.value ?? []), ...now]);
      const came = missing.filter(({ blob }) => now.has(blob));
      await blobs.remove(replacedVersions(phone.entries(), came));
    }
    void askToKeep();
  }

  return {
    here,
    download,
    look,
    fetch(texts) {
      const mine = turn.then(() => fetchNow(texts));
      turn = mine.catch(() => undefined);
      return mine;
    },
    stop() {
      stop?.abort();
    },
    async remove(texts) {
      const entries = phone.entries();
      const media = [...picturesOf(texts), ...soundsOf(entries, texts)].map(({ id }) => id);
      const earlier = texts.flatMap(earlierVersions(entries));
      await blobs.remove([...texts.map(({ blob }) => blob), ...media, ...earlier]);
      const gone = new Set(texts.map(({ blob }) => blob));
      here.value = new Set([...(here.value ?? [])].filter((blob) => !gone.has(blob)));
    },
  };
}
