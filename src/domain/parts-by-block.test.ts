import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadingPart } from "./entries/readings.ts";
import { partsByBlock } from "./parts-by-block.ts";

function part(block: number): ReadingPart {
  return { block, sound: `sound-${block}`, size: 1_000, seconds: 3 };
}

test("in the version that was read each part is of its block", () => {
  const parts = [part(0), part(2)];
  expect([...partsByBlock(parts, ["甲", "乙", "丙"])]).toEqual([
    [0, part(0)],
    [2, part(2)],
  ]);
});

test("in a later version the unchanged paragraphs keep their sound, wherever they stand; the changed ones have none", () => {
  const then = ["题", "甲", "乙", "丙"];
  const now = ["题", "新的一段", "乙", "甲改过", "丙"];
  const found = partsByBlock([part(0), part(1), part(2), part(3)], now, then);
  expect([...found].map(([block, { sound }]) => `${block} ${sound}`)).toEqual([
    "0 sound-0",
    "2 sound-2",
    "4 sound-3",
  ]);
});

test("words that stand there twice: each has its own part; one more has that of another", () => {
  const found = partsByBlock([part(0), part(2)], ["好", "乙", "好", "好"], ["好", "乙", "好"]);
  expect([...found].map(([block, { sound }]) => `${block} ${sound}`)).toEqual([
    "0 sound-0",
    "2 sound-2",
    "3 sound-0",
  ]);
});

test("whatever has changed: what is heard at a block are the words of that block", () => {
  const text = fc.array(fc.constantFrom("甲", "乙", "丙", "丁"), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, fc.infiniteStream(fc.boolean()), (now, then, isRead) => {
      const parts = then.flatMap((_, block) => (isRead.next().value ? [part(block)] : []));
      const found = partsByBlock(parts, now, then);
      for (const [block, { block: was }] of found) expect(then[was]).toBe(now[block]);
      const readWords = new Set(parts.map(({ block }) => then[block]));
      expect(found.size).toBe(now.filter((words) => readWords.has(words)).length);
    }),
  );
});
