import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { StudyText } from "../../protocol/study-text.ts";
import * as v from "valibot";
import { County } from "../testing/county.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { importPaths } from "./import-folder.ts";
import { docxOf, DOT, drawing, epubOf, para } from "./testing/packages.ts";

const folder = mkdtempSync(join(tmpdir(), "songxue-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
const samples = fileURLToPath(new URL("../../../../shared/samples/", import.meta.url));
const areHere = existsSync(samples);

function file(name: string, bytes: Uint8Array | string): void {
  writeFileSync(join(folder, name), bytes);
}

onEachDatabase("import of a folder", (databases) => {
  const options = { unit: "county", internalAllowed: false };

  it("keeps what is sound with its pictures, leaves nothing of what is not, and changes nothing the second time", async () => {
    const county = await County.open(await databases.fresh());
    const office = await county.person("west-1", { role: "office", unit: "county" });
    const media = { "word/media/image1.png": DOT };
    file("图.docx", docxOf(para("题目") + para("一段话。") + drawing("embed", "inside"), {}, media));
    file("书.epub", epubOf({ "1.xhtml": "<h1>一</h1><p>一段话。" }));
    file("密.docx", docxOf(para("机密★一年") + drawing("embed", "inside"), {}, media));
    file("断.docx", docxOf(para("一段话。")).slice(0, 300));
    file("大.pdf", "%PDF-1.4");
    truncateSync(join(folder, "大.pdf"), 100_000_000);
    file("别的.xlsx", "不看");
    const done = await importPaths(county.core.office, [folder], options);
    expect(done.imported.map(({ fileName }) => fileName).toSorted()).toEqual(["书.epub", "图.docx"]);
    expect(done.refused.map(({ fileName }) => fileName).toSorted()).toEqual(["大.pdf", "密.docx", "断.docx"]);

    const entries = await county.core.office.read(["text-imported"]);
    expect(entries.map(({ body }) => body.fileName).toSorted()).toEqual(["书.epub", "图.docx"]);
    const { body } = entries.find((entry) => entry.body.fileName === "图.docx")!;
    expect(body.pictures).toEqual([{ blob: expect.any(String) as string, size: DOT.length }]);
    const caller = await county.core.callerOf(office.phone.token);
    await office.phone.contact(county.core);
    const picture = await county.core.blobs.read(caller, body.pictures![0]!.blob, 0);
    expect([...picture.bytes]).toEqual([...DOT]);
    const text = await county.core.blobs.read(caller, body.blob, 0);
    expect(
      v.parse(StudyText, JSON.parse(new TextDecoder().decode(text.bytes))).blocks.map(({ t }) => t),
    ).toEqual(["p", "pic"]);

    const again = await importPaths(county.core.office, [folder], options);
    expect(again.imported).toEqual([]);
    expect(again.known).toHaveLength(2);
    expect(await county.core.office.read(["text-imported"])).toHaveLength(2);
    await county.core.close();
  });

  it.skipIf(!areHere)("the samples beside the project: books, tables, lists, notes, pictures", async () => {
    const county = await County.open(await databases.fresh());
    const paths = [join(samples, "docx"), join(samples, "epub")];
    const { imported, refused } = await importPaths(county.core.office, paths, options);
    const kinds = Object.fromEntries(
      imported.map(({ fileName, text }) => [
        fileName,
        [...new Set(text.text.blocks.map(({ t }) => t))].toSorted().join(" "),
      ]),
    );
    expect(kinds).toEqual({
      "footnotes.docx": "note p",
      "simple-list.docx": "li",
      "tables.docx": "p table",
      "tiny-picture.docx": "pic",
      "childrens-literature.epub": "h li p pic",
      "wasteland.epub": "h note p",
    });
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^empty\.docx：文件是空的/) as string,
      expect.stringMatching(/^external-picture\.docx：.*没有跟随/) as string,
    ]);
    await county.core.close();
  });
});
