import { FORM_LIMITS } from "../../domain/forms/form.ts";
import { boxOf } from "./about-question.tsx";
import type { AnswerSheet, Place, RepeatPlace, SectionPlace } from "./answer-sheet.ts";
import { Question } from "./question.tsx";

/** Questions below one another. `level`: of the headings among them */
export function Places(props: { sheet: AnswerSheet; places: readonly Place[]; level: number }) {
  const { sheet, level } = props;
  return (
    <>
      {props.places.map((place) => (
        <OnePlace key={place.id} sheet={sheet} place={place} level={level} />
      ))}
    </>
  );
}

function OnePlace({ sheet, place, level }: { sheet: AnswerSheet; place: Place; level: number }) {
  if (!place.isShown.value) return null;
  switch (place.kind) {
    case "question":
      return <Question sheet={sheet} place={place} />;
    case "words":
      return (
        <div class="stack close">
          <p class="form-words">{place.field.label}</p>
          {place.field.hint !== undefined && <p class="muted small">{place.field.hint}</p>}
        </div>
      );
    case "section":
      return <SectionOf sheet={sheet} place={place} level={level} />;
    default:
      return <RepeatOf sheet={sheet} place={place} level={level} />;
  }
}

function SectionOf({ sheet, place, level }: { sheet: AnswerSheet; place: SectionPlace; level: number }) {
  const { id, field, places } = place;
  return (
    <section class="stack form-section" aria-labelledby={id}>
      <FormHeading id={id} level={level} words={field.label} />
      {field.hint !== undefined && <p class="muted small">{field.hint}</p>}
      <Places sheet={sheet} places={places} level={level + 1} />
    </section>
  );
}

/** The same questions several times. */
function RepeatOf({ sheet, place, level }: { sheet: AnswerSheet; place: RepeatPlace; level: number }) {
  const { id, field } = place;
  const rounds = place.rounds.value;
  return (
    <section class="stack form-section" aria-labelledby={id} id={boxOf(place)}>
      <FormHeading id={id} level={level} words={field.label} />
      {field.hint !== undefined && <p class="muted small">{field.hint}</p>}
      <RepeatProblem place={place} />
      {rounds.map(({ key, places }, i) => (
        <div key={key} class="card" role="group" aria-label={roundName(place, i)}>
          <p class="round-name">{roundName(place, i)}</p>
          <Places sheet={sheet} places={places} level={level + 1} />
          <RemoveRound sheet={sheet} place={place} round={{ key, i }} />
        </div>
      ))}
      <AddRound sheet={sheet} place={place} />
    </section>
  );
}

export function RepeatProblem({ place }: { place: RepeatPlace }) {
  const problem = place.problem.value;
  return problem === undefined ? null : <p class="field-error">{problem}</p>;
}

/** "家庭成员，第 2 个" */
export function roundName({ field }: RepeatPlace, i: number): string {
  return `${field.label}，第 ${i + 1} 个`;
}

export function RemoveRound(props: {
  sheet: AnswerSheet;
  place: RepeatPlace;
  round: { key: number; i: number };
}) {
  const { sheet, place, round } = props;
  return (
    <button
      type="button"
      class="button quiet take-back"
      aria-label={`去掉：${roundName(place, round.i)}`}
      onClick={() => {
        sheet.removeRound(place, round.key);
        document.getElementById(place.id)?.focus();
      }}
    >
      去掉这一个
    </button>
  );
}

export function AddRound({ sheet, place }: { sheet: AnswerSheet; place: RepeatPlace }) {
  const count = place.rounds.value.length;
  if (count >= (place.field.most ?? FORM_LIMITS.rounds)) return null;
  return (
    <button
      type="button"
      class="button block"
      aria-label={`${count === 0 ? "加一个" : "再加一个"}：${place.field.label}`}
      onClick={() => sheet.addRound(place)}
    >
      {count === 0 ? "加一个" : "再加一个"}
    </button>
  );
}

function FormHeading({ id, level, words }: { id: string; level: number; words: string }) {
  const Heading = level <= 2 ? "h2" : level === 3 ? "h3" : "h4";
  return (
    <Heading id={id} tabIndex={-1}>
      {words}
    </Heading>
  );
}
