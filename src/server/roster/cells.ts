/** What stands in a cell, cleaned as a person would read it; and a reason, in Chinese, where it cannot be read. */
export type Read<T> = { value: T } | { reason: string };

const NOTHING = new Set(["", "无", "/", "\\", "-", "—", "——", "－", "暂无", "不详"]);

/** The text of a cell without blanks at its ends and full-width spelling; "" for all the ways to write nothing. */
export function plain(cell: string): string {
  const text = cell.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
  return NOTHING.has(text) ? "" : text;
}

/** "张 三" is written so to stand as wide as three characters; dots in names are written in many ways. */
export function readName(text: string): Read<string> {
  const name = text
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .replaceAll(/\s*[·•・‧∙.](?=\s*\p{Script=Han})\s*/gu, "·");
  if (/\d/.test(name)) return { reason: `“${name}”里有数字，不像姓名。` };
  if (!/^[\p{L}\p{M}· '-]{1,40}$/u.test(name)) return { reason: `“${name}”不像姓名。` };
  return { value: name };
}

/** Numbers that a spreadsheet has rounded: their last digits are gone. */
const ROUNDED = /^\d(\.\d+)?E\+?\d+$/i;
const IDENTITY_CARD = /^\d{17}[\dX]$|^\d{15}$/;

/** @param lastFour whether the column says that it holds four digits: then zeros lost in front are put back */
export function readIdentityKey(text: string, lastFour: boolean): Read<string> {
  const key = text.replaceAll(" ", "").toUpperCase();
  if (ROUNDED.test(key))
    return { reason: "表格把号码变成了科学计数法，后几位已经丢失，请把这一列设成文本再填。" };
  // No more is kept than tells two people apart.
  if (IDENTITY_CARD.test(key)) return { value: key.slice(-4) };
  if (lastFour && /^\d{1,3}$/.test(key)) return { value: key.padStart(4, "0") };
  if (!/^[\p{L}\p{N}-]{1,20}$/u.test(key))
    return { reason: `“${text}”不能用作身份标识，请写 1 到 20 个字母、数字或汉字。` };
  return { value: key };
}

export function readPhone(text: string): Read<string> {
  const phone = text.replaceAll(/[ ()]/g, "");
  if (ROUNDED.test(phone))
    return { reason: "表格把号码变成了科学计数法，后几位已经丢失，请把这一列设成文本再填。" };
  if (!/^\+?\d[\d-]{4,18}\d$/.test(phone)) return { reason: `“${text}”不像电话号码。` };
  return { value: phone };
}

/** One group written "第一 党小组" and "第一党小组" is one. */
export function readGroup(text: string): Read<string> {
  const group = text.replaceAll(" ", "");
  if (group.length > 60) return { reason: "党小组的名称太长，请写 60 个字以内。" };
  return { value: group };
}

export function wordsIn(text: string): string[] {
  return text.split(/[、,;/|\s。]+/).filter((word) => word !== "");
}
