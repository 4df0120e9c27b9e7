import { expect, test } from "vitest";
import type { CreditReason } from "./credit-reasons.ts";
import { creditWords } from "./credit-words.ts";

function said(stated: number, counted: number, ...reasons: CreditReason[]): string {
  return creditWords({ source: "log", sort: "self", how: "reader", stated, counted, reasons });
}

test("a reckoning is a sentence that says why", () => {
  expect(said(40, 40)).toBe("读了40分钟，全部计入");
  expect(said(40, 30, { code: "per-text-cap", cap: 90, before: 60 })).toBe(
    "读了40分钟，其中30分钟计入：这篇最多计90分钟，之前已计60分钟",
  );
  expect(said(300, 240, { code: "daily-cap", cap: 240, before: 0 })).toBe(
    "读了300分钟，其中240分钟计入：一天最多计240分钟",
  );
  expect(said(30, 10, { code: "overlap", minutes: 20, with: "d.1" })).toBe(
    "读了30分钟，其中10分钟计入：有20分钟和另一条记录是同一段时间，只计一次",
  );
  expect(said(30, 0, { code: "future-day" })).toBe("读了30分钟，暂不计入：写的日期还没有到");
});

test("what was taken back says so, with what it was", () => {
  expect(said(0, 0, { code: "corrected", entry: "d.2", from: 40, by: "li" })).toBe(
    "已撤回：原来写的是40分钟，后来更正",
  );
});

test("meetings and certificates have words of their own, and accuse nobody", () => {
  const own: CreditReason[] = [{ code: "own-word", evidence: "C" }];
  expect(creditWords({ source: "meeting", sort: "collective", stated: 60, counted: 60, reasons: own })).toBe(
    "集中学习60分钟，全部计入：签到码待核",
  );
  const waits: CreditReason[] = [{ code: "certificate-waits" }];
  expect(
    creditWords({ source: "certificate", sort: "collective", stated: 90, counted: 0, reasons: waits }),
  ).toBe("参加学习90分钟，暂不计入：参学证明待家乡支部核对");
  const unknown: CreditReason[] = [{ code: "meeting-unknown" }];
  expect(
    creditWords({ source: "meeting", sort: "collective", stated: 0, counted: 0, reasons: unknown }),
  ).toBe("已签到：会议的资料还没有传到，传到后计入");
});
