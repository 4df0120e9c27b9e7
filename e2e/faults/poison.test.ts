import { expect, type Page, test } from "@playwright/test";
import { writeEntry } from "../../src/protocol/write-entry.ts";
import { callServer, enrol, goTab, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";

/** Not an id as the protocol has them: the server cannot take what is handed in under it. */
const POISONED = "essay-of-an-older-app";

test("row 12: one poison entry among a hundred: the others land, the one stands apart, is shown, and can be corrected", async ({
  context,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    const member = await person(context);
    const { page } = member;
    await enrol(member, guest!.link);
    await callServer(page);
    await context.setOffline(true);
    const sound = Array.from({ length: 99 }, (_, i) => `离线第${i + 1}条`);
    await writeOffline(page, sound.slice(0, 49));
    await page.goto(`${server.url}/#/essays/${POISONED}`);
    await page.getByRole("textbox", { name: "正文" }).fill("服务器读不懂的一篇");
    await tap(page, "交给支部");
    await expect(page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
    await writeOffline(page, sound.slice(49));
    await page.goto(`${server.url}/#/`);
    await expect(page.getByText("待上传 100 条")).toBeVisible();

    await context.setOffline(false);
    await callServer(page);
    const rows = await rowsOn(server);
    expect(lostOrDoubled(rows, sound)).toEqual([]);
    expect(rows.filter(({ verdict }) => verdict === "quarantined").map(({ kind }) => kind)).toEqual([
      "essay-handed-in",
    ]);

    await test.step("it is said on the page, with the words, the reason and a way out", async () => {
      await goTab(page, "首页");
      await tap(page, "有 1 条没有被收下");
      await expect(title(page)).toHaveText("上传的情况");
      const card = page.getByRole("listitem").filter({ hasText: "服务器读不懂的一篇" });
      await expect(card).toContainText("这一条的格式服务器读不懂。请复制出来，重新写一次。");
      await expect(card.getByRole("button", { name: "复制出来" })).toBeVisible();
    });

    await test.step("written again it is taken", async () => {
      await page.evaluate(() => (location.hash = "#/essays"));
      await tap(page, "写一篇新的");
      await page.getByRole("textbox", { name: "正文" }).fill("服务器读不懂的一篇");
      await tap(page, "交给支部");
      await callServer(page);
      const handedIn = (await rowsOn(server)).filter(({ kind }) => kind === "essay-handed-in");
      expect(handedIn.map(({ verdict }) => verdict).sort()).toEqual(["accepted", "quarantined"]);
    });
    expect(member.troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});

/** Puts records into the phone's journal as the app would, without the taps: in front of the app is a page that does nothing. */
async function writeOffline(page: Page, titles: readonly string[]): Promise<void> {
  const at = Date.now();
  const texts = titles.map((title) =>
    writeEntry({ kind: "study-logged", body: { how: "paper", title, day: "2026-03-12", minutes: 5 } }, at),
  );
  await page.evaluate(
    (texts) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("songxue");
        opening.addEventListener("success", () => {
          const tx = opening.result.transaction(["current", "entries"], "readwrite");
          const current = tx.objectStore("current");
          const reading = current.get("the") as IDBRequest<{ device: string; head: number }>;
          reading.addEventListener("success", () => {
            const { device, head } = reading.result;
            for (const [i, text] of texts.entries())
              tx.objectStore("entries").put(text, [device, head + 1 + i]);
            current.put({ ...reading.result, head: head + texts.length }, "the");
          });
          tx.addEventListener("complete", () => {
            opening.result.close();
            resolve();
          });
          tx.addEventListener("abort", () => reject(new Error("not written")));
        });
      }),
    texts,
  );
  // The app learns of it as it would of another tab's.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no other argument
  await page.evaluate(() => new BroadcastChannel("songxue").postMessage("changed"));
}
