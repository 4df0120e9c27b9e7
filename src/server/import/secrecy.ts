import { ImportRefusal } from "./decode.ts";

/** Where a mark of secrecy stands by the rules for papers: in the first lines, as a mark, not as a word in a sentence. */
const MARK_LINES = 12;
const SECRET = /(?:^|[\s　【[(（])(绝\s*密|机\s*密|秘\s*密)(?=$|[\s　】\])）★☆*]|\d+\s*年)/;
const INTERNAL =
  /(?:^|[\s　【[(（])(内部(?:资料|文件|刊物|使用|传阅|参阅|发行)?)(?=$|[\s　】\])）,，;；:：.。!！])/;

/** Refuses what must not be here: looks at the first lines. @throws ImportRefusal */
export function checkSecrecy(fileName: string, text: string, internalAllowed: boolean): void {
  const lines = text.split(/\r?\n/, MARK_LINES * 4).filter((line) => line.trim() !== "");
  checkMarks(
    fileName,
    lines.slice(0, MARK_LINES).map((words, i) => ({ where: `第 ${i + 1} 行`, words })),
    internalAllowed,
  );
}

/**
 * Refuses a file with a mark of secrecy at one of these places: its first lines, the heads and feet of its pages.
 * @param internalAllowed the person who imports has said yes to papers marked 内部
 * @throws ImportRefusal
 */
export function checkMarks(
  fileName: string,
  places: readonly { where: string; words: string }[],
  internalAllowed: boolean,
): void {
  for (const { where, words } of places) {
    const head = words.trim().slice(0, 40);
    const secret = SECRET.exec(head);
    if (secret)
      throw new ImportRefusal(
        fileName,
        `${where}有“${secret[1]}”标志。有密级标志的文件不能导入。请按保密规定保管，不要放到联网的机器上。`,
      );
    const internal = INTERNAL.exec(head);
    if (internal && !internalAllowed) {
      throw new ImportRefusal(
        fileName,
        `${where}有“${internal[1]}”标志，没有导入。请先确认它可以发给党员。`,
        true,
      );
    }
  }
}

export const FIRST_LINES = MARK_LINES;
