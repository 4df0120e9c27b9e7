import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { shapeFault } from "../../domain/forms/answer-faults.ts";
import { checkAnswers } from "../../domain/forms/check-answers.ts";
import type { Answer, Answers, Field, FieldId, Form, Question } from "../../domain/forms/form.ts";
import { answersToHandIn } from "../../domain/forms/handed-in.ts";
import { initialAnswer } from "../../domain/forms/initial-answer.ts";
import { isShown } from "../../domain/forms/shown.ts";
import type { Day } from "../../domain/ids.ts";

type Of<K extends Field["kind"]> = Extract<Field, { kind: K }>;

interface AnyPlace {
  /** names it on the page: "q-name", in the second round of a group "q-family-2-name" */
  id: string;
  isShown: ReadonlySignal<boolean>;
}
export interface QuestionPlace<Q extends Question = Question> extends AnyPlace {
  kind: "question";
  field: Q;
  answer: ReadonlySignal<Answer | undefined>;
  /** what was wrong with it when somebody wanted to hand it in, in words */
  problem: ReadonlySignal<string | undefined>;
}
export interface WordsPlace extends AnyPlace {
  kind: "words";
  field: Of<"words">;
}
export interface SectionPlace extends AnyPlace {
  kind: "section";
  field: Of<"section">;
  places: readonly Place[];
}
export interface RepeatPlace extends AnyPlace {
  kind: "repeat";
  field: Of<"repeat">;
  rounds: ReadonlySignal<readonly Round[]>;
  problem: ReadonlySignal<string | undefined>;
}
/** Where something stands that is asked or said. */
export type Place = QuestionPlace | WordsPlace | SectionPlace | RepeatPlace;

export interface Round {
  /** stays its own when another round is taken out */
  key: number;
  places: readonly Place[];
}

export interface SheetProblem {
  place: QuestionPlace | RepeatPlace;
  words: string;
}

/**
 * A form that is being answered: a signal for each question, so that an answer draws its own question anew, and those that are
 * shown by it, and no other. What is hidden keeps its answer until it is handed in.
 */
export interface AnswerSheet {
  readonly form: Form;
  readonly today: Day;
  readonly places: readonly Place[];
  /** what did not hold when it was last checked and has not been touched since */
  readonly problems: ReadonlySignal<readonly SheetProblem[]>;
  /** how often it was checked */
  readonly checked: ReadonlySignal<number>;
  /** All that stands there, what is hidden now too. */
  answers(): Answers;
  /** undefined, "" and an empty list: not answered */
  answer(place: QuestionPlace, answer: Answer | undefined): void;
  addRound(place: RepeatPlace): void;
  removeRound(place: RepeatPlace, key: number): void;
  /** Looks whether it can be handed in. @returns what is wrong, in the order of the form */
  check(): readonly SheetProblem[];
}

/** The values of one level: of the form, or of one round. */
type Cells = Map<FieldId, Signal<Answer | undefined> | Signal<readonly KeptRound[]>>;
type KeptRound = Round & { cells: Cells; live: Answers };

/**
 * @param given what was answered before; undefined: nothing yet, and what the form itself suggests stands there
 * @param onChange called after each change with all that stands there
 */
export function openAnswerSheet(
  form: Form,
  given: Answers | undefined,
  today: Day,
  onChange: (answers: Answers) => void = () => undefined,
): AnswerSheet {
  const cells: Cells = new Map();
  const live = liveAnswers(cells);
  const problems = signal<readonly SheetProblem[]>([]);
  const checked = signal(0);
  let nextKey = 1;

  function placeOf(field: Field, level: Level): Place[] {
    if (field.kind === "reckoned") return [];
    const id = `${level.prefix}${field.id}`;
    const { shownIf } = field;
    const isOnPage =
      shownIf === undefined
        ? always
        : computed(() => isShown(field, { form, answers: live, round: level.round, today }));
    const about = { id, isShown: isOnPage };
    if (field.kind === "words") return [{ ...about, kind: "words", field }];
    if (field.kind === "section") {
      return [{ ...about, kind: "section", field, places: placesOf(field.fields, level) }];
    }
    const problem = signal<string | undefined>(undefined);
    if (field.kind === "repeat") {
      const before = level.given?.[field.id];
      const begun = Array.isArray(before)
        ? (before as readonly Answers[])
        : Array.from({ length: level.given ? 0 : (field.least ?? 0) }, () => undefined);
      const rounds = signal(begun.map((answers) => roundOf(field, id, answers)));
      level.cells.set(field.id, rounds);
      return [{ ...about, kind: "repeat", field, rounds, problem }];
    }
    const answer = signal(level.given ? fitting(field, level.given[field.id]) : initialAnswer(field, today));
    level.cells.set(field.id, answer);
    return [{ ...about, kind: "question", field, answer, problem }];
  }
  function placesOf(fields: readonly Field[], level: Level): readonly Place[] {
    return fields.flatMap((field) => placeOf(field, level));
  }
  function roundOf(field: Of<"repeat">, id: string, given: Answers | undefined): KeptRound {
    const key = nextKey++;
    const cells: Cells = new Map();
    const round = liveAnswers(cells);
    const level = { prefix: `${id}-${key}-`, cells, given, round };
    return { key, cells, live: round, places: placesOf(field.fields, level) };
  }
  const places = placesOf(form.fields, { prefix: "q-", cells, given });

  function changed(place: QuestionPlace | RepeatPlace): void {
    if (place.problem.peek() !== undefined) {
      tell(place, undefined);
      problems.value = problems.peek().filter((one) => one.place !== place);
    }
    onChange(answersIn(cells));
  }
  function setRounds(
    place: RepeatPlace,
    change: (rounds: readonly KeptRound[]) => readonly KeptRound[],
  ): void {
    const rounds = place.rounds as Signal<readonly KeptRound[]>;
    batch(() => {
      rounds.value = change(rounds.peek());
      changed(place);
    });
  }

  return {
    form,
    today,
    places,
    problems,
    checked,
    answers: () => answersIn(cells),
    answer(place, answer) {
      const isEmpty = answer === "" || (Array.isArray(answer) && answer.length === 0);
      batch(() => {
        (place.answer as Signal<Answer | undefined>).value = isEmpty ? undefined : answer;
        changed(place);
      });
    },
    addRound: (place) => setRounds(place, (rounds) => [...rounds, roundOf(place.field, place.id, undefined)]),
    removeRound: (place, key) => setRounds(place, (rounds) => rounds.filter((round) => round.key !== key)),
    check() {
      // What is hidden now is not handed in, and nobody could put it right.
      const handedIn = answersToHandIn(form, answersIn(cells), today);
      const found = checkAnswers(form, handedIn, today).flatMap(({ path, words }) => {
        const place = placeAt(places, path);
        return place ? [{ place, words }] : [];
      });
      batch(() => {
        for (const { place } of problems.peek()) tell(place, undefined);
        for (const { place, words } of found) tell(place, words);
        problems.value = found;
        checked.value++;
      });
      return found;
    },
  };
}

function tell(place: QuestionPlace | RepeatPlace, words: string | undefined): void {
  (place.problem as Signal<string | undefined>).value = words;
}

interface Level {
  prefix: string;
  cells: Cells;
  given: Answers | undefined;
  /** where the level is a round of a repeat group: its answers */
  round?: Answers;
}

/** In another version of the form the question may have been of another kind. What was typed for a number may still become one. */
function fitting(field: Question, answer: Answer | undefined): Answer | undefined {
  if (answer === undefined || (field.kind === "number" && typeof answer === "string")) return answer;
  return shapeFault(field, answer) === undefined ? answer : undefined;
}

/** @param path as `checkAnswers` has it: to a field, or through a repeat group's round */
function placeAt(
  places: readonly Place[],
  path: readonly (FieldId | number)[],
): QuestionPlace | RepeatPlace | undefined {
  const [field, round, ...inRound] = path;
  for (const place of places) {
    if (place.kind === "section") {
      const found = placeAt(place.places, path);
      if (found) return found;
    } else if (place.kind !== "words" && place.field.id === field) {
      if (place.kind === "question" || typeof round !== "number") return place;
      return placeAt(place.rounds.peek()[round]?.places ?? [], inRound) ?? place;
    }
  }
  return undefined;
}

const always: ReadonlySignal<boolean> = signal(true);

function answersIn(cells: Cells): Answers {
  const answers: Record<FieldId, Answer> = {};
  for (const [field, cell] of cells) {
    const value = cell.peek();
    const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isNothing) answers[field] = plain(value, (round) => answersIn(round.cells));
  }
  return answers;
}

/** The same, and whoever looks at one of them is told when that one changes. */
function liveAnswers(cells: Cells): Answers {
  const get = (field: string | symbol): Answer | undefined => {
    const value = typeof field === "string" ? cells.get(field)?.value : undefined;
    return value === undefined ? undefined : plain(value, ({ live }) => live);
  };
  return new Proxy<Answers>(
    {},
    {
      get: (_, field) => get(field),
      has: (_, field) => get(field) !== undefined,
      ownKeys: () => [...cells.keys()].filter((field) => get(field) !== undefined),
      getOwnPropertyDescriptor(_, field) {
        const value = get(field);
        return value === undefined ? undefined : { configurable: true, enumerable: true, value };
      },
    },
  );
}

function plain(value: Answer | readonly KeptRound[], of: (round: KeptRound) => Answers): Answer {
  const isRounds = Array.isArray(value) && typeof value[0] === "object";
  return isRounds ? (value as readonly KeptRound[]).map(of) : (value as Answer);
}
