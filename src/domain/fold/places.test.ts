import { expect, test } from "vitest";
import type { SeenEntry } from "../entry.ts";
import { foldPlaces } from "./places.ts";

function kept(device: string, n: number, at: number, block: number, text = "t"): SeenEntry<"place-kept"> {
  const body = { text, blob: "b", block, offset: 0, words: "", left: 0, isFinished: false };
  const header = { id: `${device}.${n}`, device, n, by: "li", of: "li", at, received: at };
  return { ...header, kind: "place-kept", body, verdict: "accepted" };
}

test("of each device what it said last, the latest first", () => {
  const places = foldPlaces([
    kept("phone", 2, 100, 3),
    kept("tablet", 2, 200, 9),
    kept("phone", 3, 300, 5),
    kept("phone", 4, 400, 1, "other"),
  ]);
  expect(places.get("t")?.map(({ device, block }) => [device, block])).toEqual([
    ["phone", 5],
    ["tablet", 9],
  ]);
  expect(places.get("other")).toHaveLength(1);
});
