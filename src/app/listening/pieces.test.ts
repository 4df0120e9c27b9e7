import { expect, test } from "vitest";
import type { ReadingPart } from "../../domain/entries/readings.ts";
import { leftOut, pieceAt, piecesOf } from "./pieces.ts";

const words = ["第一节", "甲。乙。", "", "丙！丁？", "***"];
const part = (block: number): ReadingPart => ({ block, sound: `s${block}`, size: 1, seconds: 1 });
const sounds = new Map([[1, part(1)]]);

function shown(speaks: boolean, recorded: ReadonlyMap<number, ReadingPart> = sounds): string[] {
  return piecesOf(words, recorded, speaks).map(
    ({ block, words: said, sound }) => `${block} ${sound ? "sound" : said}`,
  );
}

test("a recording, and the phone speaks what it leaves out, sentence by sentence; what says nothing is passed over", () => {
  expect(shown(true)).toEqual(["0 第一节", "1 sound", "3 丙！", "3 丁？"]);
});

test("without a voice of the phone only what is recorded is heard, and it is known how much is not", () => {
  expect(shown(false)).toEqual(["1 sound"]);
  expect(leftOut(words, sounds)).toBe(2);
  expect(shown(true, new Map())).toEqual(["0 第一节", "1 甲。", "1 乙。", "3 丙！", "3 丁？"]);
});

test("a place is found in its sentence; one in a paragraph without any goes to the next, behind the last to the last", () => {
  const pieces = piecesOf(words, sounds, true);
  expect(pieceAt(pieces, { block: 0, offset: 0 })).toBe(0);
  expect(pieceAt(pieces, { block: 1, offset: 3 })).toBe(1);
  expect(pieceAt(pieces, { block: 2, offset: 0 })).toBe(2);
  expect(pieceAt(pieces, { block: 3, offset: 2 })).toBe(3);
  expect(pieceAt(pieces, { block: 9, offset: 0 })).toBe(3);
  expect(pieceAt([], { block: 0, offset: 0 })).toBe(0);
});
