import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../protocol/block-words.ts";
import { importFile, importText } from "./import-text.ts";
import { refusal } from "./testing/all-words.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
/** 你好，世界。 in GB18030 */
const GB = Uint8Array.from([0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7, 0xa1, 0xa3]);

const squeeze = (words: string) => words.replace(/[\s\u3000\uFEFF]/g, "");

/** [why, the words at the place] of each suspicion in a text of this content */
function places(content: string): string[][] {
  const { text, report } = importText("疑.txt", bytes(`题目\n${content}`));
  return report.suspicions.map((one) => [
    one.why,
    wordsOf(text.blocks[one.block]!).slice(one.start, one.end),
  ]);
}

describe("encodings", () => {
  it("reads UTF-8, with and without its mark, and GB18030", () => {
    expect(importText("甲.txt", bytes("\uFEFF题目\n\n正文一段。")).text).toEqual({
      studyText: 1,
      title: "题目",
      blocks: [{ t: "p", text: "正文一段。" }],
    });
    const chinese = importText("乙.txt", GB);
    expect(chinese.report.encoding).toBe("gb18030");
    expect(chinese.text.blocks.map(wordsOf)[0]).toBe("你好，世界。");
  });

  it("refuses what is neither, naming file and place", async () => {
    expect(await refusal("坏.txt", Uint8Array.from([...bytes("第一行\n"), 0xff, 0xff, 0x0a]))).toMatch(
      /坏\.txt：第 2 行/,
    );
    expect(await refusal("图.txt", Uint8Array.from([0x89, 0x50, 0x00, 0x01]))).toMatch(/第 3 个字节是 0/);
    expect(await refusal("空.txt", bytes(" \n\n"))).toMatch(/空的/);
    expect(await refusal("宽.txt", Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e]))).toMatch(/UTF-16/);
    expect(await refusal("表.pdf", bytes("正文"))).toMatch(/名字是 \.pdf，开头却不是/);
  });
});

describe("secrecy", () => {
  it("refuses a mark of secrecy, not the word in a sentence", async () => {
    expect(await refusal("密.txt", bytes("机密★一年\n某某通知\n正文。"))).toContain(
      "有密级标志的文件不能导入",
    );
    expect(await refusal("密.txt", bytes("秘 密\n\n正文。"))).toContain("第 1 行");
    expect(importText("课.txt", bytes("保密课\n怎样保守国家秘密，是一门课。")).text.title).toBe("保密课");
  });

  it("lets 内部 in only with an explicit yes", async () => {
    const content = bytes("内部资料，注意保存\n题目\n正文一段。");
    expect(await refusal("内.txt", content)).toContain("请先确认它可以发给党员");
    expect(importText("内.txt", content, true).text.blocks.length).toBeGreaterThan(0);
  });
});

describe("pages and adverts", () => {
  it("takes out a page number where every line counts and sentences run on, and closes the sentence", () => {
    const pages = "1、夜班的人下了班先睡一\n2、觉，醒来再读也不迟。读完想一\n3、想，写两行就好。";
    const { text, report } = importText("页.txt", bytes(pages));
    expect(text.blocks).toEqual([
      { t: "p", text: "夜班的人下了班先睡一觉，醒来再读也不迟。读完想一想，写两行就好。" },
    ]);
    expect(report.removed.map((one) => one.where)).toEqual(["第 1 行", "第 2 行", "第 3 行"]);
  });

  it("keeps a numbered list", () => {
    const list = "1、先看通知。\n2、再看文章。\n3、最后写体会。";
    const { text, report } = importText("单.txt", bytes(list));
    expect(text.blocks).toHaveLength(3);
    expect(report.removed).toEqual([]);
  });

  it("takes out page marks and sure adverts, tells the unsure ones and keeps them", () => {
    const content =
      "题目\n第一段。\n- 3 -\n本站精心整理范文，欢迎咨询客服老师。\n第二段。\n更多范文在后面\n42";
    const { text, report } = importText("杂.txt", bytes(content));
    expect(report.removed.map((one) => [one.where, one.what])).toEqual([
      ["第 3 行", "page-number"],
      ["第 4 行", "site-advert"],
    ]);
    expect(text.blocks.map((block) => wordsOf(block))).toEqual([
      "第一段。",
      "第二段。",
      "更多范文在后面",
      "42",
    ]);
    expect(report.suspicions.map((one) => one.why)).toEqual(["advert-perhaps", "page-number-perhaps"]);
  });

  it("joins a line that begins with a closing mark to the one before", () => {
    expect(importText("引.txt", bytes("他说“慢慢来\n”，大家都笑了。")).text.blocks).toHaveLength(1);
  });
});

describe("headings and title", () => {
  it("finds the levels that papers use, and leaves a numbered sentence a paragraph", () => {
    const content =
      "怎样安排一周的学习\n一、时间从哪里来\n（一）路上\n听一段。\n二、学了什么要记下来。不然就忘了，一周以后更是想不起来。";
    const { text, titleFound } = importText("周.txt", bytes(content));
    expect(titleFound).toBe(true);
    expect(text.blocks.map((block) => (block.t === "h" ? block.level : 0))).toEqual([1, 2, 0, 0]);
  });

  it("reads markdown: headings, lists, tables, notes, no markup left", async () => {
    const content =
      "# 题目\n\n## 小节\n\n第一行\n第二行**重点**[^a]。\n\n1. 甲\n2. 乙\n   - 丙\n\n|姓名|时间|\n|--|--|\n|何|三月|\n\n<script>x</script>\n\n[^a]: 一条*注*。\n";
    const { text } = await importFile("记.md", bytes(content));
    expect(text.title).toBe("题目");
    expect(text.blocks).toEqual([
      { t: "h", level: 2, text: "小节" },
      { t: "p", text: "第一行第二行重点〔1〕。" },
      { t: "li", level: 1, mark: "1.", text: "甲" },
      { t: "li", level: 1, mark: "2.", text: "乙" },
      { t: "li", level: 2, mark: "•", text: "丙" },
      {
        t: "table",
        head: true,
        rows: [
          ["姓名", "时间"],
          ["何", "三月"],
        ],
      },
      { t: "p", text: "<script>x</script>" },
      { t: "note", mark: "〔1〕", text: "一条注。" },
    ]);
  });
});

describe("suspicions", () => {
  it("lists swapped words, cut-outs, initials, dates, halves of quotes with their places", () => {
    expect(places("要为宽敞党员效劳群众，守住原那么。")).toEqual([
      ["swapped-characters", "宽敞"],
      ["swapped-characters", "效劳"],
      ["swapped-characters", "原那么"],
    ]);
    expect(places("党的*大以后，abc同志说过。")).toEqual([
      ["cut-out", "*"],
      ["initials-for-name", "abc"],
    ]);
    expect(places("从年月开始，学习“两本书，一个月读完。")).toEqual([
      ["broken-date", "年月"],
      ["missing-punctuation", "“"],
    ]);
  });

  it("says nothing of clean text", () => {
    expect(places("每年三月，支部开会学习“两本书”，一个月左右读完。会后大家谈一谈，记两行。")).toEqual([]);
  });
});

const corpus = new URL("../../../../shared/corpus/", import.meta.url);
const isHere = existsSync(corpus);
describe("the corpus", () => {
  it.skipIf(!isHere)("is on this machine, beside the project", () => {
    expect(readdirSync(corpus).length).toBeGreaterThan(0);
  });
  for (const name of isHere ? readdirSync(corpus) : []) {
    it(`${name}: nothing but what is told is lost, suspicions point at real places`, () => {
      const content = readFileSync(new URL(name, corpus));
      const { text, report, characters } = importText(name, content);
      const kept = squeeze(text.blocks.map((block) => wordsOf(block)).join(""));
      const removed = squeeze(report.removed.map((one) => one.text).join(""));
      const title = squeeze(content.toString("utf8")).includes(squeeze(text.title))
        ? squeeze(text.title).length
        : 0;
      expect(kept.length + removed.length + title).toBe(squeeze(content.toString("utf8")).length);
      expect(characters).toBeGreaterThan(2_000);
      for (const one of report.suspicions) {
        expect(one.end).toBeGreaterThan(one.start);
        expect(one.end).toBeLessThanOrEqual(wordsOf(text.blocks[one.block]!).length);
      }
    });
  }
});
