import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import { PART_WORDS } from "../../../domain/essay-parts.ts";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { Sheet } from "../../components/sheet.tsx";

/** What its writer may do with one part, besides hearing it. */
export function PartTools(props: {
  sound: EssaySound;
  /** from 1 */
  number: number;
  isLast: boolean;
  onWords: (words: string) => void;
  onMove: (by: -1 | 1) => void;
  onAnew: () => void;
  onRemove: () => void;
}) {
  const { number, sound } = props;
  const isAsked = useSignal(false);
  const buttons = useRef<HTMLDivElement>(null);
  /** the button that was pressed stays under the finger and keeps the focus, wherever the part goes */
  const pressed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (pressed.current !== undefined)
      buttons.current?.querySelectorAll<HTMLElement>("button")[pressed.current]?.focus();
    pressed.current = undefined;
  }, [number]);

  function move(by: -1 | 1): void {
    pressed.current = by < 0 ? 0 : 1;
    props.onMove(by);
  }

  return (
    <details>
      <summary>{sound.words ? "改这一段，或改它的文字" : "改这一段，或写成文字"}</summary>
      <div class="stack">
        <TextArea
          label={`第 ${number} 段写成文字`}
          hint="可以不写。写了，支部看得更清楚；您的声音照样留着。"
          value={sound.words ?? ""}
          maxLength={PART_WORDS}
          onInput={props.onWords}
        />
        <div class="record-steps" ref={buttons}>
          <button
            type="button"
            class="button"
            aria-label={`第 ${number} 段上移`}
            aria-disabled={number === 1}
            onClick={() => number > 1 && move(-1)}
          >
            上移
          </button>
          <button
            type="button"
            class="button"
            aria-label={`第 ${number} 段下移`}
            aria-disabled={props.isLast}
            onClick={() => !props.isLast && move(1)}
          >
            下移
          </button>
          <Button label={`第 ${number} 段重录`} onPress={props.onAnew}>
            重录
          </Button>
          <Button label={`第 ${number} 段删掉`} onPress={() => (isAsked.value = true)}>
            删掉
          </Button>
        </div>
      </div>
      {isAsked.value && (
        <Sheet title={`删掉第 ${number} 段？`} closeLabel="不删" onClose={() => (isAsked.value = false)}>
          <p>一天之内还能放回来。</p>
          <Button
            kind="primary"
            block
            onPress={() => {
              isAsked.value = false;
              props.onRemove();
            }}
          >
            删掉
          </Button>
        </Sheet>
      )}
    </details>
  );
}
