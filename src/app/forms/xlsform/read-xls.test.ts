import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importXlsForm } from "./import-xls-form.ts";
import { readXls } from "./read-xls.ts";
import { chars, f64, record, string, u16, u32, workbook } from "./testing/write-xls.ts";

const WORDS = ["type", "name", "label", "text", "姓名", "您的姓名？"];
/** The table of shared strings in one record. */
const SST = record(0xfc, u32(6), u32(6), ...WORDS.map(string));
const place = (row: number, column: number) => [...u16(row), ...u16(column), 0, 0];
const shared = (row: number, column: number, i: number) => record(0xfd, place(row, column), u32(i));
const HEAD = [0, 1, 2].map((i) => shared(0, i, i));
const named = (bytes: Uint8Array<ArrayBuffer>) => Object.assign(new Blob([bytes]), { name: "表.xls" });

describe("an .xls of Excel 97", () => {
  it("is read cell by cell, whatever stands there", () => {
    const cells = [
      ...HEAD,
      shared(2, 0, 3),
      record(0x204, place(2, 1), string("a 宽")),
      record(0x203, place(2, 2), f64(-1.5)),
      // 30 bits of a number: whole, a hundredth of a whole, the upper bits of a double
      record(0x27e, place(2, 3), u32((7 << 2) | 2)),
      record(0x27e, place(2, 4), u32((-250 << 2) | 3)),
      record(0xbd, [...u16(3), ...u16(0)], [0, 0], u32((1 << 2) | 2), [0, 0], u32(0x3fe00000), u16(1)),
      record(0x205, place(4, 0), [1, 0]),
      record(0x205, place(4, 1), [42, 1]),
      record(0x06, place(4, 2), f64(3), Array<number>(8).fill(0)),
      record(0x06, place(4, 3), [0, 0, 0, 0, 0, 0, 255, 255], Array<number>(8).fill(0)),
      record(0x207, string("算出的字")),
      record(0x06, place(4, 4), [1, 0, 1, 0, 0, 0, 255, 255], Array<number>(8).fill(0)),
    ];
    expect(readXls(workbook([SST], cells))).toEqual([
      {
        name: "survey",
        rows: [
          ["type", "name", "label"],
          [],
          ["text", "a 宽", -1.5, 7, -2.5],
          [1, 0.5],
          [true, null, 3, "算出的字", true],
        ],
      },
    ]);
  });

  it("has words that go on in the next record, there with another width, and with colours and readings", () => {
    const rich = [...u16(2), 0x0d, ...u16(1), ...u32(4), ...chars("红色").bytes, 0, 0, 0, 0, 9, 9, 9, 9];
    const sst = record(0xfc, u32(3), u32(3), [...u16(4), 0, ...chars("ab").bytes]);
    const more = record(0x3c, [1, ...chars("中文").bytes], rich, string("end"));
    const cells = [0, 1, 2].map((i) => shared(0, i, i));
    expect(readXls(workbook([sst, more], cells))[0]!.rows).toEqual([["ab中文", "红色", "end"]]);
  });

  it("becomes a form", async () => {
    const cells = [...HEAD, shared(1, 0, 3), record(0x204, place(1, 1), string("t")), shared(1, 2, 5)];
    expect(await importXlsForm(named(workbook([SST], cells)))).toEqual({
      form: { title: "表", fields: [{ kind: "text", id: "t", label: "您的姓名？" }] },
      remarks: [],
    });
  });

  it("is refused where it is older, or has a password", async () => {
    const refusal = async (bytes: Uint8Array<ArrayBuffer>) =>
      (await importXlsForm(named(bytes))).remarks[0]!.why;
    expect(await refusal(workbook([], [], 0x500))).toMatch(/Excel 95/);
    expect(await refusal(workbook([record(0x2f, [0, 0])], []))).toMatch(/有密码/);
    expect(await refusal(workbook([SST], [record(0x203, place(30_000, 0), f64(1))]))).toMatch(/太大/);
  });

  it("never throws and always ends, whatever was changed in it", { timeout: 60_000 }, async () => {
    const whole = workbook([SST], [...HEAD, shared(1, 0, 3)]);
    const used = fc.oneof(fc.nat({ max: 1_400 }), fc.nat({ max: whole.length - 1 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(used, fc.nat({ max: 255 })), { minLength: 1, maxLength: 10 }),
        fc.nat({ max: whole.length }),
        async (changes, length) => {
          const bytes = whole.slice(0, Math.max(length, 600));
          for (const [at, byte] of changes) if (at >= 8) bytes[at] = byte;
          const { form, remarks } = await importXlsForm(named(bytes));
          expect(form !== undefined || remarks.some(({ weight }) => weight === "refused")).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
