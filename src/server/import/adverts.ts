/**
 * Site adverts around and inside texts that were copied from the web. A line is taken out only where it can be nothing else:
 * it is short and shows two signs. One sign is a suspicion for a person.
 */
const SIGNS: readonly RegExp[] = [
  /本站|本网站|本网(?=为|提供|编辑)/,
  /(?:精心|特意|为[你您大家]+)(?:整理|准备|收集|搜集)/,
  /范文|模板下载|文档下载|试题|作文|课件/,
  /客服|在线咨询|欢迎咨询|联系我们/,
  /会员(?:权益|特权|价|免费)|尊享|VIP|充值/i,
  /每天仅需|仅需[\d.]+元|免费(?:使用|下载|试用)|立即下载|点击下载/,
  /参考价值|供(?:您|你|大家)参考|创作提供/,
  /关注(?:微信)?公众号|扫码关注|扫一扫|加微信|转载请注明/,
  /https?:\/\/|www\.[a-z0-9]/i,
];
const LONGEST = 160;

/** @returns how sure it is that the whole line is an advert */
export function advertLikeness(line: string): "sure" | "perhaps" | "no" {
  const text = line.trim();
  if (text.length === 0 || text.length > LONGEST) return "no";
  const signs = SIGNS.filter((sign) => sign.test(text)).length;
  if (signs >= 2) return "sure";
  return signs === 1 && text.length < 60 ? "perhaps" : "no";
}
