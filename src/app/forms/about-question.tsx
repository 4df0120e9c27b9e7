import type { ComponentChildren } from "preact";
import { describedBy } from "../components/about-field.tsx";
import type { QuestionPlace } from "./answer-sheet.ts";

/** What a question says of itself: ids for what describes its control. */
export function describes({ id, field, problem }: QuestionPlace): string | undefined {
  return describedBy(id, { hint: field.hint, error: problem.value });
}

/** A question with one control, which has the id of the question's place. */
export function OneControl({ place, children }: { place: QuestionPlace; children: ComponentChildren }) {
  return (
    <div class="field question" id={boxOf(place)}>
      <label for={place.id}>
        <Asked place={place} />
      </label>
      <Said place={place} />
      {children}
    </div>
  );
}

/** A question with several controls. `group`: what a reader of screens calls them */
export function Several(props: {
  place: QuestionPlace;
  group?: "radiogroup" | undefined;
  children: ComponentChildren;
}) {
  const { place } = props;
  return (
    <fieldset class="field question" id={boxOf(place)} role={props.group} aria-describedby={describes(place)}>
      <legend>
        <Asked place={place} />
      </legend>
      <Said place={place} />
      {props.children}
    </fieldset>
  );
}

/** The element around a place: where a problem leads to. */
export function boxOf({ id }: { id: string }): string {
  return `${id}-box`;
}

function Asked({ place: { field } }: { place: QuestionPlace }) {
  return (
    <>
      {field.label}
      {field.required && <span class="muted required">（必填）</span>}
    </>
  );
}

/** A problem is not read out here: the list of all of them is, once. */
function Said({ place: { id, field, problem } }: { place: QuestionPlace }) {
  return (
    <>
      {field.hint !== undefined && (
        <p id={`${id}-hint`} class="muted small">
          {field.hint}
        </p>
      )}
      {problem.value !== undefined && (
        <p id={`${id}-error`} class="field-error">
          {problem.value}
        </p>
      )}
    </>
  );
}
