import { expect, test } from "vitest";
import { answerFileName, bundleFileName, countWords, givenWords } from "./give-words.ts";

const now = 1_763_776_800_000;
const outbox = { waiting: 3, oldest: now - 5_000, blobs: 0, receiptedThrough: 1, exceptions: [] };

test("a file is called by whose it is and how many are in it, whatever he is called", () => {
  expect(bundleFileName("陈国平", 3)).toBe("送学-陈国平-3条.sxc");
  expect(bundleFileName("../陈\n国|平", 3)).toBe("送学-..陈国平-3条.sxc");
  expect(answerFileName("")).toBe("送学-回执-没有名字.sxc");
});

test("given and not heard of, given and arrived, never given", () => {
  const given = [{ at: now - 1_000, entries: 3 }];
  expect(givenWords(given, outbox, now)).toMatch(/3 条，回执还没有回来。$/);
  expect(givenWords([], outbox, now)).toBe("还没有请人带过。");
  const received = { ...outbox, receiptNumber: "0412" };
  expect(givenWords([], received, now)).toBe("没有在路上的。回执 0412。");
  expect(givenWords(given, { ...received, waiting: 0 }, now)).toMatch(/支部都收到了。回执 0412。$/);
  // What waits now was written after it had been given.
  expect(givenWords(given, { ...received, oldest: now }, now)).toMatch(/都收到了/);
});

test("what is given is counted in words, photos and voices beside what is written", () => {
  expect([countWords(3, 0), countWords(3, 2), countWords(0, 1)]).toEqual([
    "3 条",
    "3 条和 2 个照片、录音",
    "1 个照片、录音",
  ]);
});
