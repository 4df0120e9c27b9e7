// The office's screen: files are dropped on it, each is told for itself, one is proofread beside its original, goes to one cohort,
// is read there and by nobody else, and its corrected version arrives at whoever was reading.
import { expect, type Page, test } from "@playwright/test";
import { docxOf, para, pdfOf } from "../src/server/import/testing/packages.ts";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, goTab, type Person, person, shot, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const TITLE = "冬夜读书会的约定";
const FIRST = "每周三晚上七点，大家带着凳子来，先读一段，再说一说自己想到的。";
const WRONG = "来不了的人，请人把这一段捎回去，下次先由他说。灯油由zgf按月送来。";
const RIGHT = WRONG.replace("zgf", "老会计");

const speech = (second: string) => docxOf(para(TITLE) + para(FIRST) + para(second));

test("dropped, proofread, read by one cohort, and corrected", async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await startServer(test.info().project.name);
  try {
    const office = await person(
      await browser.newContext({ viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }),
    );
    const away = await person(await browser.newContext());
    const elder = await person(await browser.newContext());
    await enrol(office, await demoLink(server, "赵敏"));
    await tap(office.page, "以后再说");
    for (const [member, name] of [
      [away, "何小满"],
      [elder, "孙桂香"],
    ] as const) {
      await enrol(member, await demoLink(server, name));
      await tap(member.page, "以后再说");
    }

    await test.step("a sound file comes in, a secret and a broken one are refused with words", async () => {
      const { page } = office;
      await goTab(page, "支部");
      await tap(page, "文章");
      await drop(page, {
        "约定.docx": speech(WRONG),
        "机密.docx": docxOf(para("机密★一年") + para("不能让人看见的话。")),
        "断.docx": speech(WRONG).slice(0, 200),
        "内部.txt": Buffer.from("内部资料\n\n一段话。"),
      });
      await expect(job(page, "约定.docx")).toContainText(`《${TITLE}》`);
      await expect(job(page, "约定.docx")).toContainText("有 1 处可疑");
      await expect(job(page, "机密.docx")).toContainText("有密级标志的文件不能导入");
      await expect(job(page, "断.docx")).toContainText(/不完整|坏了/);
      await expect(job(page, "内部.txt")).toContainText("请先确认它可以发给党员");
      await shot(page, "import jobs");
      await job(page, "内部.txt").getByRole("button", { name: "可以发给党员，导入" }).click();
      await expect(job(page, "内部.txt")).toContainText("导入好了");
    });

    await test.step("it is proofread beside the original and published to those who are away", async () => {
      const { page } = office;
      await job(page, "约定.docx").getByRole("link", { name: "去校对这一篇" }).click();
      const original = page.getByRole("region", { name: "原件" });
      await expect(original).toContainText(WRONG);
      await page.getByRole("button", { name: /^1\. / }).click();
      await expect(page.locator("mark.current")).toBeInViewport();
      await shot(page, "import proof", "screen");
      await confirmProofread(page);
      await page.getByRole("radio", { name: "只发给几类党员" }).check();
      await page.getByRole("checkbox", { name: "流动党员" }).check();
      await page.getByRole("checkbox", { name: "必读篇目" }).check();
      await shot(page, "import publish");
      await tap(page, "发布给党员");
      await expect(page.getByText(/：发给流动党员/)).toBeVisible();
      await callServer(page);
    });

    await test.step("the member of the cohort reads it; another does not see it", async () => {
      for (const { page } of [away, elder]) {
        await callServer(page);
        await goTab(page, "学习");
      }
      await expect(elder.page.getByRole("list").getByRole("link").first()).toBeVisible();
      await expect(elder.page.getByRole("link", { name: TITLE })).toHaveCount(0);
      const { page } = away;
      await tap(page, TITLE);
      await tap(page, "存到手机再读");
      await expect(page.getByText(FIRST)).toBeVisible();
      await expect(page.getByText(WRONG)).toBeVisible();
    });

    await test.step("a corrected file is the next version: what changed is told, and it goes out when proofread", async () => {
      const { page } = office;
      await page.getByLabel("选新的一版文件").setInputFiles({
        name: "约定（改）.docx",
        mimeType: "application/octet-stream",
        buffer: Buffer.from(speech(RIGHT)),
      });
      await expect(page.getByText("和党员现在看到的比，改了 1 段")).toBeVisible();
      await expect(page.locator("ins")).toHaveText("老会计");
      await expect(page.getByText("党员现在看到的还是上一版。")).toBeVisible();
      await shot(page, "import version");
      await confirmProofread(page);
      await tap(page, "按这样重新发布");
      await expect(page.getByText("党员现在能看到这一篇。")).toBeVisible();
      await callServer(page);
    });
    await test.step("and arrives at the reader", async () => {
      const { page } = away;
      // What he had is fetched anew by itself; what he has open may stay as it is until he opens it again, and says so.
      await callServer(page);
      await expect(async () => {
        await page.goto(`${server.url}/#/texts`);
        await page.getByRole("link", { name: TITLE }).first().click();
        await expect(page.getByText(RIGHT)).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 30_000 });
      await expect(page.getByText(WRONG)).toHaveCount(0);
    });

    await test.step("a PDF stands beside its words in the browser's own viewer, and the policy of the page allows it", async () => {
      const { page } = office;
      await tap(page, "文章");
      const pdf = pdfOf([
        [
          [72, 760, 20, "A title"],
          [72, 700, 12, "One paragraph of words, long enough to be one."],
        ],
      ]);
      await drop(page, { "paper.pdf": pdf });
      await job(page, "paper.pdf").getByRole("link", { name: "去校对这一篇" }).click();
      await expect(page.getByRole("link", { name: "在新窗口打开" })).toBeVisible();
      if (await page.evaluate(() => navigator.pdfViewerEnabled))
        await expect(page.getByTitle("原件：paper.pdf")).toBeVisible();
      await shot(page, "import pdf", "screen");
    });
    for (const one of [office, away, elder]) expect(one.troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});

/** As a hand with a mouse does it, onto the page. */
async function drop(page: Page, files: Record<string, Uint8Array>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => ({
    name,
    base64: Buffer.from(bytes).toString("base64"),
  }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, base64 } of all)
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, given);
  await page.locator("main").dispatchEvent("drop", { dataTransfer });
}

function job(page: Page, fileName: string) {
  return page.getByRole("list", { name: "选的文件" }).getByRole("listitem").filter({ hasText: fileName });
}

async function confirmProofread(page: Person["page"]): Promise<void> {
  await tap(page, "我已校对，可以发给党员");
  await tap(page.getByRole("dialog"), "确认");
  await expect(title(page)).toHaveText(TITLE);
}
