import "./carry.css";
import { sha256 } from "@noble/hashes/sha2.js";
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { encode } from "uqr";
import { FRAME_LIMITS, frameSource } from "../../protocol/carry/frames.ts";
import { Button } from "../components/button.tsx";
import { ChoiceField } from "../components/fields.tsx";
import { Notice } from "../components/notice.tsx";
import { keepScreenOn } from "../keep-screen-on.ts";
import { FRAME_LOOK } from "./frames-look.ts";
import { frameText } from "./frames-text.ts";

const SHOWN: Readonly<Record<Speed, number>> = { slow: 400, usual: FRAME_LOOK.shown, fast: 100 };
type Speed = "slow" | "usual" | "fast";

/** Pixels of the canvas for a module: whole ones, whatever the page makes of it. */
const MODULE = 8;

/**
 * Bytes as a running row of QR codes, for the camera of another phone. It runs without end, since nothing comes back: who films says when
 * he has all. Nothing here depends on its having arrived.
 */
export function FrameRow(props: { bytes: Uint8Array; done: string; onDone: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const speed = useSignal<Speed>(calm ? "slow" : "usual");
  const isRunning = useSignal(true);
  const shown = useSignal(0);
  const source = useMemo(
    () =>
      props.bytes.length > FRAME_LIMITS.length
        ? undefined
        : frameSource(sha256, props.bytes, FRAME_LOOK.block),
    [props.bytes],
  );
  const round = useComputed(() => Math.floor(shown.value / (source?.blocks ?? 1)) + 1);

  useEffect(() => {
    if (canvas.current && source) draw(canvas.current, frameText(source.frame(shown.value)));
  }, [source, shown.value]);
  useEffect(() => {
    if (!isRunning.value) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") shown.value++;
    }, SHOWN[speed.value]);
    return () => clearInterval(timer);
  }, [isRunning.value, speed.value]);
  useEffect(keepScreenOn, []);

  if (!source) return <Notice kind="look">这一份太大，屏幕上放不完。请改用文件。</Notice>;
  return (
    <div class="stack">
      <canvas ref={canvas} class="frame-row" role="img" aria-label="连着放的二维码，给对方的镜头看" />
      <p>
        一共 {source.blocks} 张，正在放第 {round.value} 遍。漏几张不要紧，会接着放，直到对方说收齐了。
      </p>
      <Button kind="primary" block onPress={props.onDone}>
        {props.done}
      </Button>
      <Button block onPress={() => (isRunning.value = !isRunning.value)}>
        {isRunning.value ? "停一下" : "接着放"}
      </Button>
      <ChoiceField
        label="放得快慢"
        hint="对方老是收不到，就放慢一点。屏幕调亮，两部手机离一巴掌远，避开反光。"
        choices={[
          { value: "slow", label: "慢" },
          { value: "usual", label: "一般" },
          { value: "fast", label: "快" },
        ]}
        value={speed.value}
        onChange={(value) => (speed.value = value)}
      />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, text: string): void {
  const { data, size } = encode(text, FRAME_LOOK.code);
  if (canvas.width !== size * MODULE) canvas.width = canvas.height = size * MODULE;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000000";
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries()) if (isDark) pen.fillRect(x * MODULE, y * MODULE, MODULE, MODULE);
}
