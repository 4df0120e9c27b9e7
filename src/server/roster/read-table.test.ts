import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import writeXlsxFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsv } from "./csv.ts";
import { readTables } from "./read-table.ts";
import { TableError } from "./table.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "songxue-table-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function cellsOf(
  table: { rows: readonly { cells: readonly string[] }[] } | undefined,
): (readonly string[])[] {
  return (table?.rows ?? []).map(({ cells }) => cells);
}

describe("a CSV", () => {
  test("gives back any cells that were quoted into it, and where each row begins", () => {
    const cell = fc.string({ unit: fc.constantFrom("甲", "a", ",", '"', "\n", " ", "；") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(","));
        const read = readCsv(`a,b,c,d,e,f,g,h,i,j\r\n${quoted.join("\r\n")}\r\n`);
        expect(cellsOf(read).slice(1)).toEqual(rows);
        let line = 2;
        for (const [i, cells] of rows.entries()) {
          expect(read.rows[i + 1]?.line).toBe(line);
          line += 1 + cells.join("").split("\n").length - 1;
        }
      }),
    );
  });

  test.each([
    [
      "a comma",
      "姓名,支部\n张三,甲支部",
      [
        ["姓名", "支部"],
        ["张三", "甲支部"],
      ],
    ],
    [
      "a semicolon",
      "姓名;支部\n张三;甲,乙",
      [
        ["姓名", "支部"],
        ["张三", "甲,乙"],
      ],
    ],
    [
      "a tab",
      "姓名\t支部\n张三\t",
      [
        ["姓名", "支部"],
        ["张三", ""],
      ],
    ],
    [
      "a full-width comma",
      "姓名，支部\n张三，甲",
      [
        ["姓名", "支部"],
        ["张三", "甲"],
      ],
    ],
    [
      "old line ends, none behind the last",
      "姓名,支部\r张三,甲",
      [
        ["姓名", "支部"],
        ["张三", "甲"],
      ],
    ],
    [
      "a zero kept by a formula",
      '姓名,证件后四位\n张三,="0123"',
      [
        ["姓名", "证件后四位"],
        ["张三", "0123"],
      ],
    ],
    [
      "an empty cell at the end of all",
      "姓名,支部\n张三,",
      [
        ["姓名", "支部"],
        ["张三", ""],
      ],
    ],
  ])("with %s", (_name, text, cells) => {
    expect(cellsOf(readCsv(text))).toEqual(cells);
  });

  test("names the line of a quote that nobody closed", () => {
    expect(() => readCsv('姓名,支部\n李四,乙\n"张三,甲\n王五,丙')).toThrow(/第 3 行/);
  });
});

describe("a file", () => {
  const gb18030 = Buffer.from("d0d5c3fb2cd6a7b2bf0ad5c5c8fd2cbcd7", "hex");

  test.each([
    ["UTF-8", Buffer.from("姓名,支部\n张三,甲")],
    ["UTF-8 with a mark in front", Buffer.from("\uFEFF姓名,支部\n张三,甲")],
    ["GB18030", gb18030],
  ])("in %s", async (name, bytes) => {
    expect(cellsOf((await readTables(file(`${name}.csv`, bytes)))[0])).toEqual([
      ["姓名", "支部"],
      ["张三", "甲"],
    ]);
  });

  test("a workbook: numbers keep all their digits, empty rows keep their place", async () => {
    const path = join(folder, "roster.xlsx");
    await writeXlsxFile([
      [{ value: "石桥乡党员花名册" }],
      [],
      [{ value: "姓名" }, { value: "电话" }, { value: "证件后四位" }],
      [{ value: "张三" }, { type: Number, value: 13_800_001_234 }, { type: String, value: "0123" }],
      [{ value: "李四" }, null, { type: Number, value: 7 }],
    ]).toFile(path);
    const [table] = await readTables(path);
    expect(table?.rows.find(({ cells }) => cells[0] === "张三")).toEqual({
      line: 4,
      cells: ["张三", "13800001234", "0123"],
    });
    expect(table?.rows.find(({ cells }) => cells[0] === "李四")).toEqual({
      line: 5,
      cells: ["李四", "", "7"],
    });
  });

  test.each([
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /旧的 \.xls/],
    ["a zip that is none", Buffer.from("PK\u0003\u0004rubbish"), /打不开/],
    ["bytes of no encoding", Buffer.from([0xff, 0x20, 0x81, 0x0a, 0xff]), /编码|GB18030/],
    ["nothing", Buffer.from(""), /空/],
  ])("%s is refused by name", async (name, bytes, words) => {
    const reading = readTables(file(`${name}.csv`, bytes));
    await expect(reading).rejects.toThrow(TableError);
    await expect(reading).rejects.toThrow(words);
    await expect(reading).rejects.toThrow(name);
  });

  test("that is not there", async () => {
    await expect(readTables(join(folder, "nowhere.csv"))).rejects.toThrow(/没有这个文件/);
  });
});
