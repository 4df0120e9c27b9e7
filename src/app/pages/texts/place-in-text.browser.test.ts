import { beforeEach, expect, test } from "vitest";
import "../../style/first-paint.css";
import "./reader.css";
import { studyText } from "../../testing/county.ts";
import { wordsOf } from "../../../protocol/block-words.ts";
import { pointAtTop, scrollToPoint } from "./place-in-text.ts";

let words: HTMLElement;

beforeEach(() => {
  words = document.createElement("div");
  words.className = "words";
  for (const [i, block] of studyText().blocks.entries()) {
    const p = document.createElement("p");
    p.dataset["block"] = String(i);
    p.textContent = wordsOf(block);
    words.append(p);
  }
  const reading = document.createElement("main");
  reading.className = "reading";
  reading.append(words);
  document.body.replaceChildren(reading);
  document.documentElement.style.fontSize = "";
  scrollTo(0, 0);
});

test("at the beginning it is the first character", () => {
  expect(pointAtTop(words)).toEqual({ block: 0, offset: 0 });
});

test("the same line is found again in a paragraph that is longer than the screen", () => {
  const point = { block: 2, offset: 700 };
  expect(scrollToPoint(words, point)).toBe(true);
  const found = pointAtTop(words);
  expect(found?.block).toBe(2);
  // The line begins at or before the character, and is the line that it stands in.
  expect(found?.offset).toBeLessThanOrEqual(700);
  expect(found?.offset).toBeGreaterThan(700 - 40);
  const before = scrollY;
  scrollTo(0, 0);
  scrollToPoint(words, found ?? { block: 0, offset: 0 });
  expect(Math.abs(scrollY - before)).toBeLessThanOrEqual(1);
});

test("larger letters: the line that was being read is at the top again", () => {
  scrollToPoint(words, { block: 2, offset: 900 });
  const point = pointAtTop(words);
  document.documentElement.style.fontSize = "187.5%";
  if (point) scrollToPoint(words, point);
  const after = pointAtTop(words);
  expect(after?.block).toBe(2);
  expect(Math.abs((after?.offset ?? 0) - (point?.offset ?? 0))).toBeLessThan(40);
});

test("a block that is not on the page is not gone to", () => {
  expect(scrollToPoint(words, { block: 999, offset: 0 })).toBe(false);
});
