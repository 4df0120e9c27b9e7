import { expect, test } from "vitest";
import { chineseVoice, type PhoneVoice } from "./speech.ts";

const voice = (lang: string, isLocal = true): PhoneVoice => ({
  id: `${lang} ${isLocal}`,
  name: lang,
  lang,
  isLocal,
});

test("Mandarin of the mainland before others, whatever way the phone writes it", () => {
  const others = [voice("en-US"), voice("zh-TW"), voice("zh-HK")];
  for (const lang of ["zh-CN", "zh_CN", "zh_CN_#Hans", "ZH-cn", "cmn-Hans-CN"])
    expect(chineseVoice([...others, voice(lang)])?.lang).toBe(lang);
  expect(chineseVoice(others)?.lang).toBe("zh-TW");
});

test("one that costs data only where there is no other", () => {
  expect(chineseVoice([voice("zh-CN", false), voice("zh-TW")])?.lang).toBe("zh-TW");
  expect(chineseVoice([voice("zh-CN", false)])?.isLocal).toBe(false);
});

test("no Chinese, no voice", () => {
  expect(chineseVoice([])).toBeUndefined();
  expect(chineseVoice([voice("en-US"), voice("ja-JP"), voice("zha")])).toBeUndefined();
});
