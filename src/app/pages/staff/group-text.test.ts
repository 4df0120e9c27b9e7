import { expect, test } from "vitest";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import { groupText } from "./group-text.ts";

const meeting: Meeting = {
  id: "m-1",
  branch: "liuwan",
  kind: "discussion",
  title: "议一议水渠",
  starts: Date.parse("2026-03-12T19:30:00+08:00"),
  minutes: 90,
  state: "planned",
  plannedBy: "chen",
  entry: "d.1",
  openings: [],
  attendance: new Map(),
};
const about = {
  today: "2026-03-10",
  titleOf: (text: string) => (text === "t-1" ? "村务公开条例" : undefined),
  nameOf: (member: string) => ({ sun: "孙书敏", li: "李秀英" })[member] ?? "?",
};

test("an ordinary meeting: what, when, who, and what to do who cannot come", () => {
  expect(groupText({ ...meeting, title: "讨论" }, about)).toBe(
    [
      "【会议通知】讨论",
      "时间：3月12日 星期四 晚上7:30，约1小时30分钟",
      "参加：全体党员",
      "来不了的，请在“送学”里请个假，或者告诉支部一声。",
    ].join("\n"),
  );
});

test("all that a plan may say, in the order in which people ask for it; a text without a name is not named", () => {
  const full: Meeting = {
    ...meeting,
    place: "祠堂",
    where: "both",
    call: "7:25 在群里发起语音",
    agenda: "读条例\n\n 议水渠 ",
    texts: ["t-1", "t-unknown"],
    expected: { groups: ["第一党小组"], ownOnly: false },
  };
  expect(groupText(full, about)).toBe(
    [
      "【会议通知】讨论：议一议水渠",
      "时间：3月12日 星期四 晚上7:30，约1小时30分钟",
      "地点：祠堂",
      "怎么开：现场，也可以用电话或群通话参加",
      "怎么接入：7:25 在群里发起语音",
      "参加：第一党小组；没请到的想来也欢迎",
      "议程：",
      "· 读条例",
      "· 议水渠",
      "会前请读：《村务公开条例》，“送学”里有",
      "来不了的，请在“送学”里请个假，或者告诉支部一声。",
    ].join("\n"),
  );
});

test("chosen ones stand there by name, and nobody else is called", () => {
  const committee = { ...meeting, expected: { members: ["sun", "li"], ownOnly: false } };
  expect(groupText(committee, about)).toContain("\n参加：孙书敏、李秀英\n");
});

test("a cancelled one says so, and why", () => {
  const cancelled = { ...meeting, state: "cancelled" as const, cancelled: { at: 0, why: "下大雨" } };
  expect(groupText(cancelled, about)).toBe(
    "【会议取消】讨论：议一议水渠\n原定3月12日 星期四 晚上7:30的这次会不开了。\n原因：下大雨",
  );
});
