import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { WantedBlob } from "../../../sync/phone.ts";
import { useSession } from "../../session/use-session.ts";

export interface Fetching {
  /** bytes that are here of what is being fetched; undefined: nothing is */
  done: Signal<number | undefined>;
  failure: Signal<string | undefined>;
  fetch: (wanted: readonly WantedBlob[]) => Promise<void>;
  /** What has come stays; the next fetch goes on from there. Leaving the page stops it too. */
  stop: () => void;
}

/** @param onFetched called when it ends, however it ends: some may have come @param words for what went wrong */
export function useFetching(onFetched: () => void, words: (error: unknown) => string): Fetching {
  const { phone } = useSession();
  const done = useSignal<number | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function fetch(wanted: readonly WantedBlob[]): Promise<void> {
    const mine = new AbortController();
    running.current = mine;
    done.value = 0;
    failure.value = undefined;
    try {
      await phone.blobs.fetch(wanted, (bytes) => (done.value = bytes), mine.signal);
    } catch (error) {
      if (!mine.signal.aborted) failure.value = words(error);
    } finally {
      done.value = undefined;
      onFetched();
    }
  }
  return { done, failure, fetch, stop: () => running.current?.abort() };
}
