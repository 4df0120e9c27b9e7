import { useRef } from "preact/hooks";
import type { BlobId } from "../../../../domain/ids.ts";
import { FetchStopped, type WantedBlob } from "../../../../sync/phone.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ByteProgress } from "../../../components/progress.tsx";
import { useFetching } from "../../../essays/photos/use-fetching.ts";
import { failureWords } from "../../../words/failure-words.ts";
import { megabytes } from "../../../words/sizes.ts";
import { sizeOf } from "./reading-files.ts";

/** 先取下来，路上看: all that was spoken and written by hand among what waits, with its size before, and a way to stop and to go on. */
export function TakeAlong(props: {
  files: readonly WantedBlob[];
  /** which of them are on this phone */
  here: ReadonlySet<BlobId>;
  /** to look again */
  onFetched: () => void;
}) {
  const { done, failure, fetch, stop } = useFetching(props.onFetched, wordsFor);
  const missing = props.files.filter(({ id }) => !props.here.has(id));
  const of = useRef(0);

  function fetchThem(): Promise<void> {
    of.current = sizeOf(missing);
    return fetch(missing);
  }

  if (props.files.length === 0) return null;
  return (
    <div class="stack close">
      {done.value !== undefined ? (
        <>
          <ByteProgress label="正在取录音和照片" done={done.value} of={of.current} />
          <Button block onPress={stop}>
            先停下，取到的留着
          </Button>
        </>
      ) : missing.length > 0 ? (
        <Button block onPress={() => void fetchThem()}>
          先取下来，路上看（{missing.length} 个录音和照片，{megabytes(sizeOf(missing))}）
        </Button>
      ) : (
        <p class="muted">录音和照片都在这部手机上了，没有网络也能听、能看。</p>
      )}
      {failure.value !== undefined && (
        <Notice kind="look" urgent>
          {failure.value}
        </Notice>
      )}
    </div>
  );
}

/** An entry is often here before the files that it names. */
function wordsFor(error: unknown): string {
  return error instanceof FetchStopped && error.why === "missing"
    ? "有的录音或照片还没传到：写的人的手机可能还没有网络。传到了，再来取就有；已经取到的都留着。"
    : failureWords(error);
}
