import { display } from "../settings/display.ts";

/** What the app says of itself in fewer strange words. The first that fits counts, so the longer stand first. */
const PLAIN: readonly (readonly [string, string])[] = [
  ["离线，可照常学习", "没有网，照样能学"],
  ["上传的情况", "交上去了没有"],
  ["，待上传", "，还没交上去"],
  ["待上传", "还没交上去的有"],
  ["上传", "交上去"],
  ["草稿已存在本机", "写的已存在这部手机上"],
  ["存在本机", "存在这部手机上"],
];

/** In 长辈版 "离线，可照常学习 · 待上传 3 条" is "没有网，照样能学 · 还没交上去的有 3 条". */
export function inPlainWords(words: string): string {
  if (!display.value.elder) return words;
  return PLAIN.reduce((said, [strange, plain]) => said.replaceAll(strange, plain), words);
}
