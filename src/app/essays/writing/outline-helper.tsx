import { useEffect, useRef } from "preact/hooks";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { display } from "../../settings/display.ts";
import { countAnswers, type OutlineDraft, outlineText } from "./outline.ts";

type Outline = OpenDraft<OutlineDraft>;

/**
 * For who does not know how to begin: question by question, and in the end the answers stand in the essay, to be gone on with. Whoever
 * leaves it finds his answers again.
 */
export function OutlineHelper(props: {
  outline: Outline;
  /** puts them below what stands in the essay */
  onPut: () => Promise<void>;
  onLeave: () => void;
}) {
  const { outline } = props;
  const root = useRef<HTMLElement>(null);
  const { elder } = display.value;
  const at = elder ? Math.min(outline.content.value.at, ESSAY_QUESTIONS.length - 1) : undefined;
  const shown = ESSAY_QUESTIONS.slice(at ?? 0, at === undefined ? undefined : at + 1);
  const isLast = at === undefined || at === ESSAY_QUESTIONS.length - 1;
  const hasAnswers = countAnswers(outline.content.value) > 0;
  useEffect(() => root.current?.querySelector<HTMLElement>("h2")?.focus(), [at]);

  function turn(to: number): void {
    outline.change({ at: to });
  }
  return (
    <section ref={root} class="stack" aria-labelledby="outline-helper">
      <h2 id="outline-helper" tabIndex={-1}>
        {at === undefined ? "答几句，就成一篇" : `第 ${at + 1} 问，一共 ${ESSAY_QUESTIONS.length} 问`}
      </h2>
      {shown.map(({ id, ask, help }) => (
        <TextArea
          key={id}
          label={ask}
          hint={help}
          rows={elder ? 5 : 3}
          value={outline.content.value.answers[id] ?? ""}
          onInput={(answer) =>
            outline.change({ answers: { ...outline.content.value.answers, [id]: answer } })
          }
        />
      ))}
      {!elder && <p class="muted small">不会答的空着也行。放进正文以后还可以改；原来写的都在，接在后面。</p>}
      <DraftStatusLine draft={outline} words={outlineText} />
      {!isLast && (
        <Button kind="primary" block onPress={() => turn(at + 1)}>
          下一问
        </Button>
      )}
      {isLast && hasAnswers && (
        <ActionButton kind="primary" block action={props.onPut} working="正在放…">
          放进正文，接着改
        </ActionButton>
      )}
      {at !== undefined && at > 0 && (
        <Button block onPress={() => turn(at - 1)}>
          上一问
        </Button>
      )}
      <Button block onPress={props.onLeave}>
        {hasAnswers ? "先放着，回去写" : "不用问了，自己写"}
      </Button>
    </section>
  );
}
