import { changeBetween } from "../../../domain/text-change.ts";

/** What one step replaced, so that it can be taken back: of the text before, `out` at `at` became `in`. */
export interface Step {
  /** UTF-16 units */
  at: number;
  out: string;
  in: string;
}

/** 撤销 and 重做: what was written, step by step. Each holds only the words that it changed. */
export interface TypedHistory {
  /** the earliest first */
  undo: readonly Step[];
  /** what was taken back last comes last */
  redo: readonly Step[];
}

export const noHistory: TypedHistory = { undo: [], redo: [] };

/** The oldest steps go where there are more of them, or more words in them than this; the last one always stays. */
export const MOST_STEPS = 400;
/** UTF-16 units, in undo and redo together */
export const MOST_WORDS = 40_000;

/** So much typed letter by letter is taken back at once, or as much as stands before the end of a sentence. */
const AT_ONCE = 12;

/** @returns undefined where nothing has changed */
export function stepBetween(before: string, after: string): Step | undefined {
  if (before === after) return undefined;
  const { at, remove, insert } = changeBetween(before, after);
  return { at, out: before.slice(at, at + remove), in: insert };
}

/**
 * Notes a step. What had been taken back before it cannot be done again.
 * @param how "same": it belongs to the step before it, as the letters of one composition of an input method do; "anew": it does not
 */
export function noted(
  { undo }: TypedHistory,
  step: Step,
  how: "same" | "anew" | "typed" = "typed",
): TypedHistory {
  const last = undo.at(-1);
  const goesOn = last && how !== "anew" && (how === "same" || isTypedOn(last, step));
  const joined = goesOn ? joinedSteps(last, step) : undefined;
  if (!joined) return bounded({ undo: [...undo, step], redo: [] });
  const before = undo.slice(0, -1);
  // What was composed and thrown away again is no step.
  const isNothing = joined.out === joined.in;
  return bounded({ undo: isNothing ? before : [...before, joined], redo: [] });
}

/** The text as it was before the last step. @returns undefined where there is none, or the text is not the one that it left */
export function undone({ undo, redo }: TypedHistory, text: string) {
  const step = undo.at(-1);
  if (!step || !text.startsWith(step.in, step.at)) return undefined;
  return {
    text: text.slice(0, step.at) + step.out + text.slice(step.at + step.in.length),
    caret: step.at + step.out.length,
    history: { undo: undo.slice(0, -1), redo: [...redo, step] },
  };
}

/** The step that was taken back last, again. */
export function redone({ undo, redo }: TypedHistory, text: string) {
  const step = redo.at(-1);
  if (!step || !text.startsWith(step.out, step.at)) return undefined;
  return {
    text: text.slice(0, step.at) + step.in + text.slice(step.at + step.out.length),
    caret: step.at + step.in.length,
    history: { undo: [...undo, step], redo: redo.slice(0, -1) },
  };
}

/** Letter behind letter, or one taken away before the other. */
function isTypedOn(last: Step, step: Step): boolean {
  if (step.out === "" && last.out === "") {
    return (
      isOneLetter(step.in) &&
      step.at === last.at + last.in.length &&
      last.in.length < AT_ONCE &&
      !/[。！？；\n]$/.test(last.in)
    );
  }
  return (
    step.in === "" &&
    last.in === "" &&
    isOneLetter(step.out) &&
    step.at + step.out.length === last.at &&
    last.out.length < AT_ONCE
  );
}

function isOneLetter(words: string): boolean {
  return words.length === 1 || (words.length === 2 && words.codePointAt(0)! > 0xffff);
}

/** Two steps behind one another as one. @returns undefined where they are at places apart */
function joinedSteps(first: Step, second: Step): Step | undefined {
  const end = first.at + first.in.length;
  const secondEnd = second.at + second.out.length;
  if (second.at > end || secondEnd < first.at) return undefined;
  const before = Math.max(0, first.at - second.at);
  const behind = Math.max(0, secondEnd - end);
  return {
    at: Math.min(first.at, second.at),
    out: second.out.slice(0, before) + first.out + second.out.slice(second.out.length - behind),
    in:
      first.in.slice(0, Math.max(0, second.at - first.at)) +
      second.in +
      (secondEnd < end ? first.in.slice(secondEnd - first.at) : ""),
  };
}

function bounded({ undo, redo }: TypedHistory): TypedHistory {
  let words = 0;
  let kept = 0;
  for (const step of [...redo, ...undo].reverse()) {
    words += step.out.length + step.in.length;
    if (kept > 0 && (words > MOST_WORDS || kept >= MOST_STEPS)) break;
    kept++;
  }
  return kept >= undo.length ? { undo, redo } : { undo: undo.slice(-kept), redo };
}
