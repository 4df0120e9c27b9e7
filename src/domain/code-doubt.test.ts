import * as fc from "fast-check";
import { expect, test } from "vitest";
import { codeDoubt, MANY_MISSES } from "./code-doubt.ts";
import type { EvidenceReason, SeenEntry } from "./entry.ts";
import { missesWords, reasonForMember, reasonForStaff } from "./evidence-reason-words.ts";
import { countPresent, foldMeetings } from "./fold/meetings.ts";
import { Journal, shanghai } from "./testing/journal.ts";

const begins = shanghai("2026-03-12 19:30");
const MINUTE = 60_000;
const reasons: readonly EvidenceReason[] = [
  "no-such-code",
  "after-closing",
  "not-yet-shown",
  "same-again",
  "many-tries",
];

function evening(): Journal {
  const journal = new Journal();
  const plan = { branch: "b", kind: "discussion", title: "讨论", starts: begins, minutes: 90 } as const;
  journal.write(begins - MINUTE, "meeting-planned", { ...plan, meeting: "m" }, { by: "wang" });
  return journal;
}
function type(journal: Journal, minutes: number, code: string, known: string): void {
  const [evidence, evidenceReason] = known.split(" ") as ["B" | "C" | "", EvidenceReason | undefined];
  const body = { meeting: "m", branch: "b", code };
  journal.write(begins + minutes * MINUTE, "attendance-claimed", body, {
    ...(evidence && { evidence }),
    evidenceReason,
  });
}
const doubtOf = (entries: readonly SeenEntry[]) =>
  codeDoubt(foldMeetings(entries).byId.get("m")!.attendance.get("li")!);

test("of several codes the best known says how it stands; what did not fit is counted by code", () => {
  const journal = evening();
  type(journal, 1, "0000015", "C no-such-code");
  expect(doubtOf(journal.entries)).toEqual({ reason: "no-such-code", misses: 1 });
  type(journal, 2, "0000015", "C same-again");
  type(journal, 3, "0000023", "C no-such-code");
  expect(doubtOf(journal.entries)).toEqual({ reason: "no-such-code", misses: 2 });
  type(journal, 95, "0000031", "C after-closing");
  expect(doubtOf(journal.entries)).toEqual({ reason: "after-closing", misses: 2 });
  type(journal, 4, "0000049", "B");
  expect(doubtOf(journal.entries)).toEqual({ misses: 2 });
});

test("what the server has not looked at waits, and misses nothing", () => {
  const journal = evening();
  type(journal, 1, "0000015", "");
  expect(doubtOf(journal.entries)).toEqual({ reason: "waiting", misses: 0 });
  type(journal, 2, "0000023", "C a-reason-of-a-newer-server");
  expect(doubtOf(journal.entries)).toEqual({ reason: "waiting", misses: 1 });
});

test("in whatever order entries come and however often: he is there once, and the doubt is the same", () => {
  const known = fc.constantFrom("B", "", ...reasons.map((reason) => `C ${reason}`));
  const typed = fc.array(fc.tuple(known, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(typed, fc.infiniteStream(fc.nat()), (all, chance) => {
      const journal = evening();
      for (const [i, [how, digit]] of all.entries()) type(journal, i, `000000${digit}`, how);
      const { entries } = journal;
      const shuffled = [...entries, ...entries]
        .map((entry) => ({ entry, at: chance.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry);
      expect(doubtOf(shuffled)).toEqual(doubtOf(entries));
      expect(countPresent(foldMeetings(shuffled).byId.get("m")!)).toBe(1);
      const isGood = all.some(([how]) => how === "B");
      expect(doubtOf(entries).reason === undefined).toBe(isGood);
    }),
    { numRuns: 60 },
  );
});

test("every reason has words to the member and to the branch, and none accuses anybody", () => {
  const accusing = /错误|作弊|假|冒|骗|违|代签|不实|可疑|怀疑|必须|警告/;
  for (const reason of [...reasons, "waiting"] as const) {
    for (const words of [reasonForMember(reason), reasonForStaff(reason)]) {
      expect(words.length).toBeGreaterThan(5);
      expect(words).not.toMatch(accusing);
    }
  }
  expect(missesWords(12)).toBe("他输过 12 个不同的码，都没有对上，请问问他是不是看不清");
  expect(missesWords(MANY_MISSES)).not.toMatch(accusing);
});
