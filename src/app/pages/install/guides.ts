import type { Where } from "../../install/where.ts";
import type { MenuButton } from "../enrol/menu-drawing.tsx";

export interface Guide {
  /** which phone and browser, for who looks for his own */
  name: string;
  steps: readonly string[];
  /** the step that is drawn: the menu's button and the line in it */
  drawn: { button: MenuButton; choose: string };
  /** What is kept there and here is apart: a code takes the person over. Said in these words. */
  apart?: string;
}

/**
 * How the app comes onto the screen. Browsers call the same thing by other words from version to version: where two are known,
 * both stand here.
 */
export const guides: Record<Where, Guide> = {
  wechat: {
    name: "微信里",
    steps: [
      "点右上角的三个点 “···”",
      "选“在浏览器打开”",
      "第一次在浏览器打开，会问邀请码：输入换机号码",
      "到那里的“我的 → 装到手机桌面”，接着装",
    ],
    drawn: { button: { at: "top", looks: "dots" }, choose: "在浏览器打开" },
    apart:
      "微信里装不了，要先换到手机浏览器。微信和浏览器存的东西不相通，请先在这里要一个换机号码，记下 12 位数字。",
  },
  iphone: {
    name: "苹果手机，Safari",
    steps: ["点“分享”：方框里一个向上的箭头", "往下找，选“添加到主屏幕”", "点右上角的“添加”"],
    drawn: { button: { at: "bottom", looks: "share" }, choose: "添加到主屏幕" },
    apart:
      "苹果手机上，桌面上的送学和 Safari 里的存的东西不相通。请先要一个换机号码；装好后从桌面打开，输入那 12 位数字。装到桌面的，很久不打开也不会被 Safari 清掉。",
  },
  chrome: {
    name: "安卓手机，Chrome",
    steps: ["点右上角的三个点", "选“添加到主屏幕”（有的写“安装应用”）", "点“安装”"],
    drawn: { button: { at: "top", looks: "dots-down" }, choose: "添加到主屏幕" },
  },
  harmony: {
    name: "华为、鸿蒙手机，自带浏览器",
    steps: ["点下面一排的四个点", "选“添加至桌面”（有的先选“添加至”，再选“桌面”）", "点“添加”"],
    drawn: { button: { at: "bottom", looks: "four-dots" }, choose: "添加至桌面" },
  },
  android: {
    name: "其他安卓手机的浏览器",
    steps: [
      "打开浏览器的菜单，一般在下面一排或右上角",
      "找“添加到桌面”（有的写“添加快捷方式”“添加到主屏幕”）",
      "手机问能不能放图标，点“允许”",
    ],
    drawn: { button: { at: "bottom", looks: "dots" }, choose: "添加到桌面" },
  },
  computer: {
    name: "电脑",
    steps: ["点浏览器右上角的三个点", "选“安装送学”（有的在“应用”或“更多工具”里）"],
    drawn: { button: { at: "top", looks: "dots-down" }, choose: "安装送学" },
  },
};
