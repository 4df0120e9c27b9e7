import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { MemberId } from "../../../../domain/ids.ts";
import { webKeys } from "../../../../local-db/web-keys.ts";
import { deviceIdOf } from "../../../../protocol/chain.ts";
import { writeMemberCode } from "../../../../protocol/member-code.ts";
import { StorageFull } from "../../../../sync/phone.ts";
import { checkInLink } from "../../../check-in/check-in-link.ts";
import { choosePhoto, pictureFile } from "../../../scan/testing/picture-file.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branch, branchWorld, meetings, people, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const PATH = `/branch/meetings/${meetings.tonight}/scan`;
const TITLE = "扫码：群众路线专题讨论";
const MINUTE = 60_000;
const phoneOfLi = await webKeys.generate();
const phoneOfZhou = await webKeys.generate();
const newPhone = await webKeys.generate();

/** The branch, with phones that are known by their keys. */
function world() {
  const made = branchWorld();
  const enrol = (member: MemberId, { publicKey }: typeof phoneOfLi): void =>
    void made.journal.write(
      made.at(-3),
      "device-enrolled",
      { consent: { version: 1 }, label: "手机" },
      { by: member, device: deviceIdOf(sha256, publicKey) },
    );
  enrol(people.li, phoneOfLi);
  enrol(people.zhou, phoneOfZhou);
  return made;
}

function codeOf(member: MemberId, by: typeof phoneOfLi, at = Date.now()): Promise<string> {
  return writeMemberCode({ member, at, key: by.publicKey }, (bytes) => webKeys.sign(by.key, bytes));
}

async function hold(code: string | Promise<string>): Promise<void> {
  choosePhoto("从相册选一张", await pictureFile(await code, { turned: 8 }));
}

const status = (words: string | RegExp) => page.getByRole("status").filter({ hasText: words });

beforeEach(() => {
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(new DOMException("no", "NotFoundError"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await page.viewport(360, 740);
});

test("one after another: the name large, a mark each, the list with its way back, and nobody twice", async () => {
  const phone = secretaryPhone(world(), { contact: { status: "offline", clockOffset: 0 } });
  await openPage(PATH, phone, TITLE);
  await expect.element(page.getByText(/没有找到相机/)).toBeVisible();
  await expectAccessible();

  const shaken = vi.spyOn(navigator, "vibrate");
  await hold(codeOf(people.li, phoneOfLi));
  await expect.element(status("李秀英")).toBeVisible();
  expect(shaken.mock.calls).toEqual([[80]]);
  await page.getByRole("radio", { name: "迟到" }).click();
  await hold(codeOf(people.zhou, phoneOfZhou));
  await expect.element(status("周立新")).toBeVisible();
  await hold(codeOf(people.li, phoneOfLi));
  await expect.element(status("已经记过：到会")).toBeVisible();
  expect(phone.written.map(({ body }) => body)).toEqual([
    { meeting: meetings.tonight, member: people.li, state: "present", seen: "scan", name: "孙书敏" },
    { meeting: meetings.tonight, member: people.zhou, state: "late", seen: "scan", name: "孙书敏" },
  ]);
  await expectAccessible();

  await page.getByRole("button", { name: "撤销 周立新" }).click();
  await expect.element(page.getByRole("button", { name: "撤销 周立新" })).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "撤销 李秀英" })).toBeVisible();
  expect(phone.written[2]?.body).toEqual({
    meeting: meetings.tonight,
    member: people.zhou,
    state: "absent",
    seen: "face",
    name: "孙书敏",
  });
  await hold(codeOf(people.zhou, phoneOfZhou));
  await expect.element(page.getByRole("button", { name: "撤销 周立新" })).toBeVisible();
});

test("a code of an hour ago, a phone that is not known yet: asked in plain words, and marked as seen face to face", async () => {
  const phone = secretaryPhone(world());
  await openPage(PATH, phone, TITLE);
  await hold(codeOf(people.li, phoneOfLi, Date.now() - 61 * MINUTE));
  const dialog = page.getByRole("dialog", { name: "李秀英？" });
  await expect.element(dialog.getByText(/码上的时间比这台手机早 61 分钟/)).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "取消" }).click();
  expect(phone.written).toEqual([]);

  await hold(codeOf(people.zhou, newPhone));
  const unknown = page.getByRole("dialog", { name: "周立新？" });
  await expect.element(unknown.getByText(/还不认识他的手机/)).toBeVisible();
  await unknown.getByRole("button", { name: "是本人，当面记到会" }).click();
  await expect.element(status("周立新")).toBeVisible();
  expect(phone.written.map(({ body }) => body)).toEqual([
    { meeting: meetings.tonight, member: people.zhou, state: "present", seen: "face", name: "孙书敏" },
  ]);
});

test("what marks nobody says why: the meeting's own code, another code, a tampered one, another's phone, no member here", async () => {
  const phone = secretaryPhone(world());
  await openPage(PATH, phone, TITLE);
  const good = await codeOf(people.li, phoneOfLi);
  const tries = [
    [checkInLink(location.origin, { branch, meeting: meetings.tonight, code: "1234567" }), /给党员扫的/],
    ["https://elsewhere.example/", /这不是党员的签到码/],
    [good.replace(people.li, people.zhou), /改动过/],
    [await codeOf(people.zhou, phoneOfLi), /不是同一个/],
    [await codeOf("nobody0000000000", newPhone), /不在这台手机的本支部名册里/],
  ] as const;
  for (const [text, words] of tries) {
    await hold(text);
    await expect.element(page.getByText(words)).toBeVisible();
  }
  expect(phone.written).toEqual([]);
  await expectAccessible();
});

test("no room on the phone: nobody is said to be marked who is not", async () => {
  const phone = secretaryPhone(world());
  await openPage(PATH, phone, TITLE);
  phone.failNext(new StorageFull("full"));
  await hold(codeOf(people.li, phoneOfLi));
  await expect.element(page.getByText(/存储空间满了/)).toBeVisible();
  await expect.element(status("李秀英")).not.toBeInTheDocument();
});

test("a meeting that is over is not scanned for; the page fits a small phone", async () => {
  await openPage(`/branch/meetings/${meetings.past}/scan`, secretaryPhone(world()), "扫码：第二次集中学习");
  await expect.element(page.getByText("这次会议已经结束，不再扫码。")).toBeVisible();
  await page.viewport(320, 640);
  const phone = secretaryPhone(world());
  await openPage(PATH, phone, TITLE);
  await hold(codeOf(people.li, phoneOfLi));
  await expect.element(status("李秀英")).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
