import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { FetchSounds } from "../../recording/fetch-sounds.tsx";
import {
  changeHearingSpeed,
  HEARING_SPEEDS,
  hearingSpeed,
  type HearingSpeed,
} from "../../recording/hearing-speed.ts";
import { partsWords } from "../../recording/recording-words.ts";
import { openSoundDeck } from "../../recording/sound-deck.ts";
import { useSoundsHere } from "../../recording/use-sounds-here.ts";
import { useSession } from "../../session/use-session.ts";
import { HearOne } from "./hear-one.tsx";
import "./spoken.css";

/**
 * What was spoken, to be heard by its writer or by whoever reads it: stopped, gone back in, faster, a part or all in a row. What is not
 * on this phone is fetched when somebody wants it.
 */
export function HearSounds(props: {
  sounds: readonly EssaySound[];
  /** what stands below a part: its words, a remark */
  below?: (sound: EssaySound) => ComponentChildren;
  /** Goes there and plays, each time that another object is given. `second` from the beginning of that part */
  startAt?: { sound: BlobId; second: number } | undefined;
  /** told each second that is heard, and where somebody goes by hand */
  onSecond?: (sound: EssaySound, second: number) => void;
}) {
  const { sounds, below, startAt } = props;
  const { phone } = useSession();
  const speed = hearingSpeed();
  const deck = useMemo(() => openSoundDeck(phone.blobs, hearingSpeed()), [phone]);
  useLayoutEffect(() => () => deck.close(), [deck]);
  useEffect(() => deck.setSpeed(speed), [deck, speed]);
  const lying = useSoundsHere(sounds);
  const { here } = lying;

  const now = deck.sound.value;
  const second = now === undefined ? undefined : Math.floor(deck.places.value.get(now) ?? 0);
  const tell = useRef(props.onSecond);
  tell.current = props.onSecond;
  useEffect(() => {
    const sound = sounds.find((one) => one.sound === now);
    if (sound && second !== undefined) tell.current?.(sound, second);
  }, [now, second]);
  useEffect(() => {
    if (!startAt || !here?.has(startAt.sound)) return;
    deck.seek(startAt.sound, startAt.second);
    void deck.play([startAt.sound]);
  }, [startAt, here !== undefined && startAt !== undefined && here.has(startAt.sound)]);
  // A part that was taken away is not heard on.
  useEffect(() => {
    if (now !== undefined && !sounds.some(({ sound }) => sound === now)) deck.close();
  }, [sounds, now]);

  if (!here) return <p class="muted">正在看录音在不在这部手机上…</p>;
  const missing = sounds.filter(({ sound }) => !here.has(sound));
  const all = sounds.filter(({ sound }) => here.has(sound));
  return (
    <div class="stack">
      {missing.length > 1 && <FetchSounds of={lying} sounds={missing} words="都取来听" />}
      {all.length > 1 && (
        <Button
          block
          onPress={() => {
            for (const { sound } of all) deck.seek(sound, 0);
            void deck.play(all.map(({ sound }) => sound));
          }}
        >
          从头听，{partsWords(all)}
        </Button>
      )}
      {deck.silent.value && (
        <Notice kind="look">
          {deck.silent.value.why === "not-played"
            ? "这个浏览器放不出这种录音，换手机自己的浏览器可以听。"
            : "这一段现在不在这部手机上，要先取来。"}
        </Notice>
      )}
      <ol class="rows" aria-label="说的">
        {sounds.map((one, i) => (
          <li key={one.sound} class="heard-sound">
            {here.has(one.sound) ? (
              <HearOne deck={deck} sound={one} number={i + 1} onSecond={(at) => props.onSecond?.(one, at)} />
            ) : (
              <>
                <p class="notice-title">第 {i + 1} 段</p>
                {one.question !== undefined && <p class="muted">{one.question}</p>}
                <FetchSounds of={lying} sounds={[one]} words={`取来听第 ${i + 1} 段`} />
              </>
            )}
            {below?.(one)}
          </li>
        ))}
      </ol>
      {all.length > 0 && (
        <SelectField<`${HearingSpeed}`>
          label="听的快慢"
          choices={HEARING_SPEEDS.map((one) => ({ value: `${one}`, label: speedWords(one) }))}
          value={`${speed}`}
          onChange={(to) => changeHearingSpeed(HEARING_SPEEDS.find((one) => `${one}` === to) ?? 1)}
        />
      )}
    </div>
  );
}

function speedWords(speed: HearingSpeed): string {
  return speed === 1 ? "1×，原来的快慢" : `${speed}×`;
}
