import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BlobId } from "../../domain/ids.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { useSession } from "../session/use-session.ts";

export interface AnySound {
  sound: BlobId;
  /** bytes */
  size: number;
}

export interface SoundsHere {
  /** undefined: being looked */
  readonly here: ReadonlySet<BlobId> | undefined;
  /** bytes that are here of these, while they are being fetched */
  fetched(sounds: readonly AnySound[]): number | undefined;
  /** Goes on where it stopped. @throws FetchStopped, StorageFull, SoundsOnTheirWay */
  fetch(sounds: readonly AnySound[]): Promise<void>;
  stop(): void;
}

/** The entry is here before the sounds that it names. */
export class SoundsOnTheirWay extends Error {
  constructor(cause: unknown) {
    super("sounds have not arrived at the server", { cause });
  }
}

/** Which of these lie on the phone, and the rest at a tap. */
export function useSoundsHere(sounds: readonly AnySound[]): SoundsHere {
  const { phone } = useSession();
  const here = useSignal<ReadonlySet<BlobId> | undefined>(undefined);
  const fetching = useSignal<{ names: string; done: number } | undefined>(undefined);
  const stopping = useSignal<AbortController | undefined>(undefined);
  const ids = sounds.map(({ sound }) => sound);
  const names = (of: readonly AnySound[]): string => of.map(({ sound }) => sound).join();

  async function look(): Promise<void> {
    here.value = await phone.blobs.has(ids);
  }
  useEffect(() => {
    void look().catch(() => (here.value ??= new Set()));
  }, [phone, names(sounds)]);
  // What is not wanted any more costs nothing more.
  useEffect(() => () => stopping.value?.abort(), []);

  return {
    here: here.value,
    fetched(some) {
      return fetching.value?.names === names(some) ? fetching.value.done : undefined;
    },
    async fetch(wanted) {
      const stop = new AbortController();
      stopping.value = stop;
      fetching.value = { names: names(wanted), done: 0 };
      try {
        await phone.blobs.fetch(
          wanted.map(({ sound, size }) => ({ id: sound, size, isMedia: true })),
          (done) => (fetching.value = { names: names(wanted), done }),
          stop.signal,
        );
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof FetchStopped && error.why === "missing") throw new SoundsOnTheirWay(error);
        throw error;
      } finally {
        stopping.value = undefined;
        fetching.value = undefined;
        await look().catch(() => undefined);
      }
    },
    stop: () => stopping.value?.abort(),
  };
}
