import { useSignal } from "@preact/signals";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { ByteProgress } from "../components/progress.tsx";
import { megabytes } from "../words/sizes.ts";
import { type AnySound, type SoundsHere, SoundsOnTheirWay } from "./use-sounds-here.ts";

/** Says what it costs, how far it is, and can be stopped; what has come stays. */
export function FetchSounds(props: { of: SoundsHere; sounds: readonly AnySound[]; words: string }) {
  const isOnTheWay = useSignal(false);
  const { of, sounds } = props;
  const bytes = sounds.reduce((sum, { size }) => sum + size, 0);
  const done = of.fetched(sounds);

  async function fetchThem(): Promise<void> {
    isOnTheWay.value = false;
    try {
      await of.fetch(sounds);
    } catch (error) {
      if (!(error instanceof SoundsOnTheirWay)) throw error;
      isOnTheWay.value = true;
    }
  }

  return (
    <>
      {done !== undefined && <ByteProgress label="正在取录音" done={done} of={bytes} />}
      <ActionButton block action={fetchThem} working="正在取…">
        {`${props.words}（${megabytes(bytes)}）`}
      </ActionButton>
      {done !== undefined && (
        <Button kind="quiet" onPress={() => of.stop()}>
          先不取了
        </Button>
      )}
      {isOnTheWay.value && (
        <Notice>有的声音还没传到：说的人的手机可能还没有网络。传到了，再来取就有。</Notice>
      )}
    </>
  );
}
