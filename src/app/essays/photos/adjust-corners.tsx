import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { isSheetLike, type Quad } from "../../pictures/straighten/geometry.ts";
import { wholeOf } from "../../pictures/straighten/warp.ts";
import type { Made } from "./makings.ts";
import { usePictures } from "./use-pictures.ts";

const NAMES = ["左上角", "右上角", "右下角", "左下角"];
/** Side of what shows the corner as large as it was taken, in the middle of the photo where no corner is. CSS pixels. */
const LOUPE = 96;

type Step = { dx: number; dy: number };
const STEPS: Record<string, Step> = {
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
};

/** The sheet's four corners on the photo, to be drawn with a finger, or moved by buttons or by the arrow keys. */
export function AdjustCorners(props: {
  made: Made;
  nth: number;
  /** @returns what went wrong, in words */
  onDone: (how: { quad: Quad; isStraight: boolean }) => Promise<string | undefined>;
  onClose: () => void;
}) {
  const { made, onDone, onClose } = props;
  const { width, height } = made;
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const quad = useSignal<Quad>(made.isStraight ? made.quad : inset(made));
  const chosen = useSignal(0);
  const failure = useSignal<string | undefined>(undefined);
  const url = usePictures([made.from], 0).get(made.from);
  /** where in the handle the finger lies, so that it does not jump */
  const held = useRef({ x: 0, y: 0 });
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  function put(i: number, x: number, y: number): void {
    failure.value = undefined;
    const corner = { x: between(x, width - 1), y: between(y, height - 1) };
    quad.value = quad.value.map((one, j) => (j === i ? corner : one)) as unknown as Quad;
  }
  /** @param by parts of a hundred of the longer side */
  function step(i: number, { dx, dy }: Step, by: number): void {
    const pixels = (by * Math.max(width, height)) / 100;
    const { x, y } = quad.value[i]!;
    put(i, x + dx * pixels, y + dy * pixels);
  }
  /** From the screen to the photo. */
  function placeOf(event: PointerEvent): { x: number; y: number } {
    const { left, top, width: shown } = box.current!.getBoundingClientRect();
    const scale = width / shown;
    return { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
  }

  async function finish(how: { quad: Quad; isStraight: boolean }): Promise<void> {
    if (how.quad === made.quad && how.isStraight === made.isStraight) return onClose();
    failure.value = isSheetLike(how.quad) ? await onDone(how) : "四个角围不成一张纸，请再挪一挪。";
    if (failure.value === undefined) onClose();
  }

  const corner = quad.value[chosen.value]!;
  return (
    <dialog
      ref={dialog}
      class="adjust-corners"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="stack">
        <h2 id={title}>第 {props.nth} 页：四个角对上纸的四个角</h2>
        <div class="adjust-frame">
          <div
            ref={box}
            class="adjust-box"
            style={{
              aspectRatio: `${width} / ${height}`,
              width: `min(100%, calc(50vh * ${width / height}))`,
            }}
          >
            {url !== undefined && <img src={url} alt="拍的照片" />}
            <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
              <polygon points={quad.value.map(({ x, y }) => `${x},${y}`).join(" ")} />
            </svg>
            <div
              class="loupe"
              aria-hidden="true"
              style={{
                width: `${LOUPE}px`,
                height: `${LOUPE}px`,
                backgroundImage: url === undefined ? "none" : `url("${url}")`,
                backgroundSize: `${width}px ${height}px`,
                backgroundPosition: `${LOUPE / 2 - corner.x}px ${LOUPE / 2 - corner.y}px`,
              }}
            />
            {quad.value.map(({ x, y }, i) => (
              <button
                key={NAMES[i]}
                type="button"
                class="corner-handle"
                aria-label={NAMES[i]}
                aria-pressed={chosen.value === i}
                style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}
                onFocus={() => (chosen.value = i)}
                onClick={() => (chosen.value = i)}
                onKeyDown={(event) => {
                  const arrow = STEPS[event.key];
                  if (!arrow) return;
                  event.preventDefault();
                  step(i, arrow, event.shiftKey ? 3 : 0.5);
                }}
                onPointerDown={(event) => {
                  chosen.value = i;
                  event.currentTarget.setPointerCapture(event.pointerId);
                  const at = placeOf(event);
                  held.current = { x: at.x - x, y: at.y - y };
                }}
                onPointerMove={(event) => {
                  if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
                  const at = placeOf(event);
                  put(i, at.x - held.current.x, at.y - held.current.y);
                }}
              />
            ))}
          </div>
        </div>
        {failure.value !== undefined && (
          <Notice kind="error" urgent>
            {failure.value}
          </Notice>
        )}
        <ActionButton
          kind="primary"
          block
          working="正在拉正…"
          action={() => finish({ quad: quad.value, isStraight: true })}
        >
          就这样
        </ActionButton>
        <div class="side-by-side">
          <ActionButton working="正在放回…" action={() => finish({ quad: wholeOf(made), isStraight: false })}>
            不用拉正
          </ActionButton>
          <Button onPress={onClose}>先不改</Button>
        </div>
        <p role="status">正在挪{NAMES[chosen.value]}：用手指拖，或者用下面的箭头。</p>
        <div class="corner-pad">
          <Arrow words="上" sign="↑" onPress={() => step(chosen.value, STEPS["ArrowUp"]!, 1)} />
          <Arrow words="左" sign="←" onPress={() => step(chosen.value, STEPS["ArrowLeft"]!, 1)} />
          <Button onPress={() => (chosen.value = (chosen.value + 1) % 4)}>换下一个角</Button>
          <Arrow words="右" sign="→" onPress={() => step(chosen.value, STEPS["ArrowRight"]!, 1)} />
          <Arrow words="下" sign="↓" onPress={() => step(chosen.value, STEPS["ArrowDown"]!, 1)} />
        </div>
      </div>
    </dialog>
  );
}

function Arrow(props: { words: string; sign: string; onPress: () => void }) {
  return (
    <button type="button" class="button" aria-label={`往${props.words}挪`} onClick={props.onPress}>
      {props.sign}
    </button>
  );
}

/** Where no sheet was found, the corners stand a little inside: there they are seen, and can be taken hold of. */
function inset({ width, height }: Made): Quad {
  const [x, y] = [width * 0.08, height * 0.08];
  return [
    { x, y },
    { x: width - x, y },
    { x: width - x, y: height - y },
    { x, y: height - y },
  ];
}

function between(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
