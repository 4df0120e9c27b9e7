import { painted } from "./painted.ts";

/** What stands on the screen before a text is opened: a list that looks like the app's, whose fonts are loaded by then. */
export async function showListOfTexts(into: HTMLElement): Promise<void> {
  const add = (tag: string, name: string, words: string): void => {
    into.append(Object.assign(document.createElement(tag), { className: name, textContent: words }));
  };
  add("h1", "", "学习");
  add("button", "button", "查找");
  for (let i = 0; i < 12; i++) {
    add("p", "row-title", `第 ${i} 篇`);
    add("p", "muted small", "10000 字，约 39 分钟，还没存到手机");
  }
  await painted();
}
