import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placesByBlock, splitAtPlaces } from "./proof-places.ts";

const suspicion = (block: number, start: number, end: number) => ({
  block,
  start,
  end,
  why: "odd-symbol" as const,
  words: "",
});

test("places are numbered in the order of the text, whatever the order of the report", () => {
  const byBlock = placesByBlock([suspicion(3, 0, 1), suspicion(1, 5, 6), suspicion(1, 2, 4)]);
  expect(byBlock.get(1)?.map(({ number, start }) => [number, start])).toEqual([
    [1, 2],
    [2, 5],
  ]);
  expect(byBlock.get(3)?.[0]?.number).toBe(3);
});

test("a place that is empty, or beyond the end, is still there to be found", () => {
  const places = placesByBlock([suspicion(0, 1, 1), suspicion(0, 9, 12)]).get(0) ?? [];
  expect(splitAtPlaces("三段字", places)).toEqual([
    { text: "三" },
    { text: "", place: 1 },
    { text: "段字" },
    { text: "", place: 2 },
  ]);
});

test("no character is lost or doubled, however places overlap", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(10))), (text, spans) => {
      const places =
        placesByBlock(spans.map(([start, length]) => suspicion(0, start, start + length))).get(0) ?? [];
      const pieces = splitAtPlaces(text, places);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect(pieces.flatMap(({ place }) => (place === undefined ? [] : [place]))).toEqual(
        places.map(({ number }) => number),
      );
    }),
  );
});
