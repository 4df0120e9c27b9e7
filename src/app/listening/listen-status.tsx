import { Fragment } from "preact";
import { timeWords } from "../../domain/day-words.ts";
import { ByteProgress } from "../components/progress.tsx";
import { Notice } from "../components/notice.tsx";
import { display } from "../settings/display.ts";
import { speed } from "./habits.ts";
import type { Listening, Reading } from "./open-listening.ts";
import { troubleWords } from "./trouble-words.ts";
import { nameOf } from "./voices.ts";

/** Who reads, where he is and when it will stop; aloud only what somebody could not know otherwise. */
export function ListenStatus({ listening, reading }: { listening: Listening; reading: Reading }) {
  const { queue, voice, sounds } = reading;
  const until = listening.timer.until.value;
  const trouble = troubleWords(queue.trouble.value);
  const state = queue.state.value;
  const stops = until && `${timeWords(until.at)}停`;
  const dialect = voice.is === "person" ? voice.reading.dialect : undefined;
  const pace = speed() === 1 ? undefined : `${speed()} 倍`;
  // 长辈版 leaves what stands in 更多 there.
  const more = display.value.elder ? [] : [dialect, pace];
  const parts = [`${nameOf(voice)}朗读`, ...more, placeWords(reading), stops];
  const download = sounds?.download.value;
  return (
    <>
      {download && <ByteProgress label="正在取声音" done={download.done} of={download.of} />}
      {trouble !== undefined && (
        <Notice kind="error" urgent>
          {trouble}
        </Notice>
      )}
      <p class="listen-status muted small">
        {parts
          .filter((words) => words !== undefined)
          .map((words, i) => (
            <Fragment key={words}>
              {i > 0 && " · "}
              <span>{words}</span>
            </Fragment>
          ))}
      </p>
      <p class="out-of-sight" role="status">
        {state === "ended"
          ? "这一篇听完了。"
          : state === "paused" && listening.hasSlept.value
            ? "定时到了，停在这里。"
            : stops && `定时：${stops}。`}
      </p>
      {state === "paused" && <Rest reading={reading} />}
    </>
  );
}

/** "第 3 段，共 40 段" */
function placeWords({ queue }: Reading): string | undefined {
  const blocks = [...new Set(queue.pieces.map(({ block }) => block))];
  const here = queue.pieces[queue.at.value];
  if (!here) return undefined;
  return queue.state.value === "ended"
    ? "听完了"
    : `第 ${blocks.indexOf(here.block) + 1} 段，共 ${blocks.length} 段`;
}

/** What the recording leaves out, and what becomes of that. */
function Rest({ reading: { leftOut, speaksRest, isOlder, queue } }: { reading: Reading }) {
  if (leftOut === 0) return null;
  const why = isOlder ? "这是按以前的一版录的，" : "";
  if (queue.pieces.length === 0)
    return <p class="small">{why}现在这一版里没有能用的段落。可以按“更多”换一个声音，或者请人再录一个。</p>;
  return (
    <p class="small">
      {why}有 {leftOut} 段没有录音，{speaksRest ? "由手机来读" : "会跳过去"}。
    </p>
  );
}
