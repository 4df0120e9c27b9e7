import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldEssays } from "../fold/essays.ts";
import { Journal } from "../testing/journal.ts";
import { commonVersion } from "./common-version.ts";
import { chunksOf, joined, type Choice, type Chunk } from "./join.ts";

const every = (chunks: readonly Chunk[], choice: Choice): string =>
  joined(
    chunks,
    chunks.map(() => choice),
  );

test("each side's own changes, and what both changed, are apart", () => {
  const base = "今天读了一遍。大家都说好。明天再读。";
  const chunks = chunksOf(
    base,
    "今天读了两遍。大家都说好。明天再读。",
    "今天读了三遍。大家都说好。后天再读。",
  );
  expect(chunks).toEqual([
    { is: "same", mine: "今天读了", theirs: "今天读了" },
    { is: "both", mine: "两", theirs: "三" },
    { is: "same", mine: "遍。大家都说好。", theirs: "遍。大家都说好。" },
    { is: "theirs", mine: "明", theirs: "后" },
    { is: "same", mine: "天再读。", theirs: "天再读。" },
  ]);
  expect(joined(chunks, [undefined, "mine", undefined, "theirs", undefined])).toBe(
    "今天读了两遍。大家都说好。后天再读。",
  );
  // What nobody has decided stands there twice and is not lost.
  expect(joined(chunks, [])).toBe("今天读了两三遍。大家都说好。明后天再读。");
});

test("what both wrote alike is asked of nobody", () => {
  expect(chunksOf("一。", "一。二。", "一。二。")).toEqual([
    { is: "same", mine: "一。二。", theirs: "一。二。" },
  ]);
});

test("both went on behind the same end: nothing of either is lost", () => {
  const chunks = chunksOf("共同的开头", "共同的开头，这里", "共同的开头，那里");
  expect(every(chunks, "both")).toContain("这");
  expect(every(chunks, "both")).toContain("那");
  expect(chunks.some(({ is }) => is === "both")).toBe(true);
});

const words = fc.array(fc.constantFrom("学", "习", "了", "，", "。", "\n", "好", "😀", "abc"), {
  maxLength: 40,
});
const text = words.map((all) => all.join(""));
/** Made from the base by some edits, or something else altogether. */
const texts = fc
  .tuple(text, fc.array(fc.tuple(fc.boolean(), fc.nat(60), fc.nat(8), text), { maxLength: 5 }), text)
  .map(([base, edits, other]) => {
    let [mine, theirs] = [base, base];
    for (const [isMine, at, remove, put] of edits) {
      const change = (its: string): string => its.slice(0, at) + put.slice(0, 10) + its.slice(at + remove);
      if (isMine) mine = change(mine);
      else theirs = change(theirs);
    }
    return { base, mine, theirs, other };
  });

test("all of mine is mine, all of the other is the other, and each word of both can be had", () => {
  fc.assert(
    fc.property(texts, fc.boolean(), fc.boolean(), ({ base, mine, theirs, other }, isKnown, isAlien) => {
      const one = isAlien ? other : mine;
      const chunks = chunksOf(isKnown ? base : undefined, one, theirs);
      expect(every(chunks, "mine")).toBe(one);
      expect(every(chunks, "theirs")).toBe(theirs);
      for (const chunk of chunks) {
        expect(chunk.is === "same").toBe(chunk.mine === chunk.theirs);
        expect(chunk.mine + chunk.theirs).not.toBe("");
      }
    }),
    { numRuns: 400 },
  );
});

test("the same question from the other phone has the same places in it", () => {
  fc.assert(
    fc.property(texts, ({ base, mine, theirs }) => {
      const turned = { same: "same", mine: "theirs", theirs: "mine", both: "both" } as const;
      const here = chunksOf(base, mine, theirs);
      const there = chunksOf(base, theirs, mine);
      expect(there).toEqual(here.map((one) => ({ is: turned[one.is], mine: one.theirs, theirs: one.mine })));
    }),
  );
});

test("the version that two were made from, also behind a joining, and none where there is none", () => {
  const journal = new Journal();
  const save = (base?: string, more: { joined?: string[] } = {}): string =>
    journal.write(journal.entries.length, "essay-saved", {
      essay: "e1",
      title: "",
      text: "写",
      ...(base === undefined ? {} : { base }),
      ...more,
    });
  const first = save();
  const second = save(first);
  const [here, there] = [save(second), save(second)];
  const together = save(here, { joined: [there] });
  const late = save(there);
  const alone = save();
  const essay = foldEssays(journal.entries).list[0]!;
  expect(commonVersion(essay, here, there)).toBe(second);
  expect(commonVersion(essay, together, late)).toBe(there);
  expect(commonVersion(essay, here, alone)).toBeUndefined();
  expect(commonVersion(essay, undefined, there)).toBeUndefined();
  expect(essay.heads).toEqual([together, late, alone]);
});
