import { expect, it } from "vitest";
import { plainWords } from "./plain-words.ts";

it.each([
  ['**粗** <span style="color:red">红</span><br/>下一行', "粗 红\n下一行"],
  ["<h1>题</h1><a href='x' target=_blank>这里</a> <B>重</B>", "题这里 重"],
  ["请**务必**填写", "请务必填写"],
  ["2*3**2 and 3**2", "2*3**2 and 3**2"],
  ["2**3 和 3**2", "2**3 和 3**2"],
  ["请填 <姓名> 和 <name> ；若 x <y 且 y> 1", "请填 <姓名> 和 <name> ；若 x <y 且 y> 1"],
  ["面积 <a 级 且 b> 多少", "面积 <a 级 且 b> 多少"],
])("of %j only the markup goes", (text, plain) => {
  expect(plainWords(text, false)).toBe(plain);
});

it("what this app wrote has none", () => {
  expect(plainWords(" <b>x</b> 或 **y**\r\n", true)).toBe("<b>x</b> 或 **y**");
});
