import * as fc from "fast-check";
import { expect, it } from "vitest";
import { importFile } from "./import-text.ts";
import { allWords, utf8 } from "./testing/all-words.ts";
import { DOT } from "./testing/packages.ts";

const read = (html: string) => importFile("页.html", utf8(html));
const blocksOf = async (html: string) => (await read(html)).text.blocks;

it("headings, paragraphs, broken lines, lists in lists with their marks", async () => {
  expect(
    await blocksOf(
      `<title>站</title><h1>题目</h1><p>第一行
       第二行<b>重点</b>。<br>换行。<ol start="3"><li>甲<ul><li>乙</ul><li><p>丙</p><p>还是丙</p></ol><ol type="A"><li>丁</ol><div>末段 m<sup>2</sup>`,
    ),
  ).toEqual([
    { t: "p", text: "第一行第二行重点。" },
    { t: "p", text: "换行。" },
    { t: "li", level: 1, mark: "3.", text: "甲" },
    { t: "li", level: 2, mark: "•", text: "乙" },
    { t: "li", level: 1, mark: "4.", text: "丙" },
    { t: "li", level: 1, mark: "", text: "还是丙" },
    { t: "li", level: 1, mark: "A.", text: "丁" },
    { t: "p", text: "末段 m²" },
  ]);
});

it("tables: head, cells over several rows and columns; a table that only places things is none", async () => {
  expect(
    await blocksOf(
      `<table><caption>表一</caption><thead><tr><th>姓名<th colspan=2>时间</thead><tr><td rowspan=2>何<td>三月<td>四月<tr><td>五月<td></table>
       <table><tr><td><p>正文一。<p>正文二。</table>`,
    ),
  ).toEqual([
    {
      t: "table",
      head: true,
      rows: [
        ["姓名", "时间", ""],
        ["何", "三月", "四月"],
        ["", "五月", ""],
      ],
    },
    { t: "p", text: "正文一。" },
    { t: "p", text: "正文二。" },
  ]);
});

it("footnotes of several programs: the mark in the words, the note as a note", async () => {
  const forms = [
    `<p>话<a href="#fn1" id="r1"><sup>1</sup></a>。</p><ol><li id="fn1"><p>注文。<a href="#r1">↩</a></p></li></ol>`,
    `<p>话<a class="sdfootnoteanc" name="a" href="#s"><sup>1</sup></a>。</p><div id="n"><p><a class="sdfootnotesym" name="s" href="#a">1</a>注文。</p></div>`,
    `<p>话<a epub:type="noteref" href="#f">*</a>。</p><aside epub:type="footnote" id="f">注文。</aside>`,
    `<p>话<sup><a href="#f">[1]</a></sup>。</p><p id="f">[1] 注文。</p>`,
  ];
  for (const form of forms) {
    expect(await blocksOf(`<p>开头一段。</p>${form}`)).toEqual([
      { t: "p", text: "开头一段。" },
      { t: "p", text: "话〔1〕。" },
      { t: "note", mark: "〔1〕", text: "注文。" },
    ]);
  }
});

it("a picture inside the file stays; one outside is not followed; scripts, hidden words and videos are told", async () => {
  const data = Buffer.from(DOT).toString("base64");
  const { text, report, pictures } = await read(
    `<p>看图：<img alt="会场" src="data:image/png;base64,${data}">。</p><img src="https://example.invalid/a.png"><img src="b.png">
     <script>alert(1)</script><p style="display:none">藏着</p><video src="c.mp4">放不了</video><p onclick="x()">末段。`,
  );
  expect(text.blocks.map((block) => (block.t === "pic" ? [block.t, block.alt] : block))).toEqual([
    { t: "p", text: "看图：。" },
    ["pic", "会场"],
    { t: "p", text: "末段。" },
  ]);
  expect(pictures.size).toBe(1);
  expect(report.removed.map(({ what }) => what)).toEqual(["picture", "picture", "script", "hidden", "media"]);
  expect(report.removed[0]!.text).toContain("没有跟随");
});

it("formulas keep their signs in the line, and are told; of one thing in several forms one is read", async () => {
  const { text, report } = await read(
    `<p>设 <math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>x=1</annotation></math> 成立。<epub:switch><epub:case>新</epub:case><epub:default>旧</epub:default></epub:switch></p>`,
  );
  expect(text.blocks).toEqual([{ t: "p", text: "设 x=1 成立。旧" }]);
  expect(report.removed).toMatchObject([{ what: "formula", text: "公式只留下了字：x=1" }]);
});

it("GB18030, whatever the page says of itself", async () => {
  const page = Buffer.concat([
    Buffer.from('<meta charset="utf-8"><p>'),
    Uint8Array.from([0xc4, 0xe3, 0xba, 0xc3, 0xa1, 0xa3]),
  ]);
  const { text, report } = await importFile("页.htm", new Uint8Array(page));
  expect(text.blocks).toEqual([{ t: "p", text: "你好。" }]);
  expect(report).toMatchObject({ format: "html", encoding: "gb18030" });
});

it("property: no word of any nesting of elements is lost, none comes twice", async () => {
  const word = fc.stringMatching(/^[一-龥]{1,6}$/);
  const names = [
    "p",
    "div",
    "b",
    "ul",
    "li",
    "h2",
    "td",
    "tr",
    "table",
    "blockquote",
    "pre",
    "a",
    "span",
    "dl",
  ];
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      word,
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie("tree"), { maxLength: 4 }))
        .map(([name, inside]) => `<${name}>${inside.join("")}</${name}>`),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (trees) => {
      const html = `${trees.join("")}<p>完。</p>`;
      const words = html.replace(/<[^>]*>|\s/g, "");
      const found = allWords(await read(html)).replace(/[\s•]/g, "");
      expect(found.startsWith("页") && found.slice(1) === words ? words : found).toBe(words);
    }),
    { numRuns: 150 },
  );
});
