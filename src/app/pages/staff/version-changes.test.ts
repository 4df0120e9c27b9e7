import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { StudyText } from "../../../protocol/study-text.ts";
import { changesBetween } from "./version-changes.ts";

function textOf(...paragraphs: string[]): StudyText {
  return { studyText: 1, title: "题目", blocks: paragraphs.map((text) => ({ t: "p", text })) };
}
const kinds = (before: StudyText, after: StudyText) =>
  changesBetween(before, after)?.map(({ how, at, pieces }) => [
    how,
    at,
    pieces.map(({ text }) => text).join("|"),
  ]);

test("what stayed is not told; what came, went and was changed is, with its place in the new version", () => {
  const before = textOf("第一段。", "动员部暑。", "要去掉的。", "末段。");
  expect(changesBetween(before, before)).toEqual([]);
  expect(kinds(before, textOf("第一段。", "动员部署。", "末段。"))).toEqual([
    ["changed", 3, "动员部|暑|署|。"],
    ["removed", 3, "要去掉的。"],
  ]);
  expect(kinds(textOf("一", "二"), textOf("一", "新的", "二"))).toEqual([["added", 3, "新的"]]);
  expect(kinds(textOf("一", "二"), textOf("二"))).toEqual([["removed", 2, "一"]]);
});

test("the title counts as a line, and a paragraph that has nothing in common with the old one is another", () => {
  expect(kinds(textOf("甲乙"), { ...textOf("丙丁"), title: "新题目" })).toEqual([
    ["changed", 1, "新|题目"],
    ["removed", 2, "甲乙"],
    ["added", 2, "丙丁"],
  ]);
});

test("what is told is enough to make the new version of the old one, whatever both are", () => {
  const paragraphs = fc.array(fc.string({ unit: fc.constantFrom("学", "习", "会"), maxLength: 6 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(paragraphs, paragraphs, (old, fresh) => {
      const changes = changesBetween(textOf(...old), textOf(...fresh))!;
      // Each line that is only in one of them is told, as often as it is there more often.
      const told = (without: "added" | "removed"): string[] =>
        changes
          .filter(({ how }) => how !== without)
          .map(({ pieces }) => pieces.flatMap(({ text, how }) => (how === without ? [] : [text])).join(""));
      const rest = (all: readonly string[], gone: readonly string[]): string[] => {
        const left = [...all];
        for (const one of gone) left.splice(left.indexOf(one), 1);
        return left;
      };
      expect(rest(fresh, told("removed"))).toEqual(expect.arrayContaining(rest(old, told("added"))));
      expect(rest(fresh, told("removed"))).toHaveLength(rest(old, told("added")).length);
      for (const one of told("removed")) expect(fresh).toContain(one);
      for (const one of told("added")) expect(old).toContain(one);
    }),
  );
});

test("two texts that have nothing to do with one another are not compared without end", () => {
  const long = (mark: string) => textOf(...Array.from({ length: 5_000 }, (_, i) => `${mark}${i}`));
  expect(changesBetween(long("甲"), long("乙"))).toBeUndefined();
});
