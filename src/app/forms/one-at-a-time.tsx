import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { AnswerSheet, Place, QuestionPlace, RepeatPlace, WordsPlace } from "./answer-sheet.ts";
import { HearQuestion } from "./hear-question.tsx";
import { AddRound, RemoveRound, RepeatProblem, roundName } from "./places.tsx";
import { Question } from "./question.tsx";
import { questionSpoken } from "./question-spoken.ts";

type Step = { id: string; under: readonly string[] } & (
  | { is: "question"; place: QuestionPlace }
  | { is: "words"; place: WordsPlace }
  /** behind the rounds that there are: is there another? */
  | { is: "more"; place: RepeatPlace }
  | { is: "end" }
);

/** 长辈版: one question a screen, with one large button to the next. */
export function OneAtATime(props: {
  sheet: AnswerSheet;
  before: ComponentChildren;
  children: ComponentChildren;
}) {
  const { sheet, before, children } = props;
  const steps = useComputed((): Step[] => [
    ...stepsOf(sheet.places, []),
    { id: "end", under: [], is: "end" },
  ]);
  const at = useSignal<string | undefined>(undefined);
  /** where it was, should that question have left meanwhile */
  const index = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const found = sheet.checked.value;
  const all = steps.value;
  const here = whereIn(all, at.value, index.current);
  index.current = here;
  const step = all[here]!;

  function go(to: string | undefined): void {
    if (to !== undefined) at.value = to;
  }
  /** From where it is now, also between two taps of one moment. */
  function move(by: 1 | -1): void {
    const now = steps.peek();
    go(now[whereIn(now, at.peek(), index.current) + by]?.id);
  }
  // What is wrong comes one after the other, as the questions do.
  useLayoutEffect(() => {
    const first = found > 0 ? sheet.problems.peek()[0] : undefined;
    if (first) go(first.place.kind === "repeat" ? `${first.place.id}-more` : first.place.id);
  }, [found]);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current) {
      scrollTo(0, 0);
      box.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [step.id, found]);

  const questions = all.filter((one) => one.is === "question");
  const number = questions.indexOf(step as (typeof questions)[number]) + 1;
  const problems = sheet.problems.value;
  return (
    <div class="stack form">
      <div
        ref={box}
        class="stack"
        tabIndex={-1}
        role="group"
        aria-label={number > 0 ? `第 ${number} 题` : "表"}
      >
        {here === 0 && before}
        {here === 0 && sheet.form.intro !== undefined && <p class="form-words">{sheet.form.intro}</p>}
        {number > 0 && (
          <p class="muted">
            第 {number} 题，共 {questions.length} 题
          </p>
        )}
        {problems.length > 0 && (
          <p class="notice error" role="status">
            {`还有 ${problems.length} 处要补一补，填过的都在。`}
          </p>
        )}
        {step.under.map((words) => (
          <p key={words} class="under">
            {words}
          </p>
        ))}
        <ThisStep key={step.id} sheet={sheet} step={step} go={go} />
      </div>
      {step.is === "end" ? (
        children
      ) : (
        <button type="button" class="button primary block" onClick={() => move(1)}>
          {all[here + 1]?.is === "end" ? "填完了" : "下一题"}
        </button>
      )}
      {here > 0 && (
        <button type="button" class="button block" onClick={() => move(-1)}>
          上一题
        </button>
      )}
    </div>
  );
}

function whereIn(steps: readonly Step[], at: string | undefined, before: number): number {
  const known = steps.findIndex(({ id }) => id === at);
  return known >= 0 ? known : Math.min(before, steps.length - 1);
}

function ThisStep({
  sheet,
  step,
  go,
}: {
  sheet: AnswerSheet;
  step: Step;
  go: (to: string | undefined) => void;
}) {
  switch (step.is) {
    case "question":
      return (
        <>
          <HearQuestion words={questionSpoken(step.place.field)} />
          <Question sheet={sheet} place={step.place} />
        </>
      );
    case "words":
      return (
        <>
          <HearQuestion words={step.place.field.label} />
          <p class="form-words">{step.place.field.label}</p>
          {step.place.field.hint !== undefined && <p class="muted">{step.place.field.hint}</p>}
        </>
      );
    case "more":
      return <More sheet={sheet} place={step.place} go={go} />;
    default:
      return <p>都问完了。可以点“上一题”回去看，也可以现在交。</p>;
  }
}

function More(props: { sheet: AnswerSheet; place: RepeatPlace; go: (to: string | undefined) => void }) {
  const { sheet, place } = props;
  const rounds = place.rounds.value;
  // The first question of a round that was added a moment ago.
  const count = useRef(rounds.length);
  useLayoutEffect(() => {
    const grew = rounds.length > count.current;
    count.current = rounds.length;
    if (grew) props.go(stepsOf(rounds.at(-1)?.places ?? [], [])[0]?.id);
  }, [rounds.length]);
  return (
    <>
      <h2>{place.field.label}</h2>
      {place.field.hint !== undefined && <p class="muted">{place.field.hint}</p>}
      <RepeatProblem place={place} />
      <p>
        {rounds.length === 0 ? "有就加一个，没有就点下一题。" : `填了 ${rounds.length} 个。还有就再加一个。`}
      </p>
      <AddRound sheet={sheet} place={place} />
      {rounds.map(({ key }, i) => (
        <div key={key} class="side-by-side round-line">
          <span>{roundName(place, i)}</span>
          <RemoveRound sheet={sheet} place={place} round={{ key, i }} />
        </div>
      ))}
    </>
  );
}

function stepsOf(places: readonly Place[], under: readonly string[]): Step[] {
  return places.flatMap((place): Step[] => {
    if (!place.isShown.value) return [];
    if (place.kind === "question") return [{ id: place.id, under, is: "question", place }];
    if (place.kind === "words") return [{ id: place.id, under, is: "words", place }];
    if (place.kind === "section") return stepsOf(place.places, [...under, place.field.label]);
    const rounds = place.rounds.value.flatMap((round, i) =>
      stepsOf(round.places, [...under, roundName(place, i)]),
    );
    return [...rounds, { id: `${place.id}-more`, under, is: "more", place }];
  });
}
