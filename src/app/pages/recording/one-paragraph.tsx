import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { ChooseSound } from "../../recording/choose-sound.tsx";
import { canRecord } from "../../recording/microphone.ts";
import type { Recording } from "../../recording/recording.ts";
import {
  type DraftPart,
  type Paragraph,
  partAt,
  type RecordingDraft,
} from "../../recording/recording-draft.ts";
import { Loudness } from "../../recording/loudness.tsx";
import { microphoneWords, partsWords, secondsWords } from "../../recording/recording-words.ts";
import { useSoundPlayer } from "../../recording/use-sound-player.ts";
import { failureWords } from "../../words/failure-words.ts";
import { megabytes } from "../../words/sizes.ts";
import type { Step } from "./record-page.tsx";

/** One paragraph, large; one large button; what was spoken is on the phone before the next comes. */
export function OneParagraph(props: {
  draft: OpenDraft<RecordingDraft>;
  recording: Recording;
  paragraphs: readonly Paragraph[];
  index: number;
  /** somebody came from another paragraph */
  isNext: boolean;
  onGo: (to: Step) => void;
}) {
  const { draft, recording, paragraphs, index } = props;
  const at = paragraphs[index]!;
  const { parts } = draft.content.value;
  const whole = parts.filter(({ isCut }) => !isCut);
  const part = partAt(parts, at);
  const state = recording.state.value;
  const player = useSoundPlayer();
  const isRecording = state.is === "recording";
  const bar = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!props.isNext) return;
    scrollTo(0, 0);
    words.current?.focus({ preventScroll: true });
  }, []);
  // The button that was pressed has gone: who uses keys, or hears the screen, is at the next.
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current && document.activeElement === document.body)
      bar.current?.querySelector<HTMLElement>("button.primary")?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [state.is]);
  const isBusy = isRecording || state.is === "keeping" || state.is === "opening";

  async function go(to: Step): Promise<void> {
    player.stop();
    await recording.stop();
    // What could not be kept is still on the screen.
    if (recording.state.value.is !== "not-kept") props.onGo(to);
  }
  function begin(): void {
    player.stop();
    void recording.begin(at);
  }

  return (
    <>
      <p class="muted">
        第 {index + 1} 段，共 {paragraphs.length} 段{whole.length > 0 && ` · 录好 ${partsWords(whole)}`}
      </p>
      {part?.isCut && !isBusy && (
        <Notice kind="look" title="这一段上次录到一半断了，录下的还在">
          听一听：够用就留下，不够就重录。
        </Notice>
      )}
      <div
        ref={words}
        tabIndex={-1}
        class={`to-read${at.isHeading ? " heading" : ""}${isRecording ? " speaking" : ""}`}
      >
        {at.words}
      </div>
      {part && !isBusy && <About part={part} />}
      {state.is === "no-microphone" && (
        <Notice kind="look" title="现在录不了" urgent>
          {microphoneWords[state.why]}
        </Notice>
      )}
      {state.is === "not-kept" && (
        <Notice kind="error" title="这一段还没有存上" urgent>
          <p>{failureWords(state.error)}</p>
          <ActionButton action={state.again}>再存一次</ActionButton>
        </Notice>
      )}
      {player.silent.value && <Notice kind="look">这一段现在放不出来，录的还在。</Notice>}
      {!isBusy && (!canRecord() || state.is === "no-microphone") && (
        <>
          {state.is !== "no-microphone" && (
            <Notice title="这里不能直接录">{microphoneWords.unsupported}</Notice>
          )}
          <ChooseSound isPrimary={!part && !canRecord()} onChoose={(file) => recording.take(at, file)} />
        </>
      )}
      <div class="record-bar" ref={bar}>
        <div role="status" class="out-of-sight">
          {isRecording && "正在录"}
          {state.is === "quiet" && part && !part.isCut && "这一段存好了"}
        </div>
        {isRecording && <Loudness of={recording} seconds={() => (performance.now() - state.since) / 1_000} />}
        {state.is === "keeping" && <p class="muted">正在存这一段…</p>}
        {isRecording ? (
          <button type="button" class="button primary block record" onClick={() => void recording.stop()}>
            停，读完了
          </button>
        ) : (
          <Choices
            part={part}
            isLast={index === paragraphs.length - 1}
            isBusy={isBusy}
            isHeard={part !== undefined && player.playing.value === part.sound}
            onRecord={begin}
            onAccept={() => recording.accept(at)}
            onListen={() => void (player.playing.value ? player.stop() : player.play([part!.sound]))}
            onNext={() => void go(index === paragraphs.length - 1 ? "all" : index + 1)}
          />
        )}
      </div>
      {!isRecording && (
        <>
          {part?.before && (
            <ActionButton block action={() => recording.putBack(at)}>
              还用先前录好的那一遍
            </ActionButton>
          )}
          <div class="record-steps">
            <Button onPress={() => void go(index > 0 ? index - 1 : "who")}>
              {index > 0 ? "上一段" : "谁在读"}
            </Button>
            {!part && index < paragraphs.length - 1 ? (
              <Button onPress={() => void go(index + 1)}>跳过这段</Button>
            ) : (
              <Button onPress={() => void go("all")}>全部段落</Button>
            )}
          </div>
          {!part && (
            <Button block onPress={() => void go("all")}>
              先录到这里，看看录好的
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** The one thing to do first: record; and where that is done, the next. */
function Choices(props: {
  part: DraftPart | undefined;
  isLast: boolean;
  isBusy: boolean;
  isHeard: boolean;
  onRecord: () => void;
  onAccept: () => Promise<void>;
  onListen: () => void;
  onNext: () => void;
}) {
  const { part } = props;
  if (!part) {
    if (!canRecord()) return null;
    return (
      <button
        type="button"
        class="button primary block record"
        aria-disabled={props.isBusy}
        onClick={props.onRecord}
      >
        录这一段
      </button>
    );
  }
  return (
    <>
      {part.isCut ? (
        <ActionButton kind="primary" block action={props.onAccept}>
          够用，留下
        </ActionButton>
      ) : (
        <button type="button" class="button primary block" onClick={props.onNext}>
          {props.isLast ? "录好了，看一看" : "下一段"}
        </button>
      )}
      <div class="record-steps">
        <Button onPress={props.onListen}>{props.isHeard ? "停下" : "听一遍"}</Button>
        {canRecord() && <Button onPress={props.onRecord}>重录</Button>}
      </div>
    </>
  );
}

function About({ part }: { part: DraftPart }) {
  return (
    <p>
      {part.isCut ? "录到一半" : "录好了"}：{secondsWords(part.seconds)}，{megabytes(part.size)}
      {part.isHandedIn && "，是上次交的"}
    </p>
  );
}
