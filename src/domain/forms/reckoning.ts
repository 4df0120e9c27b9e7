import type { Day } from "../ids.ts";
import type { Expression } from "./expression.ts";
import { formIndex, type Placed } from "./form-index.ts";
import type { Answer, Answers, FieldId, Form, Option } from "./form.ts";
import { OPERATE } from "./operate.ts";
import { MOST_WORK, type Work } from "./pattern.ts";
import { toTruth, type Value, valueOfAnswer } from "./xpath-values.ts";

export interface Here {
  /** of the repeat group in which the rule stands; one of those in the form's answers */
  round?: Answers | undefined;
  self?: Answer | undefined;
}

/** Deeper than any form without faults goes (`form-faults.ts`). */
const MOST_DEEP = 2_500;

/**
 * One look at a form and its answers. What follows from them is reckoned once and kept: rules refer to each other, and a chain of sums
 * would else be reckoned as often as there are ways through it. Holds with any JSON as answers.
 */
export class Reckoning {
  readonly form: Form;
  readonly today: Day;
  /** For all regular expressions and texts put together in this look: whoever made the form chose how many there are, and what they cost. */
  readonly work: Work = { left: MOST_WORK };
  readonly #answers: Answers;
  readonly #index: ReadonlyMap<FieldId, Placed>;
  readonly #values = new Map<Answers | undefined, Map<FieldId, Value>>();
  readonly #shown = new Map<Answers | undefined, Map<FieldId, boolean>>();
  #deep = 0;

  constructor(form: Form, answers: Answers, today: Day) {
    this.form = form;
    this.#answers = answers;
    this.today = today;
    this.#index = formIndex(form);
  }

  reckon(expression: Expression, here: Here): Value {
    if ("value" in expression) return expression.value;
    if ("self" in expression) return valueOfAnswer(here.self);
    if ("field" in expression) return this.value(expression.field, here.round);
    if (this.#deep >= MOST_DEEP) return "";
    this.#deep++;
    const value = OPERATE[expression.call](expression.of, { reckoning: this, here });
    this.#deep--;
    return value;
  }

  /** Whether a field is asked, or stands there: where its own rule holds, and those of all that is around it. */
  shown(id: FieldId, round?: Answers): boolean {
    const placed = this.#index.get(id);
    if (!placed) return false;
    return kept(this.#shown, this.#roundOf(placed, round), id, true, () => {
      const outer = placed.within.at(-1);
      if (outer !== undefined && !this.shown(outer, round)) return false;
      const { shownIf } = placed.field;
      return shownIf === undefined || toTruth(this.reckon(shownIf, { round }));
    });
  }

  /** The answer to a field, "" where it is not shown; of a field of a repeat group seen from outside, the first round's. */
  value(id: FieldId, round?: Answers): Value {
    const placed = this.#index.get(id);
    if (!placed) return "";
    const where = this.roundFor(id, round);
    if (placed.repeat !== undefined && !where) return "";
    return kept(this.#values, where, id, "", () => {
      if (!this.shown(id, where ?? round)) return "";
      if (placed.field.kind === "reckoned") return this.reckon(placed.field.from, { round: where });
      return valueOfAnswer(this.raw(id, where));
    });
  }

  /** The values of a field: one, or of a repeat group's field one of each round. */
  values(id: FieldId, round?: Answers): readonly Value[] {
    const placed = this.#index.get(id);
    if (placed?.repeat === undefined || this.#roundOf(placed, round)) return [this.value(id, round)];
    return this.rounds(placed.repeat).map((one) => this.value(id, one));
  }

  /** The rounds of a repeat group, none where it is not shown. */
  rounds(id: FieldId): readonly Answers[] {
    const raw = this.raw(id);
    return isRounds(raw) && this.shown(id) ? raw : [];
  }

  /** An answer as it stands there, whether shown or not. */
  raw(id: FieldId, round?: Answers): Answer | undefined {
    const answers = round ?? this.#answers;
    return isAnswers(answers) && Object.hasOwn(answers, id) ? answers[id] : undefined;
  }

  /** The round in which the answer to a field stands; none outside of repeat groups, and where there are no rounds. */
  roundFor(id: FieldId, round?: Answers): Answers | undefined {
    const placed = this.#index.get(id);
    if (placed?.repeat === undefined) return undefined;
    return this.#roundOf(placed, round) ?? this.rounds(placed.repeat)[0];
  }

  options(id: FieldId): readonly Option[] {
    const field = this.#index.get(id)?.field;
    return field?.kind === "one-of" || field?.kind === "some-of" ? field.options : [];
  }

  placed(id: FieldId): Placed | undefined {
    return this.#index.get(id);
  }

  /** The round in which a field is to be looked for; undefined where it is in no repeat group, or in another one. */
  #roundOf(placed: Placed, round: Answers | undefined): Answers | undefined {
    if (round === undefined || placed.repeat === undefined) return undefined;
    const own = this.raw(placed.repeat);
    if (isRounds(own) && own.includes(round)) return round;
    for (const { field } of this.#index.values()) {
      const other = field.kind === "repeat" ? this.raw(field.id) : undefined;
      if (isRounds(other) && other.includes(round)) return undefined;
    }
    return round;
  }
}

export function isAnswers(json: unknown): json is Answers {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function isRounds(json: unknown): json is readonly Answers[] {
  return Array.isArray(json) && json.every(isAnswers);
}

/** While it is being reckoned it is `meanwhile`: a rule in a circle comes to an end. */
function kept<T>(
  by: Map<Answers | undefined, Map<FieldId, T>>,
  round: Answers | undefined,
  id: FieldId,
  meanwhile: T,
  reckoned: () => T,
): T {
  const of = by.get(round) ?? new Map<FieldId, T>();
  by.set(round, of);
  const before = of.get(id);
  if (before !== undefined) return before;
  of.set(id, meanwhile);
  const value = reckoned();
  of.set(id, value);
  return value;
}
