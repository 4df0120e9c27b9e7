import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { TextImported } from "../../../../domain/entries/texts.ts";
import type { ImportReport } from "../../../../protocol/import-report.ts";
import type { ImportFileAnswer } from "../../../../sync/phone.ts";
import type { FileToImport } from "../../../../sync/ports.ts";
import { StorageFull } from "../../../../sync/phone.ts";
import type { MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, county, officePhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const REPORT = "a".repeat(64);
const report: ImportReport = {
  importReport: 1,
  fileName: "讲话.docx",
  format: "docx",
  removed: [
    { where: "第 1 页", what: "running-head", text: "内刊" },
    { where: "第 2 页", what: "running-head", text: "内刊" },
    { where: "第 3 段", what: "comment", text: "这里要改" },
  ],
  suspicions: [
    { block: 0, start: 0, end: 1, why: "odd-symbol", words: "两个逗号连在一起" },
    { block: 1, start: 0, end: 1, why: "odd-symbol", words: "两个逗号连在一起" },
  ],
};

function bodyOf(file: FileToImport, more: Partial<TextImported> = {}): TextImported {
  return {
    text: file.text ?? `text-${file.name}`.padEnd(16, "x").slice(0, 16),
    unit: file.unit,
    title: "在动员会上的讲话",
    blob: "b".repeat(64),
    size: 400,
    original: "0".repeat(64),
    originalSize: file.bytes.length,
    fileName: file.name,
    format: "docx",
    characters: 1234,
    pictures: [{ blob: "c".repeat(64), size: 9 }],
    report: REPORT,
    reportSize: 300,
    suspicions: 2,
    ...more,
  };
}

/** A server that answers each file as the test says, by its name; the last answer stays. */
function answering(
  phone: MemoryPhone,
  answers: Record<string, ((file: FileToImport) => ImportFileAnswer)[]>,
): FileToImport[] {
  const asked: FileToImport[] = [];
  phone.importFile = (file, on) => {
    asked.push(file);
    on(file.bytes.length);
    const left = answers[file.name]!;
    return Promise.resolve((left.length > 1 ? left.shift()! : left[0]!)(file));
  };
  return asked;
}

const read = (file: FileToImport): ImportFileAnswer => ({ outcome: "read", body: bodyOf(file) });
const file = (name: string, content = name) => new File([content], name);

async function choose(...files: File[]): Promise<void> {
  await userEvent.upload(page.getByLabelText(/选择文件|选新的一版文件/), files);
}
/** As a mouse drops them, and the browser does not open them in the place of the app. */
function drop(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const one of files) dataTransfer.items.add(one);
  for (const type of ["dragover", "drop"]) {
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
}
const line = (name: string) => page.getByRole("listitem").filter({ hasText: name });

test("several files at once: each is told for itself, the broken one holds up none", async () => {
  const phone = officePhone();
  phone.keep(REPORT, JSON.stringify(report));
  const asked = answering(phone, {
    "讲话.docx": [read],
    "断.docx": [() => ({ outcome: "refused", message: "压缩包不完整。请重新拷贝一份再导入。" })],
    "密.docx": [() => ({ outcome: "refused", message: "第 1 行有“机密”标志。有密级标志的文件不能导入。" })],
    "另一篇.docx": [read],
  });
  await openPage("/office/texts", phone, "文章");
  await expectAccessible();
  await choose(file("讲话.docx"), file("断.docx"), file("密.docx"), file("另一篇.docx"));

  await expect.element(line("断.docx").getByText(/压缩包不完整/)).toBeVisible();
  await expect.element(line("密.docx").getByText(/有密级标志的文件不能导入/)).toBeVisible();
  const sound = line("讲话.docx");
  await expect.element(sound.getByText(/《在动员会上的讲话》，1234 字，1 张图。有 2 处可疑/)).toBeVisible();
  await expect.element(sound.getByText(/原件里有 3 处没有放进来：.* 2，.* 1。/)).toBeVisible();
  await expect.element(sound.getByText("两个逗号连在一起")).toBeVisible();
  await expect.element(line("另一篇.docx").getByText("导入好了，还没有校对")).toBeVisible();
  expect(asked.map(({ name, unit }) => [name, unit])).toEqual([
    ["讲话.docx", county],
    ["断.docx", county],
    ["密.docx", county],
    ["另一篇.docx", county],
  ]);
  expect(phone.written.map(({ kind }) => kind)).toEqual(["text-imported", "text-imported"]);
  await expectAccessible();
  await expect
    .element(
      page
        .getByRole("list", { name: "待校对" })
        .getByText(/在动员会上的讲话/)
        .first(),
    )
    .toBeVisible();
  await page.getByRole("button", { name: "看过了，收起这 4 条" }).click();
  await expect.element(page.getByRole("list", { name: "选的文件" })).not.toBeInTheDocument();
});

test("a paper marked 内部 asks for a yes, and only then comes in; a no leaves nothing", async () => {
  const phone = officePhone();
  const asks = (): ImportFileAnswer => ({
    outcome: "internal",
    message: "第 1 行有“内部资料”标志，没有导入。",
  });
  const asked = answering(phone, { "内.txt": [asks, read], "内二.txt": [asks] });
  await openPage("/office/texts", phone, "文章");
  await choose(file("内.txt"), file("内二.txt"));
  await expect.element(line("内.txt").getByText(/有“内部资料”标志/)).toBeVisible();
  expect(asked[0]?.internalAllowed).toBe(false);
  await expectAccessible();
  await line("内.txt").getByRole("button", { name: "可以发给党员，导入" }).click();
  await expect.element(line("内.txt").getByText("导入好了，还没有校对")).toBeVisible();
  expect(asked[2]).toMatchObject({ name: "内.txt", internalAllowed: true });
  await line("内二.txt").getByRole("button", { name: "不导入" }).click();
  await expect.element(line("内二.txt")).not.toBeInTheDocument();
  expect(phone.written).toHaveLength(1);
});

test("without a network the files wait, and go on when it comes; a busy server is asked again", async () => {
  const phone = officePhone();
  phone.become({ contact: { ...phone.state.contact, status: "offline" } });
  const away = (): ImportFileAnswer => ({ outcome: "away", why: "offline" });
  const busy = (): ImportFileAnswer => ({ outcome: "away", why: "busy", wait: 1 });
  const asked = answering(phone, { "甲.txt": [away, busy, busy, read], "乙.txt": [read] });
  await openPage("/office/texts", phone, "文章");
  await expect.element(page.getByText("现在没有网络")).toBeVisible();
  await choose(file("甲.txt"), file("乙.txt"));
  await expect.element(line("甲.txt").getByText(/网络不通/)).toBeVisible();
  await expect.element(line("乙.txt").getByText(/排着队/)).toBeVisible();
  expect(asked).toHaveLength(1);
  await expectAccessible();
  // They stay from page to page.
  await openPage("/branch", phone, "云岭县");
  await openPage("/office/texts", phone, "文章");
  phone.become({ contact: { ...phone.state.contact, status: "good" } });
  dispatchEvent(new Event("online"));
  await expect.element(line("甲.txt").getByText("导入好了，还没有校对")).toBeVisible();
  await expect.element(line("乙.txt").getByText("导入好了，还没有校对")).toBeVisible();
  expect(asked.map(({ name }) => name)).toEqual(["甲.txt", "甲.txt", "甲.txt", "甲.txt", "乙.txt"]);
});

test("a full phone keeps the file on the list, and tries again", async () => {
  const phone = officePhone();
  answering(phone, { "甲.txt": [read] });
  phone.failNext(new StorageFull("full"));
  await openPage("/office/texts", phone, "文章");
  await choose(file("甲.txt"));
  await expect.element(line("甲.txt").getByText(/存储空间满了/)).toBeVisible();
  await line("甲.txt").getByRole("button", { name: "再试一次" }).click();
  await expect.element(line("甲.txt").getByText("导入好了，还没有校对")).toBeVisible();
});

test("what is too large is not sent; the same file again is not imported twice, and leads to its text", async () => {
  const phone = officePhone();
  const bytes = new TextEncoder().encode("同一个文件");
  const original = await hashOf(bytes);
  const asked = answering(phone, {
    "甲.txt": [(given) => ({ outcome: "read", body: bodyOf(given, { original }) })],
  });
  await openPage("/office/texts", phone, "文章");
  drop(new File([new Uint8Array(20_000_001)], "大.pdf"));
  await expect.element(line("大.pdf").getByText(/文件有 20.0 MB，超过 20.0 MB/)).toBeVisible();
  expect(asked).toHaveLength(0);
  await choose(new File([bytes], "甲.txt"));
  await expect.element(line("甲.txt").getByText("导入好了，还没有校对")).toBeVisible();
  await choose(new File([bytes], "换了名字.txt"));
  await expect.element(line("换了名字.txt").getByText(/以前导入过/)).toBeVisible();
  expect(asked).toHaveLength(1);
  await line("换了名字.txt").getByRole("link", { name: "看那一篇" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "在动员会上的讲话" })).toBeVisible();
});

test("files are dropped anywhere on the page, and a secretary brings them to his branch", async () => {
  const phone = officePhone(branchWorld(), { roles: [{ role: "secretary", unit: branch }] });
  const asked = answering(phone, { "甲.txt": [read], "乙.txt": [read] });
  await openPage("/branch", phone, "望河村党支部");
  await page.getByRole("link", { name: /文章.*给本支部导入/ }).click();
  await expect.element(page.getByText("选择文件")).toBeVisible();
  drop(file("甲.txt"), file("乙.txt"));
  await vi.waitFor(() =>
    expect(asked.map(({ name, unit }) => [name, unit])).toEqual([
      ["甲.txt", branch],
      ["乙.txt", branch],
    ]),
  );
  expect(phone.written).toMatchObject([{ kind: "text-imported", body: { unit: branch } }, {}]);
});

test("who looks after no unit brings no text", async () => {
  const phone = officePhone(branchWorld(), { roles: [{ role: "guide", unit: county }] });
  await openPage("/office/texts", phone, "文章");
  await expect.element(page.getByText(/这一页是活动办公室和支部书记用的/)).toBeVisible();
});

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
