import { useLayoutEffect, useMemo } from "preact/hooks";
import { answerWords, hasAnswer, isFile } from "../../domain/forms/answer-words.ts";
import type { Answers, Field, Form } from "../../domain/forms/form.ts";
import { Button } from "../components/button.tsx";
import { openSoundPlayer, type SoundPlayer } from "../recording/sound-player.ts";
import type { AnswerFiles } from "./form-tools.ts";
import { ShowPicture } from "./show-file.tsx";

type Files = Pick<AnswerFiles, "get">;

/** What was answered, question by question; what was not is left out. `files`: from where pictures and sounds are shown */
export function AnswersView({ form, answers, files }: { form: Form; answers: Answers; files: Files }) {
  const player = useMemo(() => openSoundPlayer({ get: (blob) => files.get(blob) }), [files]);
  useLayoutEffect(() => () => player.stop(), [player]);
  return (
    <dl class="answers">
      <Fields fields={form.fields} answers={answers} files={files} player={player} />
    </dl>
  );
}

function Fields(props: { fields: readonly Field[]; answers: Answers; files: Files; player: SoundPlayer }) {
  const { answers, files, player } = props;
  return (
    <>
      {props.fields.map((field) => {
        if (field.kind === "section") return <Fields key={field.id} {...props} fields={field.fields} />;
        const answer = answers[field.id];
        if (answer === undefined) return null;
        if (field.kind === "repeat") {
          return (answer as readonly Answers[]).map((round, i) => (
            <div key={`${field.id}-${i}`} class="answer">
              <dt>
                {field.label}，第 {i + 1} 个
              </dt>
              <dd>
                <dl class="answers">
                  <Fields {...props} fields={field.fields} answers={round} />
                </dl>
              </dd>
            </div>
          ));
        }
        if (!hasAnswer(field)) return null;
        return (
          <div key={field.id} class="answer">
            <dt>{field.label}</dt>
            <dd>
              {!isFile(answer) ? (
                answerWords(field, answer)
              ) : field.kind === "voice" ? (
                <Sound player={player} blob={answer.blob} of={field.label} />
              ) : (
                <ShowPicture blob={answer.blob} type={answer.type} files={files} label={field.label} />
              )}
            </dd>
          </div>
        );
      })}
    </>
  );
}

function Sound({ player, blob, of }: { player: SoundPlayer; blob: string; of: string }) {
  const isHeard = player.playing.value === blob;
  return (
    <>
      <Button
        label={`${isHeard ? "停下" : "听录音"}：${of}`}
        onPress={() => void (isHeard ? player.stop() : player.play([blob]))}
      >
        {isHeard ? "停下" : "听录音"}
      </Button>
      {player.silent.value?.sound === blob && <p class="muted small">这部手机上放不出来，交上去的还在。</p>}
    </>
  );
}
