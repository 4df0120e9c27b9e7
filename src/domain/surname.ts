/** 复姓 that are met today. */
const OF_TWO = new Set(
  "欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 轩辕 端木 百里 南宫 独孤 闻人 太史 申屠 公羊 淳于 单于 赫连 澹台 呼延 拓跋 仲孙 钟离 鲜于 司空 万俟 濮阳 亓官 第五 西门 东郭".split(
    " ",
  ),
);

/** The 姓 of a name, as one looks for it in a list: "欧阳" of 欧阳修, "李" of 李秀英; of other names the first letter. */
export function surnameOf(name: string): string {
  const letters = Array.from(name.trim());
  const two = letters.slice(0, 2).join("");
  return letters.length > 2 && OF_TWO.has(two) ? two : (letters[0] ?? "");
}
