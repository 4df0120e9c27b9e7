import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../../domain/forms/xlsform/sheet.ts";
import { importXlsForm } from "./import-xls-form.ts";
import { readXlsx } from "./read-xlsx.ts";
import { writeSheets } from "./write-sheets.ts";

const named = (bytes: Uint8Array<ArrayBuffer>, name = "表.xlsx") =>
  Object.assign(new Blob([bytes]), { name });
const SURVEY: Sheet = {
  name: "survey",
  rows: [
    ["type", "name", "label"],
    ["text", "t", "姓名"],
  ],
};
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook with this in the place of its sheet survey. */
function withSheet(xml: string, more: Record<string, Uint8Array> = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    zipSync({
      "xl/workbook.xml": strToU8(
        `<workbook ${MAIN}><sheets><sheet name="survey" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships><Relationship Id="rId1" Target="/xl/s.xml"/></Relationships>',
      ),
      "xl/s.xml": strToU8(`<worksheet ${MAIN}><sheetData>${xml}</sheetData></worksheet>`),
      ...more,
    }),
  );
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${cell("A1", "type")}${cell("B1", "name")}${cell("C1", "label")}</row>`;

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const { form, remarks } = await importXlsForm(named(bytes));
  expect(form).toBeUndefined();
  return remarks.find(({ weight }) => weight === "refused")?.why;
}

// What is large takes its time where many tests run at once.
describe("a file that is no form", { timeout: 60_000 }, () => {
  it("is said to be none: words, nothing, a picture, half a file", async () => {
    expect(await refusal(new Uint8Array(strToU8("type,name,label")))).toBe(
      "这个文件不是 .xlsx 或 .xls 表格。",
    );
    expect(await refusal(new Uint8Array())).toBe("这个文件不是 .xlsx 或 .xls 表格。");
    const whole = writeSheets([SURVEY]);
    expect(await refusal(whole.slice(0, whole.length / 2))).toMatch(/打不开/);
    expect(await refusal(new Uint8Array(zipSync({ "word/document.xml": strToU8("<w/>") })))).toMatch(
      /不是 \.xlsx 表格/,
    );
    expect(await refusal(new Uint8Array(6_000_000))).toMatch(/太大：最多 5 兆/);
  });

  it("does not fill the phone: a bomb, with its size as it is or a lie about it", async () => {
    const bomb = withSheet(HEAD, { "xl/sharedStrings.xml": new Uint8Array(21_000_000) });
    expect(await refusal(bomb)).toBe("这个文件解开后太大，不像表单。");
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 4; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(await refusal(bomb)).toBe("这个文件解开后太大，不像表单。");
  });

  it("does not fill the phone: seven hundred thousand rows, a cell at the far end, a thousand columns", async () => {
    const many = "<row><c><v>1</v></c></row>".repeat(700_000);
    expect(await refusal(withSheet(HEAD + many))).toMatch(/太大：最多 20000 行/);
    expect(await refusal(withSheet(`${HEAD}<row r="1048576">${cell("XFD1048576", "x")}</row>`))).not.toMatch(
      /太大/,
    );
    expect(await refusal(withSheet(`${HEAD}<row r="1048576">${cell("A1048576", "x")}</row>`))).toMatch(
      /太大/,
    );
    expect(await refusal(withSheet(`${HEAD}<row r="9007199254740991">${cell("A9", "x")}</row>`))).toMatch(
      /太大/,
    );
    const { form } = await importXlsForm(
      named(
        withSheet(
          `${HEAD}<row r="2">${cell("A2", "text")}${cell("B2", "t")}${cell("ZZZ2", "x")}</row><row r="900000"/>`,
        ),
      ),
    );
    expect(form!.fields).toHaveLength(1);
  });

  it("says which column it did not read", async () => {
    const far = withSheet(
      `${HEAD}<row r="2">${cell("A2", "text")}${cell("B2", "t")}${cell("ZZ2", "x")}${cell("ZZZ2", "y")}</row>`,
    );
    const { remarks } = await importXlsForm(named(far));
    expect(remarks).toEqual([
      {
        sheet: "survey",
        row: 2,
        column: "ZZ",
        what: "x",
        why: expect.stringMatching(/没有读。$/),
        weight: "left-out",
      },
    ]);
  });

  it("does not expand what a document type declares", async () => {
    const xml = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><row><c><v>&b;</v></c></row>';
    expect(await refusal(withSheet(xml))).toMatch(/看不懂的内容/);
  });

  it("does not go down with deep groups", async () => {
    const deep = Array.from({ length: 5_000 }, (_, i) => ["begin group", `g${i}`, "组"]);
    expect(
      await refusal(writeSheets([{ name: "survey", rows: [["type", "name", "label"], ...deep] }])),
    ).toMatch(/套得太深/);
  });

  it("never throws, whatever was changed in it", async () => {
    const whole = writeSheets([SURVEY]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const { form, remarks } = await importXlsForm(named(bytes));
          expect(form !== undefined || remarks.some(({ weight }) => weight === "refused")).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a workbook that another program has written in its own way", () => {
  const changed = async (change: (files: Record<string, string>) => void) => {
    const files = Object.fromEntries(
      Object.entries(unzipSync(writeSheets([SURVEY]))).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
    change(files);
    const packed = Object.entries(files).map(([path, xml]) => [path, strToU8(xml)] as const);
    return named(new Uint8Array(zipSync(Object.fromEntries(packed))));
  };
  const BOOK = "xl/workbook.xml";
  const RELS = "xl/_rels/workbook.xml.rels";
  const move = (files: Record<string, string>, from: string, to: string, change = (xml: string) => xml) => {
    files[to] = change(files[from]!);
    delete files[from];
  };

  it.each<[string, (files: Record<string, string>) => void]>([
    [
      "another prefix",
      (files) =>
        (files[BOOK] = files[BOOK]!.replaceAll(/\br:id|(?<=xmlns:)r\b/g, (r) => r.replace("r", "d3p1"))),
    ],
    ["single quotes", (files) => (files[RELS] = files[RELS]!.replaceAll('"', "'").replace(/^<\?.*\?>/, ""))],
    [
      "a target from here on",
      (files) => (files[RELS] = files[RELS]!.replaceAll("worksheets/", "./worksheets/")),
    ],
    [
      "a target from above",
      (files) => (files[RELS] = files[RELS]!.replaceAll("worksheets/", "../xl/worksheets/")),
    ],
    [
      "a target from the top",
      (files) => (files[RELS] = files[RELS]!.replaceAll("worksheets/", "/xl/worksheets/")),
    ],
    [
      "a workbook elsewhere",
      (files) => {
        move(files, BOOK, "xl/book.xml");
        move(files, RELS, "xl/_rels/book.xml.rels");
        files["_rels/.rels"] = files["_rels/.rels"]!.replace("workbook.xml", "book.xml");
      },
    ],
    [
      "a workbook at the top",
      (files) => {
        move(files, BOOK, "workbook.xml");
        move(files, RELS, "_rels/workbook.xml.rels", (xml) =>
          xml.replaceAll("worksheets/", "xl/worksheets/"),
        );
        files["_rels/.rels"] = files["_rels/.rels"]!.replace("xl/workbook.xml", "/workbook.xml");
      },
    ],
  ])("is read: %s", async (_, change) => {
    const { form, remarks } = await importXlsForm(await changed(change));
    expect([form?.fields.map(({ id }) => id), remarks]).toEqual([["t"], []]);
  });

  it("is said to lack a sheet where its part is not there", async () => {
    const file = await changed((files) => {
      delete files["xl/worksheets/sheet1.xml"];
    });
    const { remarks } = await importXlsForm(file);
    expect(remarks.map(({ why }) => why)).toEqual([expect.stringMatching(/找不到工作表“survey”的内容/)]);
  });
});

describe("what stands in a cell", () => {
  it("formulas by what they gave, errors as nothing, numbers and truths as they are, words without their colours", () => {
    const shared = `<sst ${MAIN}><si><r><rPr><b/></rPr><t>红</t></r><r><t xml:space="preserve"> 色</t></r><rPh sb="0" eb="1"><t>hong</t></rPh></si></sst>`;
    const xml = `${HEAD}<row r="3"><c r="A3" t="str"><f>"te"&amp;"xt"</f><v>text</v></c><c r="B3"><v>7</v></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="b"><v>1</v></c></row>`;
    const sheets = readXlsx(withSheet(xml, { "xl/sharedStrings.xml": strToU8(shared) }));
    expect(sheets[0]!.rows).toEqual([["type", "name", "label"], [], ["text", 7, "红 色", null, true]]);
  });

  it("comes back as it was written, with what XML cannot hold", () => {
    const rows = [
      ["<a> & \"b\" 'c'", "=1+1", "a\nb\tc", "\u0001_x0041_", "  "],
      [null, "😀"],
    ];
    const [sheet] = readXlsx(writeSheets([{ name: "survey", rows }]));
    expect(sheet!.rows).toEqual([rows[0]!.slice(0, 4), rows[1]]);
  });
});
