import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { keepScreenOn } from "../../keep-screen-on.ts";
import { ChooseSound } from "../../recording/choose-sound.tsx";
import { Loudness } from "../../recording/loudness.tsx";
import { canRecord } from "../../recording/microphone.ts";
import { microphoneWords, secondsWords } from "../../recording/recording-words.ts";
import type { Speaking, Wanted } from "./speaking.ts";
import { restWords } from "./spoken-words.ts";

/**
 * One part is spoken, over the page: nothing else can be pressed meanwhile, neither 交给支部 nor 更新. Closing it in whatever way keeps
 * what was said.
 */
export function SpeakSheet(props: { speaking: Speaking; wanted: Wanted; onDone: () => void }) {
  const { speaking, onDone } = props;
  /** the question that is being answered: with 下一问 it moves on */
  const question = useSignal(props.wanted.question);
  const bar = useRef<HTMLDivElement>(null);
  const state = speaking.state.value;
  const isUnderWay = state.is === "speaking" || state.is === "resting";
  const isBusy = state.is === "opening" || state.is === "keeping";

  useEffect(() => keepScreenOn(), []);
  useEffect(() => {
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") speaking.rest("hidden");
    };
    document.addEventListener("visibilitychange", whenHidden);
    return () => document.removeEventListener("visibilitychange", whenHidden);
  }, [speaking]);
  // It ended by itself: why is said on the page, beside what was kept.
  const ended = speaking.ended.value;
  useEffect(() => {
    if (ended !== undefined) void speaking.stop().then(onDone);
  }, [ended]);
  // The button that was pressed has gone: who uses keys, or hears the screen, is at the next.
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      bar.current?.querySelector<HTMLElement>("button.primary")?.focus({ preventScroll: true });
  }, [state.is]);

  const asked = ESSAY_QUESTIONS.find(({ ask }) => ask === question.value);
  const following = asked && ESSAY_QUESTIONS[ESSAY_QUESTIONS.indexOf(asked) + 1];
  const wanted: Wanted = { ...props.wanted, question: question.value };

  return (
    <Sheet
      title={question.value ?? "想到什么说什么"}
      // While he speaks the large button ends it.
      closeLabel={state.is !== "speaking" && (isUnderWay ? "说完了，回去" : "先不说了")}
      onClose={() => void speaking.stop().then(onDone)}
    >
      {!isUnderWay && (
        <p class="muted">{asked?.help ?? "不用一口气说完：可以停下歇一歇，也可以分几段说。"}</p>
      )}
      <div role="status" class="out-of-sight">
        {state.is === "speaking" && "正在录"}
      </div>
      {state.is === "speaking" && <Loudness of={speaking} seconds={() => speaking.seconds()} />}
      {state.is === "resting" && (
        <Notice
          kind={state.why === "asked" ? "kept" : "look"}
          title={`说了 ${secondsWords(speaking.seconds())}`}
          urgent={state.why !== "asked"}
        >
          {restWords[state.why]}
        </Notice>
      )}
      {state.is === "keeping" && <p class="muted">正在存这一段…</p>}
      {state.is === "opening" && <p class="muted">正在打开话筒。浏览器若是问能不能用话筒，请点“允许”。</p>}
      {state.is === "no-microphone" && (
        <Notice kind="look" title="现在录不了" urgent>
          {microphoneWords[state.why]}
        </Notice>
      )}
      {!canRecord() && state.is === "quiet" && (
        <Notice title="这里不能直接录">{microphoneWords.unsupported}</Notice>
      )}
      <div class="stack" ref={bar}>
        {isUnderWay && (
          <>
            {state.is === "speaking" ? (
              <button
                type="button"
                class="button primary block record"
                onClick={() => void speaking.stop().then(onDone)}
              >
                停，这一段说完了
              </button>
            ) : (
              <button type="button" class="button primary block record" onClick={() => speaking.goOn()}>
                接着说
              </button>
            )}
            <div class="record-steps">
              {state.is === "speaking" && <Button onPress={() => speaking.rest("asked")}>歇一下</Button>}
              {following && (
                <Button
                  onPress={() => {
                    speaking.next(following.ask);
                    question.value = following.ask;
                  }}
                >
                  下一问
                </Button>
              )}
            </div>
          </>
        )}
        {!isUnderWay && canRecord() && (
          <button
            type="button"
            class="button primary block record"
            aria-disabled={isBusy}
            onClick={() => void speaking.begin(wanted)}
          >
            {state.is === "no-microphone" ? "再试一次" : "开始说"}
          </button>
        )}
        {!isUnderWay && !isBusy && following && props.wanted.instead === undefined && (
          <Button block onPress={() => (question.value = following.ask)}>
            换下一问
          </Button>
        )}
        {!isUnderWay && !isBusy && (
          <ChooseSound
            isPrimary={!canRecord()}
            onChoose={async (file) => {
              const wrong = await speaking.take(wanted, file);
              if (wrong === undefined) onDone();
              return wrong;
            }}
          />
        )}
      </div>
    </Sheet>
  );
}
