import { Fragment, type ComponentChildren, type Ref } from "preact";
import { type Passage, type RemarkedParagraph, remarkedParagraphs } from "../../../domain/essay-remarks.ts";
import "./remarks.css";

/** A passage that somebody has said something to; `isDraft`: not sent yet. */
export interface MarkedPassage {
  number: number;
  passage: Passage;
  isDraft?: boolean;
}

/** What was handed in, at a measure that reads well: passages are underlined and numbered, and what is said to them stands beneath. */
export function RemarkedText(props: {
  text: string;
  marked: readonly MarkedPassage[];
  /** what is said to a passage; below the paragraph in which it ends */
  remark: (number: number) => ComponentChildren;
  /** below each paragraph, after its remarks; from 0 */
  below?: (paragraph: Passage, index: number) => ComponentChildren;
  /** Spans with `data-start` hold the text's own words, and nothing else does: where in the text something was selected. */
  textRef?: Ref<HTMLDivElement>;
  /** shown as chosen */
  chosen?: Passage | undefined;
}) {
  const { text, marked, chosen } = props;
  const paragraphs = remarkedParagraphs(text, marked);
  const lastOf = new Map<number, number>();
  for (const [i, { pieces }] of paragraphs.entries())
    for (const { numbers } of pieces) for (const number of numbers) lastOf.set(number, i);
  return (
    <div class="handed-in-text" ref={props.textRef}>
      {paragraphs.map((paragraph, i) => {
        const ending = marked.filter(({ number }) => lastOf.get(number) === i);
        const isChosen = chosen && chosen.start < paragraph.end && chosen.end > paragraph.start;
        return (
          <div key={paragraph.start} class="stack close">
            <Words paragraph={paragraph} ending={ending} isChosen={isChosen === true} />
            {ending.map(({ number }) => (
              <Fragment key={number}>{props.remark(number)}</Fragment>
            ))}
            {props.below?.(paragraph, i)}
          </div>
        );
      })}
    </div>
  );
}

function Words(props: { paragraph: RemarkedParagraph; ending: readonly MarkedPassage[]; isChosen: boolean }) {
  const { pieces } = props.paragraph;
  const isDraft = new Set(props.ending.filter((one) => one.isDraft).map(({ number }) => number));
  return (
    <p class={props.isChosen ? "words chosen" : "words"} data-paragraph={props.paragraph.start}>
      {pieces.map(({ text, start, numbers }, i) => {
        const later = new Set(pieces.slice(i + 1).flatMap((piece) => piece.numbers));
        const ended = props.ending.filter(({ number }) => numbers.includes(number) && !later.has(number));
        const onlyDrafts = numbers.length > 0 && numbers.every((number) => isDraft.has(number));
        return (
          <Fragment key={start}>
            {numbers.length > 0 ? (
              <mark class={onlyDrafts ? "draft" : undefined} data-start={start}>
                {text}
              </mark>
            ) : (
              <span data-start={start}>{text}</span>
            )}
            {ended.map(({ number }) => (
              <sup key={number} class="remark-number">
                <span class="out-of-sight">（批注</span>
                {number}
                <span class="out-of-sight">）</span>
              </sup>
            ))}
          </Fragment>
        );
      })}
    </p>
  );
}
