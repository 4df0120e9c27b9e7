import { expect, test } from "vitest";
import type { PhoneState } from "../../sync/phone.ts";
import { stateWords } from "./state-words.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const calm: PhoneState = {
  device: "d",
  member: "m",
  roles: [],
  enrolment: "enrolled",
  outbox: { waiting: 0, blobs: 0, receiptedThrough: 3, receiptNumber: "0412", exceptions: [] },
  contact: { status: "good", clockOffset: 0 },
  storage: "good",
};

test("received: with the number that both sides can read out", () => {
  expect(stateWords(calm, now)).toEqual({ words: "支部已收到 · 回执 0412", tone: "kept" });
});

test("offline with nothing to send is no trouble", () => {
  const state: PhoneState = { ...calm, contact: { ...calm.contact, status: "offline" } };
  expect(stateWords(state, now).words).toBe("离线，可照常学习");
});

test("what waits is said with how many and since when, also offline", () => {
  const outbox = { ...calm.outbox, waiting: 3, oldest: now - 2 * 86_400_000 - 5_000 };
  expect(stateWords({ ...calm, outbox }, now).words).toBe("待上传 3 条，最早 2 天前");
  const offline: PhoneState = { ...calm, outbox, contact: { ...calm.contact, status: "offline" } };
  expect(stateWords(offline, now).words).toBe("离线，可照常学习 · 待上传 3 条，最早 2 天前");
});

test("recordings are told from photos, and what waits for Wi-Fi is said to", () => {
  const outbox = { ...calm.outbox, blobs: 5, sounds: 3 };
  expect(stateWords({ ...calm, outbox }, now).words).toBe("待上传 照片 2 张、录音 3 段");
  const later = { ...calm.outbox, heldBack: 4 };
  expect(stateWords({ ...calm, outbox: later }, now).words).toBe("录音 4 段等 Wi-Fi 再传");
});

test("files on their way: which of how many of its kind, and the bytes that the server has acknowledged, of all", () => {
  const upload = { sent: 3_100_000, total: 8_400_000 };
  const outbox = { ...calm.outbox, blobs: 5, sounds: 4, upload };
  const onTheWay = { ...outbox, underWay: { isSound: true, nth: 2, of: 5 } };
  expect(stateWords({ ...calm, outbox: onTheWay }, now).words).toBe("正在上传 录音 2/5 · 3.1 MB / 8.4 MB");
  // The line is gone, or the page was opened anew.
  expect(stateWords({ ...calm, outbox }, now).words).toBe(
    "待上传 照片 1 张、录音 4 段，已传 3.1 MB / 8.4 MB",
  );
  // Words go before files.
  expect(stateWords({ ...calm, outbox: { ...onTheWay, waiting: 1 } }, now).words).toMatch(/^待上传 1 条、/);
});

test("while something waits it never says that all was received", () => {
  for (const status of ["never", "good", "offline", "working", "protocol-too-old"] as const)
    for (const [waiting, blobs] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const state: PhoneState = {
        ...calm,
        outbox: { ...calm.outbox, waiting, blobs },
        contact: { ...calm.contact, status },
      };
      expect(stateWords(state, now).words).toContain("待上传");
      expect(stateWords(state, now).words).not.toContain("已收到");
    }
});

test("an app that is too old says so, and of waiting only where something waits", () => {
  const tooOld: PhoneState = { ...calm, contact: { ...calm.contact, status: "protocol-too-old" } };
  expect(stateWords(tooOld, now)).toEqual({ words: "送学要更新了才能上传", tone: "look" });
});

test("storage in trouble and what was not taken come before everything", () => {
  const exceptions = [{ entry: "d.2", verdict: "quarantined", reason: "bad-body" }] as const;
  const apart: PhoneState = { ...calm, outbox: { ...calm.outbox, exceptions } };
  expect(stateWords(apart, now)).toEqual({ words: "有 1 条没有被收下，点这里看原因", tone: "look" });
  expect(stateWords({ ...apart, storage: "full" }, now).words).toContain("存储满了");
});
