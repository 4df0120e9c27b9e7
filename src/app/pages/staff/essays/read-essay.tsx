import { type Passage, passageWords } from "../../../../domain/essay-remarks.ts";
import type { HandedIn } from "../../../../domain/fold/essays.ts";
import type { MemberId } from "../../../../domain/ids.ts";
import { Button } from "../../../components/button.tsx";
import { HandedInEssay, type RemarkTools } from "../../../essays/remarks/handed-in-essay.tsx";
import { aboutWords } from "../../../essays/remarks/remarks-of.ts";
import { secondsWords } from "../../../recording/recording-words.ts";
import { DraftRemark } from "./draft-remark.tsx";
import type { Answer } from "./use-answer.ts";
import { useChosenPassage } from "./use-chosen-passage.ts";

/** An essay with the pen beside it: words are selected, a paragraph is tapped, or reached by the keyboard, and something is said to it. */
export function ReadEssay(props: {
  handedIn: HandedIn;
  writer: MemberId;
  name: (member: MemberId) => string;
  answer: Answer;
}) {
  const { handedIn, writer, name, answer } = props;
  const { chosen, textRef } = useChosenPassage(handedIn.text);

  function begin(passage: Passage): void {
    document.getSelection()?.removeAllRanges();
    chosen.value = undefined;
    answer.add(passage);
  }
  const tools: RemarkTools = {
    drafts: answer.draft.content.value.remarks,
    chosen: chosen.value,
    textRef,
    draft: (remark, index) => (
      <DraftRemark
        key={`draft ${index}`}
        number={remark.number}
        about={aboutWords(handedIn, remark)}
        words={remark.remark.words}
        isOpen={answer.open === index}
        onInput={(words) => answer.change(index, words)}
        onOpen={() => answer.openOne(index)}
        onDone={() => answer.openOne(undefined)}
        onRemove={() => answer.remove(index)}
      />
    ),
    belowParagraph: (paragraph, index) =>
      answer.isFull ? null : (
        // In sight when the keyboard comes to it; a finger taps the paragraph.
        <button type="button" class="button out-of-sight no-print" onClick={() => begin(paragraph)}>
          给第 {index + 1} 段写批注
        </button>
      ),
    belowFile: (blob, label, second) =>
      answer.isFull ? null : (
        <div class="no-print">
          <Button
            kind="quiet"
            label={`给${label}${second === undefined ? "" : ` ${secondsWords(second)}处`}写批注`}
            onPress={() => answer.add({ blob, ...(second !== undefined && { second }) })}
          >
            {second ? `在 ${secondsWords(second)}处写批注` : "写批注"}
          </Button>
        </div>
      ),
  };

  return (
    <div class="stack">
      {handedIn.text.trim() !== "" && (
        <p class="muted small no-print">想对哪里说一句，就点那一段，或者选中那几个字。</p>
      )}
      <HandedInEssay handedIn={handedIn} writer={writer} name={name} tools={tools} />
      {chosen.value && !answer.isFull && (
        <div class="chosen-bar" role="region" aria-label="选中的文字">
          <p>“{passageWords(handedIn.text, chosen.value)}”</p>
          <div class="side-by-side">
            <Button onPress={() => chosen.value && begin(chosen.value)}>给这里写批注</Button>
            <Button kind="quiet" onPress={() => (chosen.value = undefined)}>
              不写
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
