import { expect, it } from "vitest";
import { importFile } from "../import-text.ts";
import { refusal } from "../testing/all-words.ts";
import { pdfOf } from "../testing/packages.ts";

const FULL = "a line of words that goes on to the right edge of its page, more or";
const NAMES = ["", "first", "second", "third"];
const page = (number: number) =>
  [
    [50, 800, 10, "Running head"],
    [100, 700, 12, `${NAMES[number]} ${FULL}`],
    [76, 680, 12, `less, and ends here in the ${NAMES[number]} way.`],
    [100, 660, 12, `A paragraph behind the ${NAMES[number]}.`],
    [300, 40, 10, String(number)],
  ] as const;

it("lines become paragraphs; heads and page numbers of page after page are told and left out", async () => {
  const { text, report } = await importFile("文.pdf", pdfOf([page(1), page(2), page(3)]));
  expect(text.blocks.map((block) => (block.t === "p" ? block.text : block.t))).toEqual(
    [1, 2, 3].flatMap((n) => [
      `${NAMES[n]} ${FULL} less, and ends here in the ${NAMES[n]} way.`,
      `A paragraph behind the ${NAMES[n]}.`,
    ]),
  );
  expect(report.removed.map(({ where, what }) => `${where} ${what}`)).toEqual(
    [1, 2, 3].flatMap((n) => [`第 ${n} 页 running-head`, `第 ${n} 页 page-number`]),
  );
});

it("larger type is a heading, bullets are items, columns under each other a table, small type at the foot a note", async () => {
  const { text } = await importFile(
    "文.pdf",
    pdfOf([
      [
        [200, 780, 20, "The Title"],
        [76, 740, 15, "One heading"],
        [76, 720, 12, "Words with a note"],
        [172, 725, 7, "1"],
        [76, 700, 12, "\\267 first item"],
        [76, 680, 12, "Name"],
        [200, 680, 12, "Day"],
        [76, 660, 12, "He"],
        [200, 660, 12, "Monday"],
        [76, 60, 8, "1 The note itself."],
      ],
    ]),
  );
  expect(text.title).toBe("The Title");
  expect(text.blocks).toEqual([
    { t: "h", level: 2, text: "One heading" },
    { t: "p", text: "Words with a note〔1〕" },
    { t: "li", level: 1, mark: "•", text: "first item" },
    {
      t: "table",
      head: true,
      rows: [
        ["Name", "Day"],
        ["He", "Monday"],
      ],
    },
    { t: "note", mark: "〔1〕", text: "The note itself." },
  ]);
});

it("a scanned PDF, an empty one and a broken one are told apart, each with what to do", async () => {
  expect(await refusal("扫.pdf", pdfOf([[], []], true))).toMatch(/扫描件：2 页里有 2 页只有图.*OCR/);
  expect(await refusal("空.pdf", pdfOf([[]]))).toMatch(/没有字/);
  const whole = pdfOf([page(1)]);
  expect(await refusal("断.pdf", whole.slice(0, 40))).toMatch(/坏了或不完整.*重新下载/);
});

it("a picture stands between the lines that it lies between", async () => {
  const lines = [
    [50, 800, 12, "Words above the picture."],
    [50, 30, 12, "Words below the picture."],
  ] as const;
  const { text, pictures } = await importFile("文.pdf", pdfOf([lines], true));
  expect(text.blocks.map(({ t }) => t)).toEqual(["p", "pic", "p"]);
  expect(text.blocks[1]).toMatchObject({ type: "image/png", width: 1, height: 1 });
  expect(pictures.size).toBe(1);
});

it("words in a font that is not in the file are not lost in silence", async () => {
  const plain = Buffer.from(pdfOf([page(1)])).toString("latin1");
  const chinese = plain.replace(
    "/Subtype /Type1 /BaseFont /Helvetica",
    "/Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>]",
  );
  expect(await refusal("旧.pdf", new Uint8Array(Buffer.from(chinese, "latin1")))).toMatch(
    /第 1 页用了文件里没有带的字体（GBK-EUC-H），字取不出来。请用 WPS/,
  );
});
