import { expect, test } from "vitest";
import {
  dayWords,
  instantWords,
  minutesWords,
  nearDayWords,
  receivedUntilWords,
  timeWords,
  weekdayWords,
} from "./day-words.ts";
import { shanghai } from "./testing/journal.ts";

test("a day is said as people say it, with its year only where that is another", () => {
  expect(dayWords("2026-03-12")).toBe("3月12日");
  expect(dayWords("2026-03-12", "2026-11-22")).toBe("3月12日");
  expect(dayWords("2025-12-31", "2026-01-01")).toBe("2025年12月31日");
});

test("near days have names", () => {
  const said = ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"];
  expect(said.map((day) => nearDayWords(day, "2026-03-01"))).toEqual([
    "前天",
    "昨天",
    "今天",
    "明天",
    "后天",
    "3月4日",
  ]);
});

test("weekdays", () => {
  expect(weekdayWords("2026-03-12")).toBe("星期四");
  expect(weekdayWords("2026-11-22")).toBe("星期日");
});

test("the hours of a day", () => {
  const hours = ["00:05", "05:30", "11:59", "12:00", "12:59", "13:00", "17:59", "19:30", "23:59"];
  expect(hours.map((hour) => timeWords(shanghai(`2026-03-12 ${hour}`)))).toEqual([
    "凌晨0:05",
    "早上5:30",
    "上午11:59",
    "中午12:00",
    "中午12:59",
    "下午1:00",
    "下午5:59",
    "晚上7:30",
    "晚上11:59",
  ]);
  expect(instantWords(shanghai("2026-03-12 19:30"))).toBe("3月12日 晚上7:30");
});

test("lengths", () => {
  expect([0, 45, 60, 80].map(minutesWords)).toEqual(["0分钟", "45分钟", "1小时", "1小时20分钟"]);
});

test("截至: a phone that has heard nothing says so", () => {
  expect(receivedUntilWords(shanghai("2026-03-12 08:00"))).toBe("截至3月12日收到的记录");
  expect(receivedUntilWords(null)).toBe("还没有收到记录");
});
