import { signal, type ReadonlySignal } from "@preact/signals";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { BlobId } from "../../domain/ids.ts";
import type { Phone } from "../../sync/phone.ts";
import { askToKeep } from "../storage/ask-to-keep.ts";

export type Wanted = Pick<PublishedText, "blob" | "size" | "pictures">;

/** bytes */
export interface Download {
  done: number;
  of: number;
}

/** Which texts are on this phone, and fetching the others: what is begun goes on where it stopped. */
export interface Shelf {
  /** undefined: not looked yet */
  readonly here: ReadonlySignal<ReadonlySet<BlobId> | undefined>;
  readonly download: ReadonlySignal<Download | undefined>;
  look(texts: readonly Wanted[]): Promise<void>;
  /** Resolves when all are here, or it was stopped. @throws FetchStopped, StorageFull, StorageLost: what came before is kept */
  fetch(texts: readonly Wanted[]): Promise<void>;
  stop(): void;
  /** With the pictures that somebody has looked at. */
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

function openShelf({ blobs }: Phone): Shelf {
  const here = signal<ReadonlySet<BlobId> | undefined>(undefined);
  const download = signal<Download | undefined>(undefined);
  let stop: AbortController | undefined;

  async function look(texts: readonly Wanted[]): Promise<void> {
    here.value = await blobs.has(texts.map(({ blob }) => blob));
  }
  return {
    here,
    download,
    look,
    async fetch(texts) {
      if (stop) return;
      stop = new AbortController();
      const { signal } = stop;
      const present = await blobs.has(texts.map(({ blob }) => blob));
      const missing = texts.filter(({ blob }) => !present.has(blob));
      const of = missing.reduce((sum, { size }) => sum + size, 0);
      try {
        download.value = { done: 0, of };
        const wanted = missing.map(({ blob, size }) => ({ id: blob, size }));
        await blobs.fetch(wanted, (done) => (download.value = { done, of }), signal);
      } finally {
        download.value = undefined;
        stop = undefined;
        const now = await blobs.has(texts.map(({ blob }) => blob));
        here.value = new Set([...(here.value ?? []), ...now]);
      }
      void askToKeep();
    },
    stop() {
      stop?.abort();
    },
    async remove(texts) {
      const pictures = texts.flatMap((text) => text.pictures ?? []);
      await blobs.remove([...texts, ...pictures].map(({ blob }) => blob));
      const gone = new Set(texts.map(({ blob }) => blob));
      here.value = new Set([...(here.value ?? [])].filter((blob) => !gone.has(blob)));
    },
  };
}
