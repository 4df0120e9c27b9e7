import { expect, test } from "vitest";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import { below, countAnswers, outlineText } from "./outline.ts";

const [first, second, third] = ESSAY_QUESTIONS.map(({ id }) => id) as [string, string, string];

test("answers become paragraphs in the order of the questions; what was left out leaves no gap", () => {
  const outline = { answers: { [third]: "明天就做\n", [first]: " 心里一动", [second]: "  " }, at: 0 };
  expect(outlineText(outline)).toBe("心里一动\n明天就做");
  expect(countAnswers(outline)).toBe(2);
});

test("what was written before stays, word for word, above", () => {
  expect(below("写过的。\n\n", "新的")).toBe("写过的。\n新的");
  expect(below("  \n", "新的")).toBe("新的");
  expect(below("写过的。\n", "")).toBe("写过的。\n");
});
