import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { FetchStopped } from "../../../sync/phone.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { ByteProgress } from "../../components/progress.tsx";
import { failureWords } from "../../words/failure-words.ts";
import { megabytes } from "../../words/sizes.ts";
import { useFetching } from "./use-fetching.ts";

/** Says how much it is before it begins, how far it is, and goes on where it was stopped. */
export function FetchPages(props: { pages: readonly EssayPhoto[]; onFetched: () => void }) {
  const { done, failure, fetch, stop } = useFetching(props.onFetched, wordsFor);
  const of = props.pages.reduce((sum, { size }) => sum + size, 0);

  function fetchThem(): Promise<void> {
    return fetch(props.pages.map(({ photo, size }) => ({ id: photo, size, isMedia: true })));
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
          <Button block onPress={stop}>
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
