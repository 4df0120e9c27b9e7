import { afterEach, expect, test } from "vitest";
import type { PhoneState } from "../../sync/phone.ts";
import { changeDisplay } from "../settings/display.ts";
import { inPlainWords } from "./in-plain-words.ts";
import { stateWords } from "./state-words.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const waiting: PhoneState = {
  roles: [],
  enrolment: "enrolled",
  outbox: { waiting: 3, oldest: now - 2 * 86_400_000 - 1, blobs: 0, receiptedThrough: 3, exceptions: [] },
  contact: { status: "offline", clockOffset: 0 },
  storage: "good",
};

afterEach(() => changeDisplay({ elder: false }));

test("the state is said without 离线, 上传 and 本机 in 长辈版, and as always elsewhere", () => {
  const { words } = stateWords(waiting, now);
  expect(inPlainWords(words)).toBe("离线，可照常学习 · 待上传 3 条，最早 2 天前");
  changeDisplay({ elder: true });
  expect(inPlainWords(words)).toBe("没有网，照样能学 · 还没交上去的有 3 条，最早 2 天前");
  expect(inPlainWords("已存在本机，待上传")).toBe("已存在这部手机上，还没交上去");
  expect(inPlainWords("支部已收到 · 回执 0412")).toBe("支部已收到 · 回执 0412");
});

test("whatever the state is, no word of the trade is left in 长辈版", () => {
  changeDisplay({ elder: true });
  for (const status of ["offline", "working", "good", "never", "protocol-too-old"] as const)
    for (const count of [0, 3])
      for (const enrolment of ["enrolled", "waiting"] as const) {
        const state: PhoneState = {
          ...waiting,
          enrolment,
          outbox: { ...waiting.outbox, waiting: count, receiptNumber: count ? "0412" : undefined },
          contact: { status, clockOffset: 0 },
        };
        expect(inPlainWords(stateWords(state, now).words)).not.toMatch(/离线|上传|本机|服务器|缓存/);
      }
});
