import { signal, type ReadonlySignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { Phone, WantedBlob } from "../../sync/phone.ts";
import { formsForOthers } from "../forms/my-forms.ts";
import type { Session } from "../session/session.ts";
import { askToKeep } from "../storage/ask-to-keep.ts";
import { keepPages } from "../storage/keep-pages.ts";
import { earlierVersions, picturesOf, soundsIn } from "../texts/belongings.ts";
import { textsToRead } from "../texts/my-texts.ts";
import type { Download } from "../texts/shelf.ts";
import { voiceFor } from "../texts/voice-for.ts";

/** What a 送学人 takes along to the door, each blob once. */
export interface Outfit {
  texts: number;
  readings: number;
  forms: number;
  wanted: readonly WantedBlob[];
  /** bytes of all of it */
  bytes: number;
}

/** Texts with pictures, of each the reading by the voice nearest home, and the forms that he may fill in for others. */
export function outfitOf(session: Session): Outfit {
  const texts = session.reckoned(textsToRead);
  const readings = texts.flatMap(({ text }) => voiceFor(session, text) ?? []);
  const forms = session.reckoned(formsForOthers).filter(({ way }) => way === "named");
  const earlier = earlierVersions(session.entries.value);
  const wanted = new Map<BlobId, WantedBlob>();
  for (const text of texts) {
    const before = earlier(text);
    wanted.set(text.blob, {
      id: text.blob,
      size: text.size,
      ...(before.length > 0 && { earlier: before }),
    });
  }
  for (const { blob, size } of forms) wanted.set(blob, { id: blob, size });
  for (const one of [...picturesOf(texts), ...soundsIn(readings)]) wanted.set(one.id, one);
  const all = [...wanted.values()];
  return {
    texts: texts.length,
    readings: readings.length,
    forms: forms.length,
    wanted: all,
    bytes: all.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Which of it lies on this phone, looked at anew each time, and the rest at a tap; begun once for all pages. */
export interface Packing {
  /** undefined: not looked yet */
  readonly here: ReadonlySignal<ReadonlySet<BlobId> | undefined>;
  readonly download: ReadonlySignal<Download | undefined>;
  look(outfit: Outfit): Promise<void>;
  /** Goes on where it stopped. @throws FetchStopped, StorageFull: what came before is kept */
  pack(outfit: Outfit): Promise<void>;
  stop(): void;
}

const packings = new WeakMap<Phone, Packing>();

export function packingOf(phone: Phone): Packing {
  const known = packings.get(phone);
  if (known) return known;
  const packing = openPacking(phone);
  packings.set(phone, packing);
  return packing;
}

function openPacking({ blobs }: Phone): Packing {
  const here = signal<ReadonlySet<BlobId> | undefined>(undefined);
  const download = signal<Download | undefined>(undefined);
  let stop: AbortController | undefined;

  async function look({ wanted }: Outfit): Promise<void> {
    here.value = await blobs.has(wanted.map(({ id }) => id));
  }
  return {
    here,
    download,
    look,
    async pack(outfit) {
      if (stop) return;
      const mine = new AbortController();
      stop = mine;
      try {
        const present = await blobs.has(outfit.wanted.map(({ id }) => id));
        const missing = outfit.wanted.filter(({ id }) => !present.has(id));
        const of = missing.reduce((sum, { size }) => sum + size, 0);
        download.value = { done: 0, of };
        await blobs.fetch(missing, (done) => (download.value = { done, of }), mine.signal);
      } catch (error) {
        if (!mine.signal.aborted) throw error;
      } finally {
        download.value = undefined;
        stop = undefined;
        await look(outfit);
      }
      void keepPages("visits");
      void keepPages("forms");
      void askToKeep();
    },
    stop: () => stop?.abort(),
  };
}
