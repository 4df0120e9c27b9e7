import { expect, test } from "vitest";
import { Journal, shanghai } from "../testing/journal.ts";
import { foldTextVersions } from "./text-versions.ts";

test("what a text was published as, the newest first, each once", () => {
  const journal = new Journal();
  const publish = (day: number, text: string, blob: string): void => {
    const body = {
      text,
      unit: "county",
      title: text,
      blob,
      size: 1,
      characters: 1,
      required: false,
      order: 1,
    };
    journal.write(shanghai("2026-03-01 09:00") + day, "text-published", body);
  };
  publish(1, "t1", "first");
  publish(2, "t2", "other");
  publish(3, "t1", "second");
  publish(4, "t1", "second");
  publish(5, "t1", "first");
  publish(6, "t1", "third");
  expect([...foldTextVersions(journal.entries)]).toEqual([
    ["t1", ["third", "first", "second"]],
    ["t2", ["other"]],
  ]);
});
