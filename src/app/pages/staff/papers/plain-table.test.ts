import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import type { Paper } from "../../../../domain/papers/paper.ts";
import { tablesAsXlsx } from "../forms/export/tables-xlsx.ts";
import { isLong, plainTable } from "./plain-table.ts";

const opinions = (many: number): Paper => ({
  title: "征求意见表",
  facts: [["收到", `${many} 份`]],
  table: {
    columns: ["序号", "方面", "意见建议", "备注"],
    rows: Array.from({ length: many }, (_, i) => [
      String(i + 1),
      "对作风",
      "少开会，多办事。".repeat(12),
      "",
    ]),
  },
  parts: [],
});

test("a branch's opinions are a paper with its looks; a district's are a plain table, all of them", async () => {
  expect(isLong(opinions(40))).toBe(false);
  const many = opinions(900);
  expect(isLong(many)).toBe(true);
  const sheet = await readSheet(Buffer.from(tablesAsXlsx([plainTable("征求意见表", many)])), "征求意见表");
  expect(sheet).toHaveLength(901);
  expect(sheet[900]).toEqual([900, "对作风", "少开会，多办事。".repeat(12), null]);
});
