import { expect, test } from "vitest";
import { groupsOf } from "./party-groups.ts";

test("each group once, those with a number in their order, others after them", () => {
  const written = [
    "机关组",
    "第十党小组",
    "第二党小组",
    undefined,
    "第十二党小组",
    "3组",
    "第二党小组",
    "第一党小组",
  ];
  expect(groupsOf(written.map((group) => (group === undefined ? {} : { group })))).toEqual([
    "第一党小组",
    "第二党小组",
    "3组",
    "第十党小组",
    "第十二党小组",
    "机关组",
  ]);
  expect(groupsOf([{}])).toEqual([]);
});
