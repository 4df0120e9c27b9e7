import { inWeChat } from "../enrolment/browser.ts";

/** Which pictures show how the app comes onto this phone's screen. */
export type Where = "wechat" | "iphone" | "chrome" | "harmony" | "android" | "computer";

export function whereAmI(userAgent = navigator.userAgent): Where {
  if (inWeChat(userAgent)) return "wechat";
  if (/iPhone|iPad|iPod/.test(userAgent)) return "iphone";
  if (/HarmonyOS|OpenHarmony|HuaweiBrowser|ArkWeb/.test(userAgent)) return "harmony";
  if (!/Android/.test(userAgent)) return "computer";
  // They call themselves Chrome as well, and their menu is at the bottom.
  const others = /MiuiBrowser|VivoBrowser|HeyTapBrowser|UCBrowser|QQBrowser|SamsungBrowser|Firefox|Edg/;
  return !others.test(userAgent) && /Chrome\//.test(userAgent) ? "chrome" : "android";
}

/** Opened from the phone's own screen, not in a browser's tab. */
export function isInstalled(): boolean {
  return (
    matchMedia("(display-mode: standalone)").matches ||
    (navigator as { standalone?: boolean }).standalone === true
  );
}
