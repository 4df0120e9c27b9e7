import { expect, test } from "vitest";
import { whereAmI } from "./where.ts";

const android = "Mozilla/5.0 (Linux; Android 13; V2166A) AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["chrome", `${android} Chrome/120.0.0.0 Mobile Safari/537.36`],
  ["android", `${android} Version/4.0 Chrome/100.0.4896.58 Mobile Safari/537.36 VivoBrowser/14.5.10.2`],
  ["android", `${android} Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.2.50806`],
  ["android", "Mozilla/5.0 (Android 13; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0"],
  ["harmony", `${android} Chrome/114.0.5735.196 Mobile Safari/537.36 HuaweiBrowser/14.0.5.302`],
  [
    "harmony",
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile",
  ],
  [
    "iphone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
  ],
  [
    "wechat",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.48",
  ],
  [
    "wechat",
    `${android} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47`,
  ],
  [
    "computer",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
  ],
])("%s: %s", (where, userAgent) => {
  expect(whereAmI(userAgent)).toBe(where);
});
