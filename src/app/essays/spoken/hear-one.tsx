import type { EssaySound } from "../../../domain/entries/essays.ts";
import { Button } from "../../components/button.tsx";
import { secondsWords } from "../../recording/recording-words.ts";
import type { SoundDeck } from "../../recording/sound-deck.ts";

/** How far one tap goes back. Seconds. */
const BACK = 15;

/** One part: heard, stopped, gone through with a thumb or with the arrow keys. */
export function HearOne(props: {
  deck: SoundDeck;
  sound: EssaySound;
  /** from 1 */
  number: number;
  /** somebody went there by hand */
  onSecond: (second: number) => void;
}) {
  const { deck, sound, number } = props;
  const id = sound.sound;
  const isNow = deck.sound.value === id;
  const isPlaying = isNow && deck.isPlaying.value;
  const at = Math.min(deck.places.value.get(id) ?? 0, sound.seconds);

  function go(second: number): void {
    const to = Math.max(0, Math.min(second, sound.seconds));
    deck.seek(id, to);
    props.onSecond(Math.floor(to));
  }

  return (
    <>
      <p class="notice-title">
        第 {number} 段，{secondsWords(sound.seconds)}
      </p>
      {sound.question !== undefined && <p class="muted">{sound.question}</p>}
      <div class="hear-bar">
        <Button
          label={`${isPlaying ? "停下" : "听"}第 ${number} 段`}
          onPress={() => (isPlaying ? deck.pause() : void deck.play([id]))}
        >
          {isPlaying ? "停下" : "听"}
        </Button>
        <input
          type="range"
          class="hear-seek"
          aria-label={`第 ${number} 段听到哪里`}
          aria-valuetext={secondsWords(at)}
          min={0}
          max={Math.max(1, Math.ceil(sound.seconds))}
          step={1}
          value={at}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
      </div>
      {(isNow || at > 0) && (
        <div class="hear-bar">
          <span class="number muted">
            听到 {secondsWords(Math.floor(at))}，共 {secondsWords(sound.seconds)}
          </span>
          <Button kind="quiet" label={`第 ${number} 段退回 ${BACK} 秒`} onPress={() => go(at - BACK)}>
            退回 {BACK} 秒
          </Button>
        </div>
      )}
    </>
  );
}
