import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { TextArea } from "../../../components/fields.tsx";
import { RemarkNote } from "../../../essays/remarks/remark-note.tsx";

/** A remark that is not sent yet, in its place: being written, or standing there. */
export function DraftRemark(props: {
  number: number;
  about: string | undefined;
  words: string;
  isOpen: boolean;
  onInput: (words: string) => void;
  onOpen: () => void;
  onDone: () => void;
  onRemove: () => void;
}) {
  const { number, about, words, isOpen } = props;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) frame.current?.querySelector("textarea")?.focus();
  }, [isOpen]);
  if (!isOpen)
    return (
      <RemarkNote number={number} words={words} {...(about !== undefined && { about })}>
        <div class="side-by-side no-print">
          <Button kind="quiet" label={`改批注 ${number}`} onPress={props.onOpen}>
            改
          </Button>
          <Button kind="quiet" label={`不要批注 ${number}`} onPress={props.onRemove}>
            不要了
          </Button>
        </div>
      </RemarkNote>
    );
  return (
    <div ref={frame} class="remark draft no-print">
      <TextArea
        label={`批注 ${number}${about === undefined ? "" : `：${about}`}`}
        value={words}
        rows={3}
        maxLength={2000}
        onInput={props.onInput}
      />
      <div class="side-by-side">
        <Button label={`批注 ${number} 写好了`} onPress={props.onDone}>
          写好了
        </Button>
        <Button kind="quiet" label={`不要批注 ${number}`} onPress={props.onRemove}>
          不要了
        </Button>
      </div>
    </div>
  );
}
