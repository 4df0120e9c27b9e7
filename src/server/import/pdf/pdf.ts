import { getDocumentProxy } from "unpdf";
import { ImportRefusal } from "../decode.ts";
import type { Draft, Removed } from "../draft.ts";
import { blocksOf } from "./blocks.ts";
import { type Line, linesOf, type Piece } from "./lines.ts";
import { outsideFonts } from "./outside-fonts.ts";
import { picturesOn, type PlacedPicture } from "./pictures.ts";

const MOST_PAGES = 1_000;
/** Pixels of one picture that is taken apart at all. */
const MOST_PIXELS = 30_000_000;
/** Letters of a page below which it is a picture of a page. */
const FEW = 10;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A PDF that holds letters. Lists, notes and tables are told by how they lie on the page. @throws ImportRefusal */
export async function readPdf(fileName: string, bytes: Uint8Array): Promise<Draft> {
  const fonts = outsideFonts();
  const pdf = await open(fileName, bytes, fonts.Factory);
  if (pdf.numPages > MOST_PAGES)
    throw new ImportRefusal(fileName, `有 ${pdf.numPages} 页，超过 ${MOST_PAGES} 页。请分成几个文件再导入。`);
  const pages: Line[][] = [];
  const removed: Removed[] = [];
  const scanned: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { lines, pictures, size } = await readPage(fileName, pdf, number);
    const letters = lines.reduce((sum, { text }) => sum + text.trim().length, 0);
    const told = (text: string) => removed.push({ where: `第 ${number} 页`, what: "picture", text });
    if (fonts.asked.size > 0)
      throw new ImportRefusal(
        fileName,
        `第 ${number} 页用了文件里没有带的字体（${[...fonts.asked].join("、")}），字取不出来。请用 WPS 或 Word 打开，另存为 .docx 再导入。`,
      );
    const isScan = letters < FEW && pictures.length > 0;
    if (isScan) scanned.push(number);
    const shown = isScan ? [] : pictures.filter((one) => !isBackground(one, size));
    for (const { picture } of shown) if (!picture) told("一张图：取不出来，需要的话请用 Word 文件导入");
    if (!isScan && shown.length < pictures.length) told("铺满整页的底图");
    pages.push(placed(lines, shown));
  }
  const hasWords = pages.some((lines) => lines.length > 0);
  if (scanned.length > 0 && scanned.length * 2 >= pages.length)
    throw new ImportRefusal(
      fileName,
      `这是扫描件：${pages.length} 页里有 ${scanned.length} 页只有图、没有字（第 ${scanned[0]} 页起）。请先用 OCR 软件转成文字，存为 .docx 再导入。`,
    );
  if (!hasWords)
    throw new ImportRefusal(fileName, "文件里没有字。请看看是不是拿错了文件，或用 OCR 软件转成文字再导入。");
  for (const page of scanned)
    removed.push({ where: `第 ${page} 页`, what: "picture", text: "整页是图，没有字，没有导入" });
  const heads = [...new Set(pages.flatMap((lines) => [...lines.slice(0, 3), ...lines.slice(-2)]))].map(
    ({ text }) => text,
  );
  const found = blocksOf(pages);
  return { format: "pdf", blocks: found.blocks, removed: [...found.removed, ...removed], heads };
}

async function open(fileName: string, bytes: Uint8Array, BinaryDataFactory: object): Promise<Pdf> {
  try {
    // A copy: the library takes the bytes for itself.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useWorkerFetch: false,
      maxImageSize: MOST_PIXELS,
      BinaryDataFactory,
    });
  } catch (error) {
    if ((error as Error).name === "PasswordException")
      throw new ImportRefusal(fileName, "文件加了密码。请在原来的程序里去掉密码，另存一份再导入。");
    throw new ImportRefusal(
      fileName,
      "PDF 坏了或不完整，打不开。请重新下载或拷贝一份；能打开的话，请另存为新的 PDF 再导入。",
    );
  }
}

async function readPage(
  fileName: string,
  pdf: Pdf,
  number: number,
): Promise<{ lines: Line[]; pictures: PlacedPicture[]; size: { width: number; height: number } }> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): Piece[] => {
      if (!("str" in item)) return [];
      const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
      const size = Math.hypot(a, b);
      return [{ text: item.str, x, y, width: item.width, size: size || item.height || 1 }];
    });
    const pictures = await picturesOn(page, number);
    const { width, height } = page.getViewport({ scale: 1 });
    page.cleanup();
    return { lines: linesOf(number, pieces), pictures, size: { width, height } };
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(fileName, `第 ${number} 页坏了，读不出来。能打开的话，请另存为新的 PDF 再导入。`);
  }
}

/** What fills a page behind its words is paper, not a picture. */
function isBackground(one: PlacedPicture, page: { width: number; height: number }): boolean {
  return one.width > 0.9 * page.width && one.height > 0.9 * page.height;
}

/** Pictures stand behind the last line above their middle. */
function placed(lines: readonly Line[], pictures: readonly PlacedPicture[]): Line[] {
  const all = [...lines];
  for (const { x, y, width, height, picture } of pictures) {
    if (!picture) continue;
    const middle = y + height / 2;
    const before = all.findLastIndex((line) => line.y > middle);
    const page = lines[0]?.page ?? 1;
    all.splice(before + 1, 0, {
      page,
      x,
      y: middle,
      right: x + width,
      size: 0,
      text: "",
      cells: [],
      parts: [],
      picture,
    });
  }
  return all;
}
