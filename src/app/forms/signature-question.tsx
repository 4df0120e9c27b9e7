import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AnswerFile } from "../../domain/forms/form.ts";
import { failureWords } from "../words/failure-words.ts";
import { describes, Several } from "./about-question.tsx";
import { useFormTools, useSettled } from "./form-tools.ts";
import type { FieldProps } from "./question.tsx";
import { ShowPicture } from "./show-file.tsx";
import { drawStrokes, drawTyped, PAD, pngOf, pointAt } from "./signature-pad.ts";

/** A name of three characters has some thirty strokes: it is kept when the pen rests. */
const REST_MS = 500;

/** With a finger, a pen or a mouse; or the name is typed. */
export function SignatureQuestion({ place, onAnswer }: FieldProps<"signature">) {
  const { field, answer } = place;
  const { files } = useFormTools();
  const signed = answer.value as AnswerFile | undefined;
  /** what is being drawn is what is seen; a signature of before stands as its picture */
  const [isDrawing, setDrawing] = useState(signed === undefined);
  const [isTyping, setTyping] = useState(false);
  const [name, setName] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<{ x: number; y: number }[][]>([]);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** counts what was drawn or cleared: a picture that is ready late is not put over it */
  const count = useRef(0);

  useLayoutEffect(() => {
    if (canvas.current) drawStrokes(canvas.current, strokes.current);
  }, [isDrawing, isTyping]);
  // Whoever goes on at once has signed all the same.
  useSettled(async () => {
    if (rest.current !== undefined) await keep();
  });

  async function keep(): Promise<void> {
    clearTimeout(rest.current);
    rest.current = undefined;
    const mine = count.current;
    try {
      const file = await files.put(await pngOf(canvas.current!), "image/png");
      if (mine !== count.current) return;
      setTrouble(undefined);
      onAnswer(file);
    } catch (failed) {
      setTrouble(failureWords(failed));
    }
  }
  function changed(): void {
    count.current++;
    clearTimeout(rest.current);
    rest.current = setTimeout(() => void keep(), REST_MS);
  }
  function begin(event: PointerEvent): void {
    if (event.button !== 0 || !canvas.current) return;
    event.preventDefault();
    canvas.current.setPointerCapture(event.pointerId);
    strokes.current.push([pointAt(canvas.current, event)]);
    drawStrokes(canvas.current, strokes.current);
    changed();
  }
  function move(event: PointerEvent): void {
    const target = canvas.current;
    if (!target?.hasPointerCapture(event.pointerId)) return;
    const points = event.getCoalescedEvents?.() ?? [];
    strokes.current
      .at(-1)
      ?.push(...(points.length > 0 ? points : [event]).map((one) => pointAt(target, one)));
    drawStrokes(target, strokes.current);
    changed();
  }
  function clear(): void {
    count.current++;
    clearTimeout(rest.current);
    rest.current = undefined;
    strokes.current = [];
    setName("");
    setDrawing(true);
    if (canvas.current) drawStrokes(canvas.current, []);
    onAnswer(undefined);
  }
  function type(words: string): void {
    setName(words);
    if (words.trim() === "") return clear();
    setDrawing(true);
    strokes.current = [];
    if (canvas.current) drawTyped(canvas.current, words.trim());
    changed();
  }

  return (
    <Several place={place}>
      {isDrawing ? (
        <canvas
          ref={canvas}
          class="signature"
          width={PAD.width}
          height={PAD.height}
          role="img"
          aria-label={`${field.label}：${signed ? "签好了" : "在框里签名"}`}
          onPointerDown={begin}
          onPointerMove={move}
        />
      ) : (
        signed && (
          <ShowPicture
            class="signature"
            blob={signed.blob}
            type={signed.type}
            files={files}
            label={`${field.label}：签好了`}
          />
        )
      )}
      {isTyping ? (
        <label class="field">
          <span>写下姓名，算作签名</span>
          <input
            class="input"
            type="text"
            value={name}
            maxLength={20}
            autocomplete="off"
            aria-describedby={describes(place)}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
      ) : (
        <p class="muted small">{isDrawing ? "用手指、笔或鼠标在框里写。" : ""}</p>
      )}
      <div class="side-by-side">
        {(signed || strokes.current.length > 0) && (
          <button type="button" class="button" onClick={clear}>
            擦掉重签
          </button>
        )}
        {!isTyping && (
          <button
            type="button"
            class="button quiet"
            aria-describedby={describes(place)}
            onClick={() => setTyping(true)}
          >
            不方便手写，打字签名
          </button>
        )}
      </div>
      {trouble !== undefined && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </Several>
  );
}
