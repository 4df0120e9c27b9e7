import { expect, test } from "vitest";
import { Journal } from "../testing/journal.ts";
import { attendanceSaid } from "./attendance-said.ts";

test("of one member and one meeting all that was said, in order, and nothing of others", () => {
  const journal = new Journal();
  const mark = { meeting: "m", member: "li", seen: "face" } as const;
  journal.write(5, "attendance-marked", { ...mark, state: "absent" }, { by: "sun" });
  journal.write(9, "attendance-marked", { ...mark, state: "late", correction: "看漏了" }, { by: "zhou" });
  journal.write(6, "attendance-marked", { ...mark, member: "wang", state: "absent" }, { by: "sun" });
  journal.write(6, "attendance-marked", { ...mark, meeting: "other", state: "absent" }, { by: "sun" });
  journal.write(1, "leave-asked", { meeting: "m", why: "夜班" }, { by: "li" });
  journal.write(2, "leave-asked", { meeting: "m" }, { by: "wang" });
  const code = { branch: "b", code: "1234567" };
  journal.write(3, "attendance-claimed", { ...code, meeting: "m" }, { by: "li" });
  journal.write(4, "attendance-claimed", { ...code, meeting: "other" }, { by: "li" });
  expect(attendanceSaid(journal.entries, "m", "li").map(({ at, by, kind }) => [at, by, kind])).toEqual([
    [1, "li", "leave-asked"],
    [3, "li", "attendance-claimed"],
    [5, "sun", "attendance-marked"],
    [9, "zhou", "attendance-marked"],
  ]);
});
