import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  MOST_STEPS,
  MOST_WORDS,
  noHistory,
  noted,
  redone,
  stepBetween,
  type TypedHistory,
  undone,
} from "./typed-history.ts";

/** Texts as they follow on one another: letters, words, whole passages in and out, also halves of pairs beside one another. */
const letters = fc.constantFrom("我", "们", "。", "\n", "a", "😀", "😁");
const words = fc.array(letters, { maxLength: 8 }).map((some) => some.join(""));
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(6), insert: words });
const edits = fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 40 });

function edited(
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): string {
  const points = Array.from(text);
  points.splice(Math.floor(at * points.length), remove, insert);
  return points.join("");
}

function written(begin: string, all: [Parameters<typeof edited>[1], boolean][]) {
  let text = begin;
  let history: TypedHistory = noHistory;
  for (const [one, same] of all) {
    const next = edited(text, one);
    const step = stepBetween(text, next);
    // Only what belongs to an open composition is joined.
    if (step) history = noted(history, step, same ? "same" : "typed");
    text = next;
  }
  return { text, history };
}

test("taken back to the end, the beginning stands there; done again, what was written", () => {
  fc.assert(
    fc.property(words, edits, (begin, all) => {
      const { text, history } = written(begin, all);
      let now = { text, history };
      const passed = [text];
      for (let next = undone(history, text); next; next = undone(next.history, next.text)) {
        now = next;
        passed.push(next.text);
      }
      expect(now.text).toBe(begin);
      expect(now.history.undo).toEqual([]);
      for (let next = redone(now.history, now.text); next; next = redone(next.history, next.text)) {
        passed.pop();
        expect(next.text).toBe(passed.at(-1));
        now = next;
      }
      expect(now).toMatchObject({ text, history: { undo: history.undo, redo: [] } });
    }),
  );
});

test("one step back and again is nothing", () => {
  fc.assert(
    fc.property(words, edits, (begin, all) => {
      const { text, history } = written(begin, all);
      const back = undone(history, text);
      if (!back) return;
      expect(redone(back.history, back.text)).toMatchObject({ text, history });
    }),
  );
});

test("it never holds more than its bounds, and the last step always", () => {
  let history: TypedHistory = noHistory;
  let text = "";
  for (let i = 0; i < MOST_STEPS + 50; i++) {
    const next = `${text}一二三`;
    history = noted(history, stepBetween(text, next)!);
    text = next;
  }
  expect(history.undo).toHaveLength(MOST_STEPS);
  const long = "长".repeat(MOST_WORDS + 1);
  history = noted(history, stepBetween(text, text + long)!);
  expect(history.undo).toHaveLength(1);
  expect(undone(history, text + long)?.text).toBe(text);
});

function typed(texts: readonly string[], same = false): TypedHistory {
  return texts.slice(1).reduce<TypedHistory>((history, text, i) => {
    return noted(history, stepBetween(texts[i]!, text)!, same && i > 0 ? "same" : "typed");
  }, noHistory);
}

test("what an input method composes is one step, from the first letter to the word", () => {
  const history = typed(["我", "我j", "我ji", "我jin", "我jint", "我今天"], true);
  expect(history.undo).toEqual([{ at: 1, out: "", in: "今天" }]);
  const twice = noted(history, stepBetween("我今天", "我今天w")!, "anew");
  expect(twice.undo).toHaveLength(2);
  // Composed over what was selected, and given up.
  expect(typed(["我们好", "我w好", "我们好"], true).undo).toEqual([]);
});

test("letters behind one another go together, up to the end of a sentence", () => {
  const history = typed(["", "a", "ab", "ab。", "ab。c", "ab。cd", "ab。c", "ab。"]);
  expect(history.undo.map((step) => [step.out, step.in])).toEqual([
    ["", "ab。"],
    ["", "cd"],
    ["cd", ""],
  ]);
  expect(typed(["", "一二三", "一二三四五"]).undo).toHaveLength(2);
});

test("a history of another text takes nothing back", () => {
  expect(undone(typed(["", "一二三"]), "别的字")).toBeUndefined();
});
