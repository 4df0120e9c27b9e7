import { expect, test } from "vitest";
import { hisAlone } from "./his-alone.ts";

const [mine, elders, waiting] = ["a".repeat(64), "b".repeat(64), "c".repeat(64)];

function entry(n: number, kind: string, body: object, more: { sent?: boolean; for?: string } = {}) {
  const { sent = true, ...header } = more;
  return { device: "d", n, sent, header: { kind, at: n, ...header }, body };
}
const file = (id: string, sent = true) => ({ id, size: 3, sent });

test("what is sent and speaks of others is not in it, nor are its files; what is not sent is", () => {
  const json = JSON.stringify({
    member: "me",
    entries: [
      entry(1, "device-enrolled", { label: "手机" }),
      entry(2, "member-added", { name: "周玉兰", phone: "138" }),
      entry(3, "attendance-marked", { meeting: "m", member: "周" }),
      entry(4, "essay-handed-in", { photos: [{ photo: mine }] }),
      entry(5, "essay-handed-in", { photos: [{ photo: elders }] }, { for: "elder" }),
      entry(6, "study-logged", { title: "替我记的" }, { for: "me" }),
      entry(7, "visit-made", { photos: [{ photo: waiting }] }, { for: "elder", sent: false }),
    ],
    drafts: [],
    files: [file(mine), file(elders), file(waiting, false)],
  });
  const made = hisAlone(json, "me");
  const read = JSON.parse(made.json) as { member: string; entries: { n: number }[]; files: { id: string }[] };
  expect(read.entries.map(({ n }) => n)).toEqual([1, 4, 6, 7]);
  expect(read.files.map(({ id }) => id)).toEqual([mine, waiting]);
  expect(made.files.map(({ id }) => id)).toEqual([mine, waiting]);
  expect(made.leftOut).toBe(3);
  expect(read.member).toBe("me");
  expect(made.json).not.toContain("周玉兰");
});

test("of one who wrote for nobody else it is what it was", () => {
  const json = JSON.stringify({
    entries: [entry(1, "note-saved", { words: "笔记" })],
    drafts: [],
    files: [],
  });
  expect(hisAlone(json, "me")).toMatchObject({ json, leftOut: 0 });
});
