import { expect, test } from "vitest";
import { surnameOf } from "./surname.ts";

test("the surname of a name: of one sign, of two, and of a name of another kind", () => {
  expect(["李秀英", "欧阳修", "欧阳", "欧小满", " 单于飞 ", "𠮷田", "Aynur", ""].map(surnameOf)).toEqual([
    "李",
    "欧阳",
    "欧",
    "欧",
    "单于",
    "𠮷",
    "A",
    "",
  ]);
});
