import { expect, it } from "vitest";
import * as fc from "fast-check";
import { importFile } from "../import-text.ts";
import { allWords } from "../testing/all-words.ts";
import { docxOf, DOT, drawing, para } from "../testing/packages.ts";

const read = (bytes: Uint8Array) => importFile("文件.docx", bytes);
const inList = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${at > 0 ? "<w:isLgl/>" : ""}</w:lvl>`;
const NUMBERING = `
  <w:abstractNum w:abstractNumId="0">${level(0, "chineseCounting", "%1、")}${level(1, "decimal", "%1.%2")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, "bullet", "\uF0B7")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
const STYLES = `
  <w:style w:styleId="T"><w:name w:val="Title"/></w:style>
  <w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="Mine"><w:name w:val="我的标题"/><w:basedOn w:val="Two"/></w:style>
  <w:style w:styleId="Two"><w:name w:val="二级"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="C"><w:name w:val="toc 1"/></w:style>`;
const styled = (text: string, style: string) => para(text, `<w:pStyle w:val="${style}"/>`);

it("title, headings by style and outline, and the document's own contents told apart", async () => {
  const body =
    styled("怎样学", "T") +
    styled("目录一\t1", "C") +
    styled("先看", "H1") +
    para("第一段。") +
    styled("再想", "Mine");
  const { text, report } = await read(docxOf(body + para("第二段。"), { styles: STYLES }));
  expect(text.title).toBe("怎样学");
  expect(text.blocks).toEqual([
    { t: "h", level: 1, text: "先看" },
    { t: "p", text: "第一段。" },
    { t: "h", level: 2, text: "再想" },
    { t: "p", text: "第二段。" },
  ]);
  expect(report.removed).toMatchObject([{ what: "contents", text: "目录一 1" }]);
});

it("numbers that Word only draws stand in the text: 一、, 1.1, bullets; a list that starts anew does", async () => {
  const body =
    para("讲话。") +
    para("先学这一条。学完再做。", inList(1)) +
    para("细的。", inList(1, 1)) +
    para("细的又一条。", inList(1, 1)) +
    para("再做那一条。做完再看。", inList(1)) +
    para("点。", inList(2)) +
    para("另起一条。学完再做。", inList(3));
  const { text } = await read(docxOf(body, { numbering: NUMBERING }));
  expect(text.blocks.map((block) => (block.t === "li" ? [block.level, block.mark] : block.t))).toEqual([
    "p",
    [1, "一、"],
    [2, "1.1"],
    [2, "1.2"],
    [1, "二、"],
    [1, "•"],
    [1, "一、"],
  ]);
});

it("tables: cells that reach over others, a head, words and pictures inside, a frame of one cell", async () => {
  const cell = (inside: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
  const table =
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(para("姓名"))}${cell(para("时间"), '<w:gridSpan w:val="2"/>')}</w:tr>` +
    row(
      cell(para("何") + para("小满"), '<w:vMerge w:val="restart"/>'),
      cell(para("三月")),
      cell(drawing("embed", "inside", "签名")),
    ) +
    row(cell("<w:p/>", "<w:vMerge/>"), cell(para("四月")), cell("<w:p/>")) +
    "</w:tbl>";
  const frame = `<w:tbl>${row(cell(para("框里的一段。") + para("又一段。")))}</w:tbl>`;
  const { text, pictures } = await read(
    docxOf(para("一段话。") + table + frame, {}, { "word/media/image1.png": DOT }),
  );
  expect(text.blocks.slice(1)).toEqual([
    {
      t: "table",
      head: true,
      rows: [
        ["姓名", "时间", ""],
        ["何\n小满", "三月", ""],
        ["", "四月", ""],
      ],
    },
    expect.objectContaining({
      t: "pic",
      alt: "签名",
      width: 1,
      height: 1,
      type: "image/png",
      size: DOT.length,
    }),
    { t: "p", text: "框里的一段。" },
    { t: "p", text: "又一段。" },
  ]);
  expect([...pictures.values()].map((bytes) => [...bytes])).toEqual([[...DOT]]);
});

it("footnotes stand behind the text with the marks that stand in it", async () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const body = `<w:p><w:r><w:t>先说</w:t></w:r>${reference(3)}<w:r><w:t>，后说</w:t></w:r>${reference(2)}<w:r><w:t>。</w:t></w:r></w:p>`;
  const footnotes = `<w:footnote w:id="2">${para("后面的注。")}</w:footnote><w:footnote w:id="3">${para("前面的注。")}</w:footnote>`;
  const { text } = await read(docxOf(body, { footnotes }));
  expect(text.blocks).toEqual([
    { t: "p", text: "先说〔1〕，后说〔2〕。" },
    { t: "note", mark: "〔1〕", text: "前面的注。" },
    { t: "note", mark: "〔2〕", text: "后面的注。" },
  ]);
});

it("what is not in the text is told: deleted, hidden, comments, heads, a picture outside that is never followed", async () => {
  const body =
    `<w:p><w:r><w:t>留下的。</w:t></w:r><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:ins><w:r><w:t>加上的。</w:t></w:r></w:ins>` +
    `<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>` +
    drawing("link", "outside", "远处");
  const { text, report } = await read(
    docxOf(body, {
      comments: `<w:comment w:id="0">${para("改过了吗")}</w:comment>`,
      header1: para("某某单位"),
    }),
  );
  expect(text.blocks).toEqual([{ t: "p", text: "留下的。加上的。" }]);
  expect(report.removed.map(({ what, text: gone }) => [what, gone])).toEqual([
    ["deleted", "删去的"],
    ["hidden", "藏着的"],
    ["comment", "改过了吗"],
    ["picture", "远处 https://example.invalid/x.png：在文件之外，没有跟随"],
    ["running-head", "某某单位"],
  ]);
});

it("text boxes stand behind their paragraph, once", async () => {
  const box = `<w:txbxContent>${para("框里的字。")}</w:txbxContent>`;
  const alternate = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent>`;
  const { text } = await read(
    docxOf(`<w:p><w:r><w:t>正文。</w:t></w:r><w:r>${alternate}</w:r></w:p>${para("下文。")}`),
  );
  expect(text.blocks.map((block) => (block.t === "p" ? block.text : block.t))).toEqual([
    "正文。",
    "框里的字。",
    "下文。",
  ]);
});

it("a title that is a paragraph, or broken characters, makes no entry that nobody takes", async () => {
  const long = "很长的题目，".repeat(60);
  const { text, titleFound } = await read(docxOf(styled(long, "T") + para("一段话。"), { styles: STYLES }));
  expect([text.title, titleFound]).toEqual(["文件", false]);
  expect(text.blocks[0]).toEqual({ t: "p", text: long });
  const odd = await importFile("坏\uD800名.docx", docxOf(para("一段话。说完。")));
  expect(odd.text.title).toBe("坏\uFFFD名");
});

it("a file with other prefixes is the same file", async () => {
  const plain = `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>一段话。</x:t></x:r></x:p></x:body></x:document>`;
  const { text } = await read(docxOf("", {}, { "word/document.xml": plain }));
  expect(text.blocks).toEqual([{ t: "p", text: "一段话。" }]);
});

it("property: every word of paragraphs, lists and cells is there, in order", async () => {
  const word = fc.stringMatching(/^[一-龥a-z0-9]{1,8}$/);
  const piece = fc.oneof(
    word.map((text) => ({ xml: para(text), words: [text] })),
    word.map((text) => ({ xml: para(text, inList(2)), words: [text] })),
    fc.array(fc.array(word, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) => ({
      xml: `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${para(text)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`,
      words: rows.flat(),
    })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const text = await read(
        docxOf(pieces.map(({ xml }) => xml).join("") + para("完。"), { numbering: NUMBERING }),
      );
      const squeeze = (words: string) => words.replace(/[\s•]/g, "");
      const found = squeeze(allWords(text)).replace(/^文件/, "");
      expect(found).toBe(squeeze([...pieces.flatMap(({ words }) => words), "完。"].join("")));
    }),
    { numRuns: 60 },
  );
});
