import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { PublishedText } from "../../domain/fold/texts.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { Button } from "../components/button.tsx";
import { keepScreenOn } from "../keep-screen-on.ts";
import { useSession } from "../session/use-session.ts";
import { display } from "../settings/display.ts";
import { browserSpeech } from "./browser-speech.ts";
import { ListenSheet } from "./listen-sheet.tsx";
import { ListenStatus } from "./listen-status.tsx";
import { NoVoice } from "./no-voice.tsx";
import { openListening } from "./open-listening.ts";
import type { Speech } from "./speech.ts";
import { PlayButton } from "./play-button.tsx";
import { useListenKeys } from "./use-listen-keys.ts";
import { useFollowing } from "./use-following.ts";
import { useVoices } from "./use-voices.ts";
import { changeHabits } from "./habits.ts";
import { preferred, type Voice } from "./voices.ts";
import "./listen.css";

/** 听: reads the text aloud from where one is, in a voice that is to be had here, and goes along with it on the page. */
export function ListenBar(props: {
  published: PublishedText;
  content: StudyText;
  /** the text on the page, all of it */
  words: HTMLElement;
  start: { block: number; offset: number };
  onClose: () => void;
  /** the phone's own voices; as a rule the browser's */
  speech?: Speech;
}) {
  const { published, content, words, onClose } = props;
  const session = useSession();
  const speech = useMemo(() => props.speech ?? browserSpeech(), []);
  const { voices, isLooking } = useVoices(published.text, speech);
  const [listening] = useState(() =>
    openListening({ session, published, content, speech, start: props.start }),
  );
  const reading = listening.reading.value;
  const queue = reading?.queue;
  const following = useFollowing(words, queue);
  const more = useSignal(false);
  const first = preferred(voices);

  useEffect(() => {
    // A voice goes silent with its page, and does not know it by itself.
    const hush = (): void => listening.reading.value?.queue.pause();
    addEventListener("pagehide", hush);
    return () => {
      removeEventListener("pagehide", hush);
      listening.close();
    };
  }, []);
  useEffect(() => {
    if (!reading && first) void listening.choose(first, true);
  }, [reading, first?.id]);
  const hasPhone = voices.some(({ is }) => is === "phone");
  useEffect(() => {
    // It came late: what is not recorded can be spoken after all.
    if (reading && reading.leftOut > 0 && hasPhone && !reading.speaksRest)
      void listening.choose(reading.voice, reading.queue.state.value === "playing");
  }, [hasPhone]);
  const isSpeaking = queue?.state.value === "playing" && queue.pieces[queue.at.value]?.sound === undefined;
  // A recording goes on with a dark screen, a voice of the phone often does not.
  useEffect(() => (isSpeaking ? keepScreenOn() : undefined), [isSpeaking]);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was pressed has gone with the bar before.
    if (document.activeElement !== document.body) return;
    const first = bar.current?.querySelector<HTMLElement>(".primary") ?? bar.current?.querySelector("button");
    first?.focus({ preventScroll: true });
  }, [reading === undefined, isLooking]);
  const close = useCallback(onClose, []);
  useListenKeys(queue, close);

  function choose(voice: Voice): void {
    changeHabits({ voice: voice.is === "phone" ? "phone" : { of: voice.reading.of } });
    void listening.choose(voice, true);
  }

  return (
    <section class="listen-bar no-print" aria-label="朗读" ref={bar}>
      {reading && queue ? (
        <>
          <ListenStatus listening={listening} reading={reading} />
          {following.isAway && (
            <Button block onPress={following.goBack}>
              回到正在读的地方
            </Button>
          )}
          <div class="listen-main">
            {!display.value.elder && <Button onPress={() => queue.step(-1)}>上一段</Button>}
            <PlayButton reading={reading} />
            {!display.value.elder && <Button onPress={() => queue.step(1)}>下一段</Button>}
          </div>
          <div class="listen-row">
            <Button onPress={() => queue.again()}>再听一遍</Button>
            <Button onPress={() => (more.value = true)}>更多</Button>
            <Button onPress={onClose}>关上</Button>
          </div>
          {more.value && (
            <ListenSheet
              listening={listening}
              reading={reading}
              voices={voices}
              onChoose={choose}
              onClose={() => (more.value = false)}
            />
          )}
        </>
      ) : first || isLooking ? (
        <p class="muted" role="status">
          正在看谁能读这一篇…
        </p>
      ) : (
        <NoVoice text={published.text} onClose={onClose} />
      )}
    </section>
  );
}
