import { signal, type ReadonlySignal } from "@preact/signals";
import type { ReadingPart } from "../../domain/entries/readings.ts";
import type { BlobId } from "../../domain/ids.ts";
import { FetchStopped, type BlobStore } from "../../sync/phone.ts";
import type { Download } from "../texts/shelf.ts";
import { soundType } from "../texts/sound-type.ts";

/** The sounds of one recording: which are on the phone, and fetching the others, when they are wanted and not before. */
export interface Sounds {
  /** bytes that are not on the phone; undefined: not looked yet */
  readonly missing: ReadonlySignal<number | undefined>;
  /** of the whole recording, while somebody has asked for it; of the part that is waited for else */
  readonly download: ReadonlySignal<Download | undefined>;
  /** An address to play it from, as long as it is one of the last two. @throws FetchStopped, StorageFull, StorageLost */
  url(part: ReadingPart): Promise<string>;
  /** The same, where it is there already. */
  ready(part: ReadingPart): string | undefined;
  /** Gets it ready, without a word where that fails. */
  ahead(part: ReadingPart): void;
  /** All of it, to be heard without a network. Resolves when it is here, or was stopped. @throws as `url` */
  fetchAll(): Promise<void>;
  stop(): void;
  /** Lets the addresses go; what is under way is kept as far as it came. */
  close(): void;
}

export function openSounds(blobs: BlobStore, parts: readonly ReadingPart[], type: string): Sounds {
  const missing = signal<number | undefined>(undefined);
  const download = signal<Download | undefined>(undefined);
  const urls = new Map<BlobId, string>();
  const coming = new Map<BlobId, Promise<void>>();
  let closed = false;
  let all: AbortController | undefined;

  async function look(): Promise<void> {
    const here = await blobs.has(parts.map(({ sound }) => sound));
    missing.value = sumOf(parts.filter(({ sound }) => !here.has(sound)));
  }

  /** Each once, however many ask. */
  function come(part: ReadingPart, on: (done: number) => void = () => undefined): Promise<void> {
    const known = coming.get(part.sound);
    if (known) return known;
    const fetching = blobs
      .fetch([wanted(part)], on)
      .then(look)
      .finally(() => coming.delete(part.sound));
    coming.set(part.sound, fetching);
    return fetching;
  }

  async function fromPhone({ sound }: ReadingPart): Promise<string | undefined> {
    const known = urls.get(sound);
    if (known !== undefined) return known;
    const bytes = await blobs.get(sound);
    if (!bytes || closed) return undefined;
    const url = urls.get(sound) ?? URL.createObjectURL(new Blob([bytes], { type: soundType(bytes) ?? type }));
    urls.set(sound, url);
    // Two are enough: the one that is heard, and the next.
    for (const [id, old] of [...urls].slice(0, -2)) {
      URL.revokeObjectURL(old);
      urls.delete(id);
    }
    return url;
  }

  void look().catch(() => undefined);
  return {
    missing,
    download,
    async url(part) {
      const here = await fromPhone(part);
      if (here !== undefined) return here;
      const isMine = download.value === undefined;
      try {
        await come(part, (done) => {
          if (isMine) download.value = { done, of: part.size };
        });
      } finally {
        if (isMine) download.value = undefined;
      }
      const url = await fromPhone(part);
      if (url === undefined) throw new FetchStopped("missing", `sound ${part.sound}`);
      return url;
    },
    ready: ({ sound }) => urls.get(sound),
    ahead(part) {
      fromPhone(part)
        .then((here) => here ?? come(part).then(() => fromPhone(part)))
        .catch(() => undefined);
    },
    async fetchAll() {
      if (all) return;
      all = new AbortController();
      const { signal } = all;
      const of = sumOf(parts);
      try {
        download.value = { done: of - (missing.value ?? of), of };
        await blobs.fetch(parts.map(wanted), (done) => (download.value = { done, of }), signal);
      } finally {
        all = undefined;
        download.value = undefined;
        await look();
      }
    },
    stop: () => all?.abort(),
    close() {
      closed = true;
      all?.abort();
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}

function wanted({ sound, size }: ReadingPart) {
  return { id: sound, size, isMedia: true };
}

function sumOf(parts: readonly ReadingPart[]): number {
  // The same words twice may be one file.
  const sizes = new Map(parts.map(({ sound, size }) => [sound, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
