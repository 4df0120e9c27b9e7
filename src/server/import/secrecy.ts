import { ImportRefusal } from "./decode.ts";

/** Where a mark of secrecy stands by the rules for papers: in the first lines, as a mark, not as a word in a sentence. */
const MARK_LINES = 12;
const SECRET = /(?:^|[\s　【[(（])(绝\s*密|机\s*密|秘\s*密)(?=$|[\s　】\])）★☆*]|\d+\s*年)/;
const INTERNAL =
  /(?:^|[\s　【[(（])(内部(?:资料|文件|刊物|使用|传阅|参阅|发行)?)(?=$|[\s　】\])）,，;；:：.。!！])/;

/**
 * Refuses what must not be here.
 * @param internalAllowed the person who imports has said yes to papers marked 内部
 * @throws ImportRefusal
 */
export function checkSecrecy(fileName: string, text: string, internalAllowed: boolean): void {
  const lines = text.split(/\r?\n/, MARK_LINES * 4).filter((line) => line.trim() !== "");
  for (const [i, line] of lines.slice(0, MARK_LINES).entries()) {
    const head = line.slice(0, 40);
    const secret = SECRET.exec(head);
    if (secret)
      throw new ImportRefusal(fileName, `第 ${i + 1} 行有“${secret[1]}”标志。有密级标志的文件不能导入。`);
    const internal = INTERNAL.exec(head);
    if (internal && !internalAllowed) {
      throw new ImportRefusal(
        fileName,
        `第 ${i + 1} 行有“${internal[1]}”标志。确认可以发给党员的，请加 --internal 再导入。`,
      );
    }
  }
}
