// What the screen may say, and when: 已存 only of what the phone's storage has confirmed.
import { expect, test } from "@playwright/test";
import { enrol, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch } from "./testing/beside.ts";

interface Moment {
  what: "begun" | "complete" | "shown";
  mode?: string;
  durability?: string;
  stores?: string[];
  words?: string;
}

test(
  "row 3: 已存 is shown only after a transaction with durability strict has completed",
  { tag: "@phone" },
  async ({ context }) => {
    const server = await startServer(test.info().project.name, ["--empty"]);
    try {
      const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
      const moments: Moment[] = [];
      await context.exposeBinding("tellMoment", (_source, moment: Moment) => moments.push(moment));
      await context.addInitScript(() => {
        const tell = (window as unknown as { tellMoment: (moment: Moment) => void }).tellMoment;
        // oxlint-disable-next-line typescript/unbound-method -- called with `this` below
        const begin = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          const tx = begin.call(this, stores, mode, options);
          if (mode === "readwrite") {
            const about = { mode, durability: tx.durability, stores: [stores].flat() as string[] };
            tell({ what: "begun", ...about });
            // In the capture phase at the transaction itself: before anybody in the app hears of it.
            tx.addEventListener("complete", () => tell({ what: "complete", ...about }), { capture: true });
          }
          return tx;
        };
        const shown = new Set<string>();
        new MutationObserver(() => {
          const all = document.querySelectorAll(
            "[role=status], section[aria-label=已交的] .notice-title, .row .muted",
          );
          const now = new Set(
            [...all]
              .map((one) => one.textContent)
              .filter((words) => /已存|支部已收到|已交给支部/.test(words)),
          );
          for (const words of now) if (!shown.has(words)) tell({ what: "shown", words });
          shown.clear();
          for (const words of now) shown.add(words);
        }).observe(document, { subtree: true, childList: true, characterData: true });
      });
      const member = await person(context);
      const { page } = member;
      await enrol(member, guest!.link);
      await context.setOffline(true);

      await test.step("a draft", async () => {
        await page.evaluate(() => (location.hash = "#/essays"));
        await tap(page, "写一篇新的");
        moments.length = 0;
        await page.getByRole("textbox", { name: "正文" }).fill("在工棚里写的几句话");
        await expect(page.getByText(/^草稿已存在本机/)).toBeVisible();
        expectKeptBefore(moments, /^草稿已存在本机/, ["drafts"]);
      });

      await test.step("an essay that is handed in", async () => {
        moments.length = 0;
        await tap(page, "交给支部");
        await expect(page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
        expectKeptBefore(moments, /^已存好，有网络就交上去/, ["current", "entries", "drafts"]);
      });

      await test.step("a record", async () => {
        await page.evaluate(() => (location.hash = "#/record/log"));
        await expect(title(page)).toHaveText("记一次学习");
        moments.length = 0;
        await tap(page, "存下");
        await expect(page.getByText(/已存在本机，待上传/)).toBeVisible();
        expectKeptBefore(moments, /已存在本机，待上传/, ["current", "entries", "drafts"]);
      });
      expect(member.troubles).toEqual([]);
    } finally {
      await server.dispose();
    }
  },
);

/** Since the moments began: a strict transaction over these stores was complete before the words stood there for the first time. */
function expectKeptBefore(moments: readonly Moment[], words: RegExp, stores: readonly string[]): void {
  const shownAt = moments.findIndex((one) => one.what === "shown" && words.test(one.words!));
  expect(shownAt, `“${words.source}” was seen`).toBeGreaterThan(-1);
  const before = moments.slice(0, shownAt).filter((one) => one.what === "complete");
  expect(before.map(({ stores, durability }) => ({ stores, durability }))).toContainEqual({
    stores,
    durability: "strict",
  });
  // Nothing that a person wrote goes by a transaction that a power cut may take back.
  const written = moments.filter(({ stores }) => stores?.includes("entries") || stores?.includes("drafts"));
  expect(written.filter(({ durability }) => durability !== "strict")).toEqual([]);
}
