import { timeWords } from "../../domain/day-words.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { ChoiceField } from "../components/fields.tsx";
import { Sheet } from "../components/sheet.tsx";
import { display } from "../settings/display.ts";
import { megabytes } from "../words/sizes.ts";
import { speed, speeds } from "./habits.ts";
import type { Listening, Reading } from "./open-listening.ts";
import { sleepMinutes } from "./sleep-timer.ts";
import { aboutVoice, type Voice } from "./voices.ts";

/** 更多: how fast, how long, in whose voice, and all of it onto the phone. */
export function ListenSheet(props: {
  listening: Listening;
  reading: Reading;
  voices: readonly Voice[];
  onChoose: (voice: Voice) => void;
  onClose: () => void;
}) {
  const { listening, reading, voices } = props;
  const { timer } = listening;
  const { queue, voice, sounds } = reading;
  const until = timer.until.value;
  const missing = sounds?.missing.value ?? 0;
  return (
    <Sheet low title="怎么听" onClose={props.onClose} closeLabel="好了">
      <div class="stack">
        {display.value.elder && (
          <div class="side-by-side">
            <Button onPress={() => queue.step(-1)}>往前一段</Button>
            <Button onPress={() => queue.step(1)}>往后一段</Button>
          </div>
        )}
        <ChoiceField
          label="快慢"
          value={String(speed())}
          choices={speeds.map((one) => ({ value: String(one), label: speedWords(one) }))}
          onChange={(value) => listening.changeSpeed(speeds.find((one) => String(one) === value) ?? 1)}
        />
        <ChoiceField
          label="定时"
          hint={until ? `${timeWords(until.at)}停，停以前声音慢慢变小。` : "听完这一篇就停。"}
          value={String(until?.minutes ?? "end")}
          choices={[
            { value: "end", label: "听完这一篇" },
            ...sleepMinutes.map((one) => ({ value: String(one), label: `${one} 分钟` })),
          ]}
          onChange={(value) => timer.set(sleepMinutes.find((one) => String(one) === value))}
        />
        <ChoiceField
          label="谁来读"
          hint={
            voice.is === "phone"
              ? "手机朗读时锁屏上没有按钮，有的手机一锁屏就停，所以屏幕一直亮着。真人朗读锁了屏也能听。"
              : undefined
          }
          long
          value={voice.id}
          choices={voices.map((one) => ({ value: one.id, label: aboutVoice(one) }))}
          onChange={(id) => {
            const chosen = voices.find((one) => one.id === id);
            if (chosen) props.onChoose(chosen);
          }}
        />
        {sounds && missing > 0 && (
          <ActionButton block action={() => sounds.fetchAll()} working="正在存到手机…">
            全部存到手机，没有网也能听（{megabytes(missing)}）
          </ActionButton>
        )}
        {sounds && missing === 0 && <p class="muted small">这个朗读已经在手机上，没有网也能听。</p>}
        {sounds?.download.value && (
          <Button block onPress={() => sounds.stop()}>
            先停下，存了的算数
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function speedWords(speed: number): string {
  return speed === 1 ? "1 倍，原样" : `${speed} 倍`;
}
