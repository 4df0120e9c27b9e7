import { useEffect, useState } from "preact/hooks";
import { measure, type RecordedReading } from "../../domain/fold/recorded-readings.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { useSession } from "../session/use-session.ts";
import { megabytes } from "../words/sizes.ts";
import { FetchSounds } from "./fetch-sounds.tsx";
import { secondsWords } from "./recording-words.ts";
import { useSoundPlayer } from "./use-sound-player.ts";
import { useSoundsHere } from "./use-sounds-here.ts";
import "./recording.css";

/** A recording paragraph by paragraph, each beside its words; its sounds are fetched when somebody wants them. */
export function HearReading({ reading }: { reading: RecordedReading }) {
  const { phone } = useSession();
  const player = useSoundPlayer();
  const [words, setWords] = useState<ReadonlyMap<number, string>>(new Map());
  const sounds = reading.parts.map(({ sound }) => sound);
  const { seconds, size } = measure(reading);
  const lying = useSoundsHere(reading.parts);
  const { here } = lying;
  useEffect(() => {
    let there = true;
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

  if (!here) return <p class="muted">正在看录音在不在这部手机上…</p>;
  const missing = reading.parts.filter(({ sound }) => !here.has(sound));
  return (
    <div class="stack">
      {missing.length > 0 && <FetchSounds of={lying} sounds={missing} words="取来听" />}
      {missing.length < reading.parts.length && (
        <Button
          block
          onPress={() => {
            if (player.playing.value) player.stop();
            else void player.play(sounds.filter((one) => here.has(one)));
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
              {here.has(sound) && (
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
