import { expect, test } from "vitest";
import { mdWords } from "./markdown.ts";

test.each([
  ["a line below which makes no heading of it", "体会\n---\n===", "体会  \n\\---  \n\\==="],
  ["a list", "- 一\n+ 二\n3. 三\n4) 四", "\\- 一  \n\\+ 二  \n3\\. 三  \n4\\) 四"],
  ["code", "    缩进\n~~~\n`x`", "　　缩进  \n\\~\\~\\~  \n\\`x\\`"],
  ["what stands for another sign", "&lt;b&gt;", "\\&lt;b\\&gt;"],
  ["a heading, a link, a table", "# 一 [二](三) | 四", "\\# 一 \\[二\\](三) \\| 四"],
  ["what is none of it", "　　3 月 5 日，1.5 小时，一-二", "　　3 月 5 日，1.5 小时，一-二"],
])("somebody's words stay as he wrote them: %s", (_what, words, written) => {
  expect(mdWords(words)).toBe(written);
});
