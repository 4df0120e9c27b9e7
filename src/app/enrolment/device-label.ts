/** "安卓手机 · Chrome": what its owner will know it by in a list. Nothing that would tell two of them apart. */
export function deviceLabel(userAgent = navigator.userAgent): string {
  const device = first(userAgent, [
    [/iPhone/, "苹果手机"],
    [/iPad/, "苹果平板"],
    [/HarmonyOS|OpenHarmony/, "鸿蒙手机"],
    [/Android.*Mobile/, "安卓手机"],
    [/Android/, "安卓平板"],
    [/Windows/, "Windows 电脑"],
    [/Mac OS/, "苹果电脑"],
  ]);
  const browser = first(userAgent, [
    [/MicroMessenger/i, "微信"],
    [/HuaweiBrowser/, "华为浏览器"],
    [/MiuiBrowser/, "小米浏览器"],
    [/VivoBrowser/, "vivo 浏览器"],
    [/HeyTapBrowser/, "OPPO 浏览器"],
    [/UCBrowser/, "UC 浏览器"],
    [/QQBrowser/, "QQ 浏览器"],
    [/Edg/, "Edge"],
    [/Firefox|FxiOS/, "Firefox"],
    [/Chrome|CriOS/, "Chrome"],
    [/Safari/, "Safari"],
  ]);
  return `${device ?? "设备"} · ${browser ?? "浏览器"}`;
}

function first(text: string, names: readonly (readonly [RegExp, string])[]): string | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}
