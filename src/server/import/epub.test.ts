import { expect, it } from "vitest";
import { importFile } from "./import-text.ts";
import { refusal } from "./testing/all-words.ts";
import { DOT, epubOf } from "./testing/packages.ts";

const NOTE = `<p>一章的话<a epub:type="noteref" href="notes.xhtml#n1">1</a>。</p><aside epub:type="footnote" id="own">同页的注。</aside><p>又一段<a epub:type="noteref" href="#own">2</a>。&nbsp;</p>`;

it("chapters in the order of the spine, notes behind their chapter or where the book has them, pictures", async () => {
  const { text, pictures } = await importFile(
    "书.epub",
    epubOf(
      {
        "1.xhtml": `<h1>第一章</h1>${NOTE}<img src="img/a.png" alt="插图"/>`,
        "notes.xhtml": `<h1>注释</h1><p id="n1">1. 另页的注。</p>`,
      },
      { "OPS/img/a.png": DOT },
    ),
  );
  expect(text).toMatchObject({ title: "一本书", source: "某人" });
  expect(text.blocks.map((block) => (block.t === "pic" ? block.alt : block))).toEqual([
    { t: "h", level: 1, text: "第一章" },
    { t: "p", text: "一章的话〔1〕。" },
    { t: "p", text: "又一段〔2〕。" },
    "插图",
    { t: "note", mark: "〔2〕", text: "同页的注。" },
    { t: "h", level: 1, text: "注释" },
    { t: "note", mark: "〔1〕", text: "另页的注。" },
  ]);
  expect(pictures.size).toBe(1);
});

it("a book whose words are encrypted is refused; scrambled fonts are nothing to it", async () => {
  const encryption = (uri: string) => ({
    "META-INF/encryption.xml": `<encryption xmlns:enc="e"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  });
  const pages = { "1.xhtml": "<p>一段话。</p>" };
  expect(await refusal("书.epub", epubOf(pages, encryption("OPS/1.xhtml")))).toMatch(/DRM/);
  const free = await importFile("书.epub", epubOf(pages, encryption("OPS/font.ttf")));
  expect(free.text.blocks).toHaveLength(1);
});

it("a cover that no page shows is told; a title that says nothing is none", async () => {
  const book = `<package><metadata><dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator></metadata><manifest><item id="a" href="1.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.png" media-type="image/png" properties="cover-image"/></manifest><spine><itemref idref="a"/></spine></package>`;
  const { text, report } = await importFile(
    "书.epub",
    epubOf({ "1.xhtml": "<p>题目</p><p>一段话。</p>" }, { "OPS/book.opf": book, "OPS/c.png": DOT }),
  );
  expect([text.title, text.source]).toEqual(["题目", undefined]);
  expect(report.removed).toEqual([{ where: "OPS/c.png", what: "picture", text: "封面：不在书页里" }]);
});

it("a book that is not whole says what is missing", async () => {
  expect(await refusal("书.epub", epubOf({}))).toMatch(/书\.epub：不是完整的 EPUB：里面缺“spine”/);
});
