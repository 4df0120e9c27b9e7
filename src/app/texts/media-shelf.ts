import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { Phone, WantedBlob } from "../../sync/phone.ts";
import { textsToRead } from "./my-texts.ts";
import type { Session } from "../session/session.ts";
import { picturesOf, soundsIn } from "./belongings.ts";
import type { Download } from "./shelf.ts";
import { voiceFor } from "./voice-for.ts";

/** Pictures and recordings: which are on this phone, and fetching the others all at once. */
export interface MediaShelf {
  /** undefined: not looked yet */
  readonly here: ReadonlySignal<ReadonlySet<BlobId> | undefined>;
  readonly download: ReadonlySignal<Download | undefined>;
  look(media: readonly WantedBlob[]): Promise<void>;
  /** Resolves when all are here, or it was stopped. @throws FetchStopped, StorageFull, StorageLost: what came before is kept */
  fetch(media: readonly WantedBlob[]): Promise<void>;
  stop(): void;
  remove(media: readonly WantedBlob[]): Promise<void>;
}

/** Of the texts that somebody has taken to his phone: their pictures, and of each the reading by the voice nearest home. */
export function mediaToKeep(session: Session, texts: ReadonlySet<BlobId>): readonly WantedBlob[] {
  const kept = session.reckoned(textsToRead).filter(({ blob }) => texts.has(blob));
  const readings = kept.flatMap(({ text }) => voiceFor(session, text) ?? []);
  return [...picturesOf(kept), ...soundsIn(readings)];
}

const shelves = new WeakMap<Phone, MediaShelf>();

/** One for each phone, so that what began by itself is seen and stopped on any page. */
export function mediaShelfOf(phone: Phone): MediaShelf {
  const known = shelves.get(phone);
  if (known) return known;
  const shelf = openMediaShelf(phone);
  shelves.set(phone, shelf);
  return shelf;
}

function openMediaShelf({ blobs }: Phone): MediaShelf {
  const here = signal<ReadonlySet<BlobId> | undefined>(undefined);
  const download = signal<Download | undefined>(undefined);
  let stop: AbortController | undefined;

  async function look(media: readonly WantedBlob[]): Promise<void> {
    here.value = await blobs.has(media.map(({ id }) => id));
  }
  return {
    here,
    download,
    look,
    async fetch(media) {
      if (stop) return;
      stop = new AbortController();
      try {
        const present = await blobs.has(media.map(({ id }) => id));
        const missing = media.filter(({ id }) => !present.has(id));
        const of = missing.reduce((sum, { size }) => sum + size, 0);
        download.value = { done: 0, of };
        await blobs.fetch(missing, (done) => (download.value = { done, of }), stop.signal);
      } finally {
        download.value = undefined;
        stop = undefined;
        await look(media);
      }
    },
    stop() {
      stop?.abort();
    },
    async remove(media) {
      await blobs.remove(media.map(({ id }) => id));
      await look(media);
    },
  };
}
