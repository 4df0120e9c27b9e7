import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { FetchStopped } from "../../../sync/phone.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { ByteProgress } from "../../components/progress.tsx";
import { useSession } from "../../session/use-session.ts";
import { failureWords } from "../../words/failure-words.ts";
import { megabytes } from "../../words/sizes.ts";

/** Says how much it is before it begins, how far it is, and goes on where it was stopped. */
export function FetchPages(props: { pages: readonly EssayPhoto[]; onFetched: () => void }) {
  const { phone } = useSession();
  const done = useSignal<number | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const of = props.pages.reduce((sum, { size }) => sum + size, 0);
  useEffect(() => () => stop.current?.abort(), []);

  async function fetchThem(): Promise<void> {
    const mine = new AbortController();
    stop.current = mine;
    done.value = 0;
    failure.value = undefined;
    try {
      const wanted = props.pages.map(({ photo, size }) => ({ id: photo, size, isMedia: true }));
      await phone.blobs.fetch(wanted, (bytes) => (done.value = bytes), mine.signal);
    } catch (error) {
      if (!mine.signal.aborted) failure.value = wordsFor(error);
    } finally {
      done.value = undefined;
      // Also those that came before it stopped.
      props.onFetched();
    }
  }

  return (
    <div class="stack close">
      {done.value === undefined ? (
        <Button block onPress={() => void fetchThem()}>
          取 {props.pages.length} 页照片来看（{megabytes(of)}）
        </Button>
      ) : (
        <>
          <ByteProgress label="正在取照片" done={done.value} of={of} />
          <Button block onPress={() => stop.current?.abort()}>
            先停下，取到的留着
          </Button>
        </>
      )}
      {failure.value !== undefined && (
        <Notice kind="look" urgent>
          {failure.value}
        </Notice>
      )}
    </div>
  );
}

/** An entry is often here before the photos that it names. */
function wordsFor(error: unknown): string {
  return error instanceof FetchStopped && error.why === "missing"
    ? "有的照片还没传到：写的人的手机可能还没有网络。传到了，再来取就有；已经取到的都留着。"
    : failureWords(error);
}
