// Living with a PIN: two tabs, no network, wrong PINs, a forgotten one, and whoever lays his hands on the storage.
import { gunzipSync } from "node:zlib";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { foundBranch, type Guest, inviteAgain, lostOrDoubled, rowsOn } from "./faults/testing/beside.ts";
import { logByHand } from "./story/member.ts";
import {
  callServer,
  enrol,
  keptForOffline,
  type Person,
  person,
  shot,
  tap,
  title,
} from "./testing/person.ts";
import { beginToSetPin, expectLocked, openWith, PIN, setPin, tryPin } from "./testing/pin.ts";
import { startServer, type TestServer } from "./testing/server.ts";

let server: TestServer;
let zhou: Guest;
test.beforeEach(async () => {
  server = await startServer(test.info().project.name, ["--empty"]);
  zhou = (await foundBranch(server, ["陈建国", "周海"]))[1]!;
});
test.afterEach(() => server.dispose());

/** the first byte of what is packed */
const GZIP = 0x1f;

/** Enrolled, with a PIN, and open. */
async function withPin(context: BrowserContext): Promise<Person> {
  const member = await person(context);
  await enrol(member, zhou.link);
  await keptForOffline(member);
  await setPin(member.page);
  await openWith(member.page);
  return member;
}

test(
  "behind a PIN everything works: without network, in two tabs, and locking one locks the other with what was typed there",
  { tag: "@phone" },
  async ({ context }) => {
    const member = await withPin(context);
    const { page } = member;
    await context.setOffline(true);
    await logByHand(member, { how: "讨论", title: "没有网记的" });
    await page.reload();
    await expectLocked(page);
    await openWith(page);
    await page.goto(`${server.url}/#/state`);
    await expect(page.getByRole("heading", { name: /待上传/ })).toBeVisible();

    const second = await context.newPage();
    await second.goto(`${server.url}/#/essays/essay-of-zhou-01`);
    await openWith(second);
    await second.getByRole("textbox", { name: "正文" }).fill("第二个窗口里写到一半");
    await page.goto(`${server.url}/#/me/pin`);
    await tap(page, "现在锁上");
    await expectLocked(page);
    await expectLocked(second);
    await openWith(second);
    await expect(second.getByRole("textbox", { name: "正文" })).toHaveValue("第二个窗口里写到一半");

    await context.setOffline(false);
    await second.goto(`${server.url}/#/`);
    await callServer(second);
    await expect.poll(async () => lostOrDoubled(await rowsOn(server), ["没有网记的"])).toEqual([]);
    expect(member.troubles).toEqual([]);
  },
);

test(
  "while a PIN is being set the page's own calls to the server wait: none changes what is being moved",
  { tag: "@phone" },
  async ({ context }) => {
    const member = await person(context);
    const { page } = member;
    await enrol(member, zhou.link);
    await keptForOffline(member);
    let goOn!: () => void;
    const otherCall = new Promise<void>((resolve) => (goOn = resolve));
    let isMoving = false;
    await page.route("**/api/push", async (route) => {
      // A short one is not packed.
      const body = route.request().postDataBuffer()!;
      const envelope = body[0] === GZIP ? gunzipSync(body) : body;
      if (envelope.includes('"locked":true')) {
        isMoving = true;
        await otherCall;
      } else if (isMoving) goOn();
      await route.continue();
    });
    await beginToSetPin(page);
    await expect.poll(() => isMoving).toBe(true);
    await page.waitForFunction(async () => {
      const { pending = [] } = await navigator.locks.query();
      return pending.some(({ name }) => name?.endsWith(" contact"));
    });
    goOn();
    await expectLocked(page, 60_000);
  },
);

test(
  "out of sight for as long as he chose, it locks itself; sooner it does not",
  { tag: "@phone" },
  async ({ context }) => {
    const { page } = await withPin(context);
    await page.goto(`${server.url}/#/me/pin`);
    await page.getByRole("radio", { name: "1 分钟", exact: true }).check();
    await page.clock.install();
    await lookAway(page, 30_000);
    await expect(title(page)).toHaveText("密码");
    await lookAway(page, 61_000);
    await expectLocked(page);

    await test.step("who clears this phone clears the lock with it", async () => {
      await openWith(page);
      await page.goto(`${server.url}/#/me/data`);
      await tap(page, "清除这部手机上的内容");
      await tap(page.getByRole("dialog"), "清除");
      await expect(title(page)).toHaveText("欢迎使用送学");
      expect(await databases(page)).toEqual(["songxue"]);
    });
  },
);

test(
  "wrong PINs: the fourth has to wait, also after the page was opened anew; then the right one opens",
  { tag: "@phone" },
  async ({ context }) => {
    const { page } = await withPin(context);
    await page.reload();
    for (let i = 0; i < 3; i++) {
      await tryPin(page, "852063");
      await expect(page.getByText("密码不对，没有打开。")).toBeVisible();
    }
    await expect(page.getByText(/错了好几次，请等(30|2\d) 秒再试/)).toBeVisible();
    await shot(page, "pin wrong");
    await page.reload();
    await expect(page.getByText(/请等\d+ 秒再试/)).toBeVisible();
    await page.getByLabel("密码", { exact: true }).fill(PIN);
    await page.keyboard.press("Enter");
    await expectLocked(page);
    await page.clock.install({ time: Date.now() + 31_000 });
    await page.reload();
    await openWith(page);
    await expect(title(page)).toHaveText("密码");
  },
);

test("a forgotten PIN: what would be lost is said in figures; deleted, nobody is welcomed back by a cookie; invited anew, all that was uploaded is there", async ({
  context,
}) => {
  const member = await withPin(context);
  const { page } = member;
  await logByHand(member, { how: "讨论", title: "传上去了的" });
  await callServer(page);
  await context.setOffline(true);
  await logByHand(member, { how: "讨论", title: "没传上去的" });
  await page.reload();
  await expectLocked(page);
  await tap(page, "忘了密码");
  await expect(page.getByText("还有 1 条没有上传的只在这里")).toBeVisible();
  await shot(page, "pin forgotten");
  await context.setOffline(false);
  await tap(page.getByRole("dialog"), "删掉，等新的邀请");
  await expect(title(page)).toHaveText("欢迎使用送学");
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("欢迎回来")).toHaveCount(0);
  expect(await databases(page)).toEqual(["songxue"]);

  await enrol(member, await inviteAgain(server, zhou));
  await page.goto(`${server.url}/#/record`);
  await expect(page.getByText("传上去了的")).toBeVisible();
  await expect(page.getByText("没传上去的")).toHaveCount(0);
});

test(
  "who deletes the databases, or takes away the mark, gets nothing; a changed value is found out and told",
  { tag: "@phone" },
  async ({ context }) => {
    const member = await withPin(context);
    const { page } = member;
    await logByHand(member, { how: "讨论", title: "锁着的" });
    await callServer(page);

    await test.step("the mark alone is gone", async () => {
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await expectLocked(page);
    });

    await test.step("one changed byte", async () => {
      await page.evaluate(changeOneEntry);
      await tryPin(page, PIN);
      await expect(page.getByText("手机里存的东西被改动过")).toBeVisible();
      await shot(page, "pin damaged");
    });

    await test.step("all is deleted but the cookies", async () => {
      await page.goto("about:blank");
      const session = await context.newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", {
        origin: server.url,
        storageTypes: "indexeddb,local_storage",
      });
      const asked = page.waitForResponse((response) => response.url().endsWith("/api/recovery"));
      await page.goto(server.url);
      expect((await asked).status()).toBe(204);
      await expect(title(page)).toHaveText("欢迎使用送学");
      expect(await context.cookies()).toEqual([]);
    });
  },
);

function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
}

/** The page is hidden for so long, by a clock that stands otherwise. */
async function lookAway(page: Page, ms: number): Promise<void> {
  const turn = (to: DocumentVisibilityState) =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, to);
  await turn("hidden");
  await page.clock.fastForward(ms);
  await turn("visible").catch(() => undefined);
}

/** In the page: the last byte of the newest entry beneath the lock. */
function changeOneEntry(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("songxue locked");
    opening.addEventListener("success", () => {
      const db = opening.result;
      const tx = db.transaction("entries", "readwrite");
      const cursor = tx.objectStore("entries").openCursor(null, "prev");
      cursor.addEventListener(
        "success",
        () => {
          const bytes = new Uint8Array(cursor.result!.value as Uint8Array);
          bytes[bytes.length - 1]! ^= 1;
          cursor.result!.update(bytes);
        },
        { once: true },
      );
      tx.addEventListener("complete", () => {
        db.close();
        resolve();
      });
      tx.addEventListener("error", () => reject(tx.error as Error));
    });
  });
}
