import { strToU8, zipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { Bytes } from "../../../../protocol/bytes.ts";
import { toHex } from "../../../../protocol/bytes.ts";
import type { ImportReport } from "../../../../protocol/import-report.ts";
import type { StudyText } from "../../../../protocol/study-text.ts";
import type { MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branchWorld, county, officePhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";
import { findInOriginal } from "./find-in-original.ts";
import { originalWords } from "./original-words.ts";

const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;
const run = (text: string, tag = "w:t", properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><${tag} xml:space="preserve">${text}</${tag}></w:r>`;
const zip = (files: Record<string, string>): Bytes =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

const docx = zip({
  "word/document.xml": `<w:document ${W}><w:body><w:p>${run("第一段，")}${run("删去的", "w:delText")}${run("看不见的", "w:t", "<w:vanish/>")}${run("留下的。")}</w:p><w:p>${run("动员")}${run("部署。")}</w:p><w:p/><mc:AlternateContent><mc:Choice><w:p>${run("框里的")}</w:p></mc:Choice><mc:Fallback><w:p>${run("框里的")}</w:p></mc:Fallback></mc:AlternateContent></w:body></w:document>`,
  "word/header1.xml": `<w:hdr ${W}><w:p>${run("内刊第三期")}</w:p></w:hdr>`,
  "word/comments.xml": `<w:comments ${W}><w:comment><w:p>${run("这里要改")}</w:p></w:comment></w:comments>`,
  "word/media/image1.png": "不是字",
});

test("all words of a Word file are there: deleted, hidden, in boxes, heads and comments, each once", () => {
  expect(originalWords({ format: "docx" }, docx)).toEqual([
    {
      paragraphs: [
        [
          { text: "第一段，" },
          { text: "删去的", mark: "deleted" },
          { text: "看不见的", mark: "hidden" },
          { text: "留下的。" },
        ],
        [{ text: "动员部署。" }],
        [{ text: "框里的" }],
      ],
    },
    { label: "批注", paragraphs: [[{ text: "这里要改" }]] },
    { label: "页眉", paragraphs: [[{ text: "内刊第三期" }]] },
  ]);
});

test("a book's pages stand in the order in which it is read, and those that it hides behind them", () => {
  const words = originalWords(
    { format: "epub" },
    zip({
      "META-INF/container.xml": `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
      "OPS/book.opf": `<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="%E4%BA%8C.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>`,
      "OPS/a.xhtml": `<html><head><title>不算</title></head><body><h1>一</h1><p>甲<br/>乙</p></body></html>`,
      "OPS/二.xhtml": `<html><body><script>alert(1)</script><div>二<b>二</b></div></body></html>`,
      "OPS/hidden.xhtml": `<html><body><p>没有排进去的</p></body></html>`,
    }),
  );
  expect(words).toEqual([
    { label: "二.xhtml", paragraphs: [[{ text: "二二" }]] },
    { label: "a.xhtml", paragraphs: [[{ text: "一" }], [{ text: "甲" }], [{ text: "乙" }]] },
    { label: "hidden.xhtml", paragraphs: [[{ text: "没有排进去的" }]] },
  ]);
});

test("plain files stand line by line in their own encoding, and markup is shown, not drawn", () => {
  const gb = new Uint8Array([0xb5, 0xda, 0xd2, 0xbb, 0xd0, 0xd0, 13, 10, 0xb5, 0xda, 0xb6, 0xfe]);
  expect(originalWords({ format: "txt", encoding: "gb18030" }, gb)).toEqual([
    { paragraphs: [[{ text: "第一行" }], [{ text: "第二" }]] },
  ]);
  const html = new TextEncoder().encode("<script>alert(1)</script><p>字");
  expect(originalWords({ format: "html", encoding: "utf-8" }, html)[0]?.paragraphs[0]).toEqual([
    { text: "<script>alert(1)</script><p>字" },
  ]);
});

test("a place of our text is found in the file: the nearest of equal ones, across lines and spaces, or not at all", () => {
  const root = document.createElement("div");
  root.innerHTML = "<p>第一段说学习。</p><p>第二段也说学\n 习，，完。</p><p>第三段也说学习。</p>";
  const find = (words: string, start: number, end: number, howFar: number) =>
    findInOriginal(root, { words, start, end, howFar });
  expect(find("学习", 0, 2, 0)?.startContainer.textContent).toContain("第一段");
  expect(find("学习", 0, 2, 1)?.startContainer.textContent).toContain("第三段");
  expect(find("第二段也说学习，，完。", 5, 7, 0)?.toString()).toBe("学\n 习");
  // Nothing stands at the place itself: the letter behind it does.
  expect(find("学习，，完。", 2, 2, 0.5)?.toString()).toBe("，");
  // What the import changed further off does no harm.
  expect(find("另一个开头，第二段也说学习，，完。", 13, 15, 0)?.toString()).toBe("，，");
  expect(find("没有这些字", 0, 3, 0)).toBeUndefined();
});

const text: StudyText = {
  studyText: 1,
  title: "讲话",
  blocks: [
    { t: "p", text: "第一段，留下的。" },
    { t: "p", text: "动员部署。" },
    { t: "p", text: "新的一段。" },
  ],
};
const older: StudyText = {
  ...text,
  blocks: [
    { t: "p", text: "第一段，留下的。" },
    { t: "p", text: "动员部暑。" },
    { t: "p", text: "旧的末段。" },
    { t: "p", text: "要去掉的。" },
  ],
};
const report: ImportReport = {
  importReport: 1,
  fileName: "讲话.docx",
  format: "docx",
  removed: [],
  suspicions: [{ block: 1, start: 0, end: 2, why: "odd-symbol", words: "看一看这里" }],
};

async function withImport(
  original: Bytes,
  format: "docx" | "pdf" = "docx",
): Promise<{ phone: MemoryPhone; originalId: string }> {
  const world = branchWorld();
  const phone = officePhone(world);
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const reportId = await phone.blobs.put(json(report), "application/json");
  const originalId = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", original)));
  for (const [days, content] of [
    [-2, older],
    [-1, text],
  ] as const) {
    const body = {
      text: "text000000000000",
      unit: county,
      title: "讲话",
      blob: await phone.blobs.put(json(content), "application/json"),
      size: 400,
      original: originalId,
      originalSize: original.length,
      fileName: `讲话.${format}`,
      format,
      characters: 42,
      report: reportId,
      reportSize: 300,
      suspicions: 1,
    };
    world.journal.write(world.at(days), "text-imported", body, { by: "" });
    phone.receive(world.journal.entries.at(-1)!);
  }
  // Fetched when somebody wants it.
  phone.blobs.fetch = async (wanted, on) => {
    expect(wanted).toEqual([{ id: originalId, size: original.length }]);
    on(original.length);
    await phone.blobs.put(original, "application/octet-stream");
  };
  return { phone, originalId };
}

test("on a phone one switches between the text and the original, and it is fetched when asked for", async () => {
  const { phone } = await withImport(docx);
  await openPage("/office/texts/text000000000000", phone, "讲话");
  await expect.element(page.getByRole("article", { name: "正文" })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "原件" })).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("button", { name: "原件" }).click();
  await expect.element(page.getByRole("article", { name: "正文" })).not.toBeInTheDocument();
  await page.getByRole("button", { name: /下载原件/ }).click();
  await expect.element(page.getByText("［修订中删去］")).toBeVisible();
  await expect.element(page.getByText("内刊第三期")).toBeVisible();
  const link = page.getByRole("link", { name: "保存原件" }).element() as HTMLAnchorElement;
  expect(link.download).toBe("讲话.docx");
  expect((await (await fetch(link.href)).blob()).type).toBe("application/octet-stream");
  await expectAccessible();
  await page.getByRole("button", { name: "文稿" }).click();
  await expect.element(page.getByRole("article", { name: "正文" })).toBeVisible();
});

test("at a desk both stand side by side, and what a new version changes is told paragraph by paragraph", async () => {
  await page.viewport(1280, 800);
  try {
    const { phone } = await withImport(docx);
    await openPage("/office/texts/text000000000000", phone, "讲话");
    await expect.element(page.getByText("内刊第三期")).toBeVisible();
    const [ours, theirs] = ["文稿", "原件"].map((name) =>
      page.getByRole("region", { name }).element().getBoundingClientRect(),
    );
    expect(ours!.right).toBeLessThanOrEqual(theirs!.left);
    expect(Math.abs(ours!.width - theirs!.width)).toBeLessThan(60);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1280);
    await expect.element(page.getByText("和上一版比，改了 2 段，去了 1 段")).toBeVisible();
    const changes = page.getByRole("list", { name: "和上一版比的改动" });
    expect(changes.element().querySelector("ins")?.textContent).toBe("署");
    expect(changes.element().querySelector("del")?.textContent).toBe("暑");
    await expectAccessible();

    // Who goes to a place in the text is shown the same words in the file.
    await page.getByRole("button", { name: "1. 看一看这里" }).click();
    await vi.waitFor(() =>
      expect([...(CSS.highlights.get("original-place") ?? [])].map(String)).toEqual(["动员"]),
    );
  } finally {
    await page.viewport(360, 740);
  }
});

test("a PDF is shown where the browser has a viewer, else it says so, and it can be opened beside", async () => {
  const pdf = new TextEncoder().encode("%PDF-1.4\n");
  const { phone } = await withImport(pdf, "pdf");
  await openPage("/office/texts/text000000000000", phone, "讲话");
  await page.getByRole("button", { name: "原件" }).click();
  await page.getByRole("button", { name: /下载原件/ }).click();
  const link = page.getByRole("link", { name: "在新窗口打开" });
  await expect.element(link).toBeVisible();
  expect((await (await fetch((link.element() as HTMLAnchorElement).href)).blob()).type).toBe(
    "application/pdf",
  );
  if (navigator.pdfViewerEnabled) await expect.element(page.getByTitle("原件：讲话.pdf")).toBeVisible();
  else await expect.element(page.getByText(/这个浏览器不能在页面里看 PDF/)).toBeVisible();
});
