import { expect, test } from "vitest";
import { readdress } from "./readdress.ts";

const moved = { from: "D".repeat(22), entries: [3, 5] };
const to = "N".repeat(22);

test("an id of a moved entry names it where it is now; every other stays", () => {
  const at = (n: number) => `"${moved.from}.${n}"`;
  expect(readdress(`{"entries":[${at(3)},${at(4)},${at(5)},${at(35)}]}`, moved, to)).toBe(
    `{"entries":["${to}.2",${at(4)},"${to}.3",${at(35)}]}`,
  );
  expect(readdress(`{"words":"${moved.from}.3 写在话里"}`, moved, to)).toBe(
    `{"words":"${moved.from}.3 写在话里"}`,
  );
});
