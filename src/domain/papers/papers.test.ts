import { expect, test } from "vitest";
import { Journal } from "../testing/journal.ts";
import { begins, evening, minute } from "../testing/meeting-evening.ts";
import { catchUpList, heardOf } from "./catch-up.ts";
import { hoursPaper } from "./hours.ts";
import { messageWords } from "./message.ts";
import { copyPaper, minutesPaper } from "./minutes.ts";
import { paperText } from "./paper-text.ts";
import { signInPaper } from "./sign-in.ts";

test("签到表: who came and how it is known, an empty column to sign, and no word against anybody", () => {
  const paper = signInPaper(evening("collective-study"));
  expect(paper.title).toBe("望河村党支部签到表");
  expect(Object.fromEntries(paper.facts)).toEqual({
    会议名称: "修渠的事",
    时间: "2026年3月12日 星期四 晚上7:30",
    地点: "村部",
    主持人: "孙书敏",
    记录人: "周立新",
    应到: "9",
    实到: "6",
  });
  const unit = "望河村党支部";
  expect(paper.table).toEqual({
    columns: ["序号", "姓名", "单位", "签到时间", "方式", "签名", "备注"],
    rows: [
      ["1", "孙书敏", unit, "", "当面确认", "", ""],
      ["2", "李秀英", unit, "晚上7:35", "签到码已核，远程", "", ""],
      ["3", "王建国（2231）", unit, "", "当面确认", "", ""],
      ["4", "王建国（7745）", unit, "", "当面确认", "", ""],
      ["5", "周立新", unit, "", "当面确认", "", "迟到"],
      ["6", "陈小满", unit, "", "", "", "请假：夜班"],
      ["7", "吴远行", unit, "", "", "", "缺席"],
      ["8", "郑在家", unit, "", "", "", ""],
      ["9", "冯没机", unit, "", "", "", ""],
      // Nobody waits for 赵大娘: she is not on it. The guest is.
      ["10", "外来的何", "外支部", "晚上7:36", "签到码待核", "", ""],
    ],
  });
});

test("会议记录 has every line that people know; where people vote, the quorum and the totals", () => {
  const paper = minutesPaper(evening("general-meeting"));
  expect(Object.fromEntries(paper.facts)).toMatchObject({
    类型: "支部党员大会",
    第几次: "今年第2次",
    时长: "1小时30分钟",
    列席人: "镇上的老李",
    应到: "10",
    实到: "6（外支部 1）",
    缺席及原因: "陈小满（请假：夜班）、吴远行（缺席）；还没有记：郑在家、冯没机、赵大娘",
  });
  expect(paper.parts).toEqual([
    { heading: "主要内容", words: "议修渠。" },
    { heading: "详细内容", words: "周立新：先修下游。" },
    { heading: "决议", words: "先修下游三户" },
    {
      heading: "表决",
      words: "有表决权 9 人，到会 4 人，没有过半数（要 5 人）。\n先修下游：赞成 4，反对 0，弃权 1",
    },
    { heading: "附件", words: "《水利条例》" },
  ]);
});

test("抄写版: in the order of the book, and nothing that is empty has to be copied", () => {
  const paper = copyPaper(evening("collective-study", { minutes: 60, summary: "学了一篇。" }));
  expect(paper.facts.map(([name]) => name)).toEqual([
    "时间",
    "地点",
    "应到",
    "实到",
    "出席人员",
    "缺席人员及原因",
    "议题",
  ]);
  expect(Object.fromEntries(paper.facts)["出席人员"]).toBe(
    "孙书敏、李秀英、王建国（2231）、王建国（7745）、周立新、外来的何",
  );
  expect(paper.parts).toEqual([{ heading: "内容", words: "学了一篇。" }]);
});

test("学时: of everybody who was there, and nobody else, with the ground", () => {
  const { table } = hoursPaper(evening("collective-study"));
  expect(
    table?.rows.map(([, , name, self, collective, discussion, all, ground]) => [
      name,
      self,
      collective,
      discussion,
      all,
      ground,
    ]),
  ).toEqual([
    ["孙书敏", "", "2", "", "2", "当面确认"],
    ["李秀英", "", "2", "", "2", "签到码已核"],
    ["王建国（2231）", "", "2", "", "2", "当面确认"],
    ["王建国（7745）", "", "2", "", "2", "当面确认"],
    ["周立新", "", "2", "", "2", "当面确认"],
    ["外来的何", "", "2", "", "2", "签到码待核"],
  ]);
});

test("the text for the chat group names nobody who was not there", () => {
  const words = messageWords(evening("collective-study"));
  expect(words).toContain("3月12日晚上7:30在村部开了集中学习，到会6人，1小时30分钟。");
  expect(words).toContain("《水利条例》");
  for (const name of ["陈小满", "吴远行", "郑在家", "冯没机", "赵大娘"]) expect(words).not.toContain(name);
});

// Where people vote the exempt stand on the other papers, for they are counted; on this one they never do.
test.each(["collective-study", "general-meeting"] as const)(
  "补学名单 of a %s: not the exempt; a phone not heard from is told apart, though he was ticked off",
  (kind) => {
    const source = evening(kind);
    expect(catchUpList(source, heardOf(source.journal.entries))).toEqual({
      toCatchUp: [
        { name: "陈小满", why: "请假：夜班" },
        { name: "郑在家", why: "没有签到" },
      ],
      notHeard: ["吴远行"],
      notMarked: ["冯没机"],
    });
  },
);

test("once that phone has been heard from, what was said of him holds", () => {
  const source = evening("collective-study");
  source.journal.write(
    begins,
    "attendance-claimed",
    { branch: "else", code: "7654321" },
    { by: "silent", received: begins + 600 * minute },
  );
  const { toCatchUp, notHeard } = catchUpList(source, heardOf(source.journal.entries));
  expect(notHeard).toEqual([]);
  expect(toCatchUp).toContainEqual({ name: "吴远行", why: "缺席" });
});

test("a phone that is not sent yet is not heard from, and of two the newer counts", () => {
  const journal = new Journal();
  const enrolled = { consent: { version: 1 }, label: "" };
  journal.write(1, "device-enrolled", enrolled, { by: "li", device: "old", received: 99 });
  journal.write(2, "device-enrolled", enrolled, { by: "li", device: "new", received: 5 });
  journal.write(1, "device-enrolled", enrolled, { by: "wu", received: null });
  expect([...heardOf(journal.entries)]).toEqual([
    ["li", 5],
    ["wu", null],
  ]);
});

test("as plain words a paper keeps its order, with tabs between the cells", () => {
  const paper = {
    title: "题",
    facts: [["项", "值"]] as const,
    parts: [{ heading: "内容", words: "一\n二" }],
  };
  expect(paperText({ ...paper, table: { columns: ["甲", "乙"], rows: [["1", "2"]] } })).toBe(
    "题\n项：值\n甲\t乙\n1\t2\n内容：\n一\n二",
  );
});
