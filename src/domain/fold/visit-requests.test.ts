import { beforeEach, expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldVisitRequests, isWaiting } from "./visit-requests.ts";

const AT = shanghai("2026-03-12 09:00");
let journal: Journal;
beforeEach(() => {
  journal = new Journal();
});
const folded = () => foldVisitRequests(journal.entries);
const ask = (at = AT, words?: string) =>
  journal.write(at, "visit-asked", words === undefined ? {} : { words }, { by: "zhao" });

test("who asks waits until somebody says that he comes; a second answer stands below the first", () => {
  const entry = ask(AT, "眼镜坏了");
  expect(folded()).toMatchObject([{ entry, of: "zhao", words: "眼镜坏了", answers: [] }]);
  expect(folded().every(isWaiting)).toBe(true);
  journal.write(AT + 2000, "visit-answered", { entry, words: "我也去" }, { by: "li" });
  journal.write(AT + 1000, "visit-answered", { entry, words: "明天上午来" }, { by: "wang" });
  const [request] = folded();
  expect(request?.answers.map(({ by, words }) => [by, words])).toEqual([
    ["wang", "明天上午来"],
    ["li", "我也去"],
  ]);
  expect(folded().some(isWaiting)).toBe(false);
});

test("what is taken back waits for nobody; another's word takes nothing back", () => {
  const entry = ask();
  journal.write(AT + 1, "visit-taken-back", { entry }, { by: "li" });
  expect(folded().map(isWaiting)).toEqual([true]);
  journal.write(AT + 2, "visit-taken-back", { entry }, { by: "zhao" });
  expect(folded()).toMatchObject([{ takenBack: AT + 2 }]);
  expect(folded().map(isWaiting)).toEqual([false]);
});

test("the latest first, and what somebody else wrote down for him is his", () => {
  ask();
  journal.write(AT + 60_000, "visit-asked", {}, { by: "li", of: "zhao" });
  expect(folded().map(({ of, by }) => [of, by])).toEqual([
    ["zhao", "li"],
    ["zhao", "zhao"],
  ]);
});
