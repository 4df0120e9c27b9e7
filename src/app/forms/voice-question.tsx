import { useEffect, useMemo } from "preact/hooks";
import type { AnswerFile } from "../../domain/forms/form.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { canRecord, openMicrophone } from "../recording/microphone.ts";
import { secondsWords } from "../recording/recording-words.ts";
import { openSoundPlayer } from "../recording/sound-player.ts";
import { megabytes } from "../words/sizes.ts";
import { describes, Several } from "./about-question.tsx";
import { useFormTools, useSettled } from "./form-tools.ts";
import type { FieldProps } from "./question.tsx";
import { openVoiceAnswer } from "./voice-answer.ts";

/** Spoken into the phone; where the browser records nothing, a file of another recorder. */
export function VoiceQuestion({ place, onAnswer }: FieldProps<"voice">) {
  const { id, field, answer } = place;
  const { files } = useFormTools();
  const voice = useMemo(() => openVoiceAnswer(files, id, openMicrophone, onAnswer), [files, place]);
  const player = useMemo(() => openSoundPlayer(files), [files]);
  useSettled(async () => {
    player.stop();
    await voice.stop();
  });
  const state = voice.state.value;
  const spoken = answer.value as AnswerFile | undefined;
  const isRecording = state.is === "recording";
  const isKeeping = state.is === "keeping";
  // What could not be taken up now is there the next time.
  useEffect(
    () => void voice.gather(place.answer.peek() as AnswerFile | undefined).catch(() => undefined),
    [voice],
  );
  const isHeard = spoken !== undefined && player.playing.value === spoken.blob;

  return (
    <Several place={place}>
      {isRecording && <p role="status">正在录，{secondsWords(state.seconds)}</p>}
      {isKeeping && <p class="muted">正在存…</p>}
      {spoken && !isRecording && !isKeeping && <p>录好了，{megabytes(spoken.size)}</p>}
      {state.is === "cut" && (
        <Notice kind="look" title="上次说到一半断了，说到的都在">
          <p>听一遍：够用就不用管，不够就重录。</p>
          {state.before && <Button onPress={() => onAnswer(state.before)}>还用先前录好的那一遍</Button>}
        </Notice>
      )}
      {state.is === "trouble" && (
        <p class="field-error" role="alert">
          {state.words}
        </p>
      )}
      {state.is === "trouble" && state.again && <ActionButton action={state.again}>再存一次</ActionButton>}
      {player.silent.value && <p class="muted">现在放不出来，录的还在。</p>}
      <div class="side-by-side">
        {isRecording ? (
          <button type="button" class="button" onClick={() => void voice.stop()}>
            停，说完了
          </button>
        ) : (
          canRecord() && (
            <button
              id={id}
              type="button"
              class="button"
              aria-label={`${field.label}：${spoken ? "重录" : "录音"}`}
              aria-describedby={describes(place)}
              onClick={() => {
                player.stop();
                void voice.begin();
              }}
            >
              {spoken ? "重录" : "录音"}
            </button>
          )
        )}
        {spoken && !isRecording && (
          <>
            <button
              type="button"
              class="button"
              onClick={() => void (isHeard ? player.stop() : player.play([spoken.blob]))}
            >
              {isHeard ? "停下" : "听一遍"}
            </button>
            <button type="button" class="button quiet" onClick={() => onAnswer(undefined)}>
              不要这段录音
            </button>
          </>
        )}
      </div>
      {!isRecording && (!canRecord() || state.is === "trouble") && (
        <label class="button block photo-button">
          用录音机录，或选一个录音
          <input
            class="out-of-sight"
            type="file"
            accept="audio/*"
            aria-describedby={describes(place)}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void voice.take(file);
            }}
          />
        </label>
      )}
    </Several>
  );
}
