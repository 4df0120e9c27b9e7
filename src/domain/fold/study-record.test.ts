import { expect, test } from "vitest";
import { reckonCredit } from "../credit-hours.ts";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldComplaints } from "./complaints.ts";
import { foldStudyRecord, linesByDay } from "./study-record.ts";

const EVENING = shanghai("2026-03-12 21:00");

test("a member's record, the latest day first, with who wrote it, whether it arrived, and what was said against it", () => {
  const journal = new Journal();
  const log = (day: string, minutes: number) => ({ how: "paper" as const, title: day, day, minutes });
  const first = journal.write(EVENING, "study-logged", log("2026-03-10", 40), { by: "helper", of: "li" });
  journal.write(EVENING + 1, "study-logged", log("2026-03-12", 30), { received: null });
  journal.write(EVENING + 2, "study-logged", log("2026-03-12", 20), { verdict: "pending" });
  journal.write(EVENING + 3, "study-logged", log("2026-03-12", 20), { by: "wu" });
  const objection = journal.write(EVENING + 4, "objection-raised", { entry: first, words: "是一个小时" });
  journal.write(EVENING + 5, "objection-answered", { entry: objection, words: "已改" }, { by: "wang" });

  const record = foldStudyRecord(journal.entries, "li", reckonCredit(journal.entries, []));
  expect(record.totals.minutes).toBe(90);
  expect(linesByDay(record).map(({ day, lines }) => [day, lines.map(({ stated }) => stated)])).toEqual([
    ["2026-03-12", [20, 30]],
    ["2026-03-10", [40]],
  ]);
  expect(record.lines).toMatchObject([
    { pending: true },
    { received: null, objections: [] },
    { by: "helper", objections: [{ words: "是一个小时", answers: [{ by: "wang", words: "已改" }] }] },
  ]);
});

test("complaints, the latest first, with their answers in the order of time", () => {
  const journal = new Journal();
  const first = journal.write(EVENING, "complaint-made", { to: "above", words: "没有回音" });
  journal.write(EVENING + 1, "complaint-made", { to: "branch", words: "开会太晚" });
  journal.write(EVENING + 3, "complaint-answered", { entry: first, words: "已了解" }, { by: "office" });
  journal.write(EVENING + 2, "complaint-answered", { entry: first, words: "收到" }, { by: "office" });
  expect(
    foldComplaints(journal.entries).map(({ to, words, answers }) => [
      to,
      words,
      answers.map((one) => one.words),
    ]),
  ).toEqual([
    ["branch", "开会太晚", []],
    ["above", "没有回音", ["收到", "已了解"]],
  ]);
});
