import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { measure, type RecordedReading } from "../../domain/fold/recorded-readings.ts";
import type { BlobId } from "../../domain/ids.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { FetchStopped } from "../../sync/phone.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { ByteProgress } from "../components/progress.tsx";
import { useSession } from "../session/use-session.ts";
import { megabytes } from "../words/sizes.ts";
import { secondsWords } from "./recording-words.ts";
import { useSoundPlayer } from "./use-sound-player.ts";
import "./recording.css";

/** A recording paragraph by paragraph, each beside its words; its sounds are fetched when somebody wants them. */
export function HearReading({ reading }: { reading: RecordedReading }) {
  const { phone } = useSession();
  const player = useSoundPlayer();
  const [words, setWords] = useState<ReadonlyMap<number, string>>(new Map());
  const here = useSignal<ReadonlySet<BlobId> | undefined>(undefined);
  const done = useSignal<number | undefined>(undefined);
  const sounds = reading.parts.map(({ sound }) => sound);
  const { seconds, size } = measure(reading);

  async function look(): Promise<void> {
    here.value = await phone.blobs.has(sounds);
  }
  useEffect(() => {
    let there = true;
    void look().catch(() => (here.value = new Set()));
    phone.blobs.get(reading.blob).then(
      (bytes) => {
        if (!bytes || !there) return;
        const { blocks } = JSON.parse(new TextDecoder().decode(bytes)) as StudyText;
        setWords(
          new Map(reading.parts.map(({ block }) => [block, blocks[block] ? wordsOf(blocks[block]) : ""])),
        );
      },
      () => undefined,
    );
    return () => {
      there = false;
    };
  }, [phone, reading.entry]);

  const missing = here.value ? reading.parts.filter(({ sound }) => !here.value!.has(sound)) : [];
  const missingBytes = missing.reduce((sum, part) => sum + part.size, 0);

  async function fetchAll(): Promise<void> {
    const wanted = missing.map((part) => ({ id: part.sound, size: part.size, isMedia: true }));
    try {
      await phone.blobs.fetch(wanted, (bytes) => (done.value = bytes));
    } catch (error) {
      if (error instanceof FetchStopped && error.why === "missing") throw new SoundsOnTheirWay(error);
      throw error;
    } finally {
      done.value = undefined;
      await look();
    }
  }

  if (!here.value) return <p class="muted">正在看录音在不在这部手机上…</p>;
  return (
    <div class="stack">
      {missing.length > 0 && (
        <>
          {done.value !== undefined && (
            <ByteProgress label="正在取录音" done={done.value} of={missingBytes} />
          )}
          <FetchSounds action={fetchAll} words={`取来听（${megabytes(missingBytes)}）`} />
        </>
      )}
      {missing.length < reading.parts.length && (
        <Button
          block
          onPress={() => {
            if (player.playing.value) player.stop();
            else void player.play(sounds.filter((one) => here.value!.has(one)));
          }}
        >
          {player.playing.value ? "停下" : `从头听，${secondsWords(seconds)}，${megabytes(size)}`}
        </Button>
      )}
      {player.silent.value?.why === "not-played" && (
        <Notice kind="look">这个浏览器放不出这种录音，换手机自己的浏览器可以听。</Notice>
      )}
      <ol class="rows" aria-label="录好的段落">
        {reading.parts.map(({ block, sound, seconds: length }, i) => {
          const isNow = player.playing.value === sound;
          return (
            <li key={block} class="heard-part">
              <p class={isNow ? "heard-words now" : "heard-words"}>
                {isNow && <span class="out-of-sight">正在听：</span>}
                {words.get(block) ?? `第 ${i + 1} 段`}
              </p>
              {here.value!.has(sound) && (
                <Button
                  label={`${isNow ? "停下" : "听"}第 ${i + 1} 段`}
                  onPress={() => {
                    if (isNow) player.stop();
                    else void player.play([sound]);
                  }}
                >
                  {isNow ? "停下" : `听这一段，${secondsWords(length)}`}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The entry is here before the sounds that it names. */
class SoundsOnTheirWay extends Error {
  constructor(cause: unknown) {
    super("sounds have not arrived at the server", { cause });
  }
}

function FetchSounds(props: { action: () => Promise<void>; words: string }) {
  const isOnTheWay = useSignal(false);
  return (
    <>
      <ActionButton
        block
        working="正在取…"
        action={async () => {
          isOnTheWay.value = false;
          try {
            await props.action();
          } catch (error) {
            if (!(error instanceof SoundsOnTheirWay)) throw error;
            isOnTheWay.value = true;
          }
        }}
      >
        {props.words}
      </ActionButton>
      {isOnTheWay.value && (
        <Notice>有的声音还没传到：读的人的手机可能还没有网络。传到了，再来取就有。</Notice>
      )}
    </>
  );
}
