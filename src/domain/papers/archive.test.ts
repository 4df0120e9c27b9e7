import { expect, test } from "vitest";
import { archiveOf } from "../testing/member-archive.ts";
import { archivePaper } from "./archive.ts";
import { paperText } from "./paper-text.ts";

const headings = (source: Parameters<typeof archivePaper>[0]) =>
  archivePaper(source).parts.map(({ heading }) => heading);

test("学习档案 has all parts, in the order that people know", () => {
  const { notes, ...source } = archiveOf();
  expect(archivePaper(source).title).toBe("何小满学习档案");
  expect(headings(source)).toEqual([
    "一、学习记录",
    "二、会议和签到",
    "三、学习体会",
    "《修渠的事》（2026年3月14日，第 1 次交）",
    "《修渠的事》（2026年3月16日，第 2 次交）",
    "四、送学",
  ]);
  expect(archivePaper(source).facts.at(-1)?.[1]).toMatch(
    /^截至3月1\d日收到的记录，由送学整理于2026年3月20日。$/,
  );
  // Notes are their writer's alone: they are in it where he asks for them.
  expect(paperText(archivePaper(source))).not.toContain("这话在理");
  expect(headings({ ...source, notes })).toContain("三、学习笔记");
  expect(paperText(archivePaper({ ...source, notes }))).toContain("先修下游，这话在理。");
});

test("every version that was handed in, what was spoken and written down, and what was answered", () => {
  expect(paperText(archivePaper(archiveOf()))).toContain("头一稿。");
  const last = archivePaper(archiveOf()).parts.find(({ heading }) => heading.includes("第 2 次交"))!;
  expect(last.words.split("\n")).toEqual([
    "党员先上。",
    "我报名挖第一段。",
    "（13 字）",
    "口述第 1 段，1分5秒，答“最受触动的是什么”，陈建国写下的：我最受触动的是……",
    "手写第 1 页，还没有抄成文字。",
    "支部的答复（2026年3月17日，陈建国）：谢谢 （收下了）",
    "批注“党员先上”：说得实在",
  ]);
  expect(last.pictures).toMatchObject([{ width: 900, height: 1200, words: "手写第 1 页" }]);
});

test("what was taken back within ten minutes was never there", () => {
  const { journal, ...source } = archiveOf();
  const [essay] = source.essays;
  const all = essay!.handedIn.map((one) => ({ ...one, takenBack: true }));
  const text = paperText(archivePaper({ ...source, essays: [{ ...essay!, handedIn: all }] }));
  expect(text).not.toContain("头一稿");
  expect(text).toContain("还没有收到学习体会");
  expect(journal.entries.length).toBeGreaterThan(0);
});

test("of whom nothing is asked nothing is missing", () => {
  const asked = paperText(archivePaper(archiveOf()));
  expect(asked).toContain("未到会，夜班");
  const exempt = paperText(archivePaper(archiveOf({ arrangements: ["study-brought-home", "no-hours"] })));
  expect(exempt).toContain("第12号的会");
  expect(exempt).not.toMatch(/未到会|夜班|第19号的会/);
});
