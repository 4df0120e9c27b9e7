import { getDocumentProxy } from "unpdf";
import { ImportRefusal } from "../decode.ts";
import type { Draft, Removed } from "../draft.ts";
import { blocksOf } from "./blocks.ts";
import { type Line, linesOf, type Piece } from "./lines.ts";

const MOST_PAGES = 1_000;
/** Letters of a page below which it is a picture of a page. */
const FEW = 10;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** A PDF that holds letters. Lists, notes and tables are told by how they lie on the page. @throws ImportRefusal */
export async function readPdf(fileName: string, bytes: Uint8Array): Promise<Draft> {
  const pdf = await open(fileName, bytes);
  if (pdf.numPages > MOST_PAGES)
    throw new ImportRefusal(fileName, `有 ${pdf.numPages} 页，超过 ${MOST_PAGES} 页。请分成几个文件再导入。`);
  const pages: Line[][] = [];
  const removed: Removed[] = [];
  const scanned: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { lines, pictures } = await readPage(fileName, pdf, number);
    pages.push(lines);
    const letters = lines.reduce((sum, { text }) => sum + text.trim().length, 0);
    if (letters < FEW && pictures > 0) scanned.push(number);
    else if (pictures > 0)
      removed.push({
        where: `第 ${number} 页`,
        what: "picture",
        text: `${pictures} 张图：PDF 里的图取不出来，需要的话请用 Word 文件导入`,
      });
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

async function open(fileName: string, bytes: Uint8Array): Promise<Pdf> {
  try {
    // A copy: the library takes the bytes for itself.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
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
): Promise<{ lines: Line[]; pictures: number }> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): Piece[] => {
      if (!("str" in item)) return [];
      const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
      const size = Math.hypot(a, b);
      return [{ text: item.str, x, y, width: item.width, size: size || item.height || 1 }];
    });
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    return { lines: linesOf(number, pieces), pictures: fnArray.filter((fn) => PAINTS.has(fn)).length };
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(fileName, `第 ${number} 页坏了，读不出来。能打开的话，请另存为新的 PDF 再导入。`);
  }
}

/** pdf.js's `OPS.paintImageXObject`, `paintInlineImageXObject`, `paintImageXObjectRepeat`, `paintImageMaskXObject`. */
const PAINTS: ReadonlySet<number> = new Set([85, 86, 88, 83]);
