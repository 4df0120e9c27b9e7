import { sha256 } from "@noble/hashes/sha2.js";
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Bytes } from "../../protocol/bytes.ts";
import { FrameCatcher } from "../../protocol/carry/frames.ts";
import { Button } from "../components/button.tsx";
import { CheckField } from "../components/fields.tsx";
import { Notice } from "../components/notice.tsx";
import { Scanner } from "../scan/scanner.tsx";
import { frameOfText } from "./frames-text.ts";
import { soundAndShake } from "./sound-and-shake.ts";

type Wrong = "not-ours" | "newer" | "other";

/** The camera on a running row of codes (`frame-row.tsx`) until all of it is there. */
export function FrameCatch(props: { onBytes: (bytes: Bytes) => void; onStop: () => void }) {
  const catcher = useMemo(() => new FrameCatcher(sha256), []);
  const progress = useSignal<{ have: number; of: number } | undefined>(undefined);
  const wrong = useSignal<Wrong | undefined>(undefined);
  const isLoud = useSignal(false);
  const isDone = useSignal(false);

  function take(text: string): void {
    if (isDone.value) return;
    const frame = frameOfText(text);
    const caught = frame ? catcher.take(frame) : "damaged";
    progress.value = catcher.progress;
    wrong.value =
      caught === "other" ? "other" : caught !== "damaged" ? undefined : isNewer(frame) ? "newer" : "not-ours";
    if (!catcher.bytes) return;
    isDone.value = true;
    if (isLoud.value) soundAndShake();
    props.onBytes(catcher.bytes);
  }
  function beginAnew(): void {
    catcher.begin();
    progress.value = undefined;
    wrong.value = undefined;
  }

  const { have, of } = progress.value ?? { have: 0, of: 0 };
  return (
    <div class="stack">
      <p class="notice-title">{of === 0 ? "还没有收到" : `已收 ${have} / ${of}`}</p>
      {of > 0 && <progress class="bar" aria-label="已收的码" max={of} value={have} />}
      {wrong.value && (
        <Notice kind="look" urgent>
          {WRONG[wrong.value]}
        </Notice>
      )}
      {wrong.value === "other" && (
        <Button block onPress={beginAnew}>
          改收这一份
        </Button>
      )}
      <Scanner
        aim="请对方点“用屏幕给他看”，把一闪一闪的码放进框里，拿稳，等收齐。漏几张不要紧。"
        filmOnly="这里用不了相机。请对方改点“做成一个文件给他”，再在这里选那个文件。"
        onText={take}
      />
      <CheckField
        label="收齐了响一声、振一下"
        checked={isLoud.value}
        onChange={(checked) => (isLoud.value = checked)}
      />
      <Button block onPress={props.onStop}>
        不收了
      </Button>
    </div>
  );
}

/** "SF" and another number: a row of codes of a version to come. */
function isNewer(frame: Bytes | undefined): boolean {
  return frame?.[0] === 0x53 && frame[1] === 0x46 && frame[2] !== 1;
}

const WRONG: Readonly<Record<Wrong, string>> = {
  "not-ours": "扫到了码，不过不是请人带走的码。请对方打开“请人带走”，点“用屏幕给他看”。",
  newer: "对方的送学更新一些，这里还看不懂。请先更新送学，或请对方改用文件。对方那里一条都不少。",
  other: "这是另一份的码，先前那份还没有收齐。请对准先前的屏幕，或改收这一份。",
};
