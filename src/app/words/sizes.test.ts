import { expect, it } from "vitest";
import { megabytes } from "./sizes.ts";

it("says a size as a phone's bill has it, and never more than it is for a short text", () => {
  expect([0, 1, 9_000, 99_999, 100_000, 340_000, 12_000_000].map(megabytes)).toEqual([
    "0 MB",
    "不到 0.1 MB",
    "不到 0.1 MB",
    "不到 0.1 MB",
    "0.1 MB",
    "0.3 MB",
    "12.0 MB",
  ]);
});
