import { expect, test } from "vitest";
import type { TakenIn } from "../../sync/phone.ts";
import { memoryPhone } from "../testing/memory-phone.ts";
import { carryingWords, takenWords } from "./taken-words.ts";

const nothing = await memoryPhone().carry.takeIn(new Uint8Array());
const titles = (taken: Partial<TakenIn>, news = 0): string[] =>
  takenWords({ ...nothing, ...taken }, { receiptNumber: "0412", news }).map(({ title }) => title);

test("an answer to oneself comes first, with its receipt and what else came along", () => {
  expect(titles({ heard: 1, old: 2 })).toEqual(["支部已收到 · 回执 0412", "有 2 份旧回执"]);
  const [said] = takenWords({ ...nothing, heard: 1 }, { news: 4 });
  expect(said).toMatchObject({ title: "支部已收到", words: expect.stringContaining("4 条新消息") as string });
});

test("what is whole is said beside what is not, each trouble once and by its own name", () => {
  const at = 0;
  const said = titles({
    carried: [{ name: "陈国平", entries: 3 }],
    files: 2,
    filesThere: 1,
    known: 1,
    forOthers: 1,
    trouble: (["foreign", "newer", "truncated", "damaged", "changed", "damaged"] as const).map((why) => ({
      why,
      at,
    })),
  });
  expect(said).toHaveLength(10);
  expect(new Set(said).size).toBe(10);
  expect(said[0]).toBe("收下了：陈国平的 3 条");
});

test("what is carried waits for a network, has an answer, or is refused for a reason", () => {
  const codes = ["not-found", "bad-signature", "bad-request", "too-large", "some-day"];
  const said = [
    carryingWords({ state: "waiting" }),
    carryingWords({ state: "answered" }),
    ...codes.map((refused) => carryingWords({ state: "waiting", refused })),
  ];
  expect(new Set(said).size).toBe(said.length);
  expect(said.slice(2).every((words) => words.startsWith("服务器不收："))).toBe(true);
});

test("texts that were handed on say whether they can be seen already", () => {
  const wordsOf = (unnamed: number): string | undefined =>
    takenWords({ ...nothing, texts: 2, unnamed }, { news: 0 })[0]?.words;
  expect(titles({ texts: 2 })).toEqual(["收下了学习材料，2 份"]);
  expect(wordsOf(0)).toContain("就能看");
  expect(wordsOf(1)).toContain("等支部的消息");
});
