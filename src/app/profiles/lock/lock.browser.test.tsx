import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { type LockBox, idbLockBox } from "../../../local-db/lock/lock-box.ts";
import { newLock } from "../../../local-db/lock/pin-lock.ts";
import type { Vault } from "../../../local-db/lock/vault.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { LockPage } from "./lock-page.tsx";
import { PinPage } from "./pin-page.tsx";
import { openSealedReadings } from "./sealed-readings.ts";

let box: LockBox;
let opened: Vault[] = [];
beforeEach(async () => {
  opened = [];
  box = idbLockBox(`box ${Math.random()}`);
  const { lock } = await newLock("258036", 1_000);
  await box.put({ lock: { ...lock, isNew: false }, isDigits: true });
});
afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
  await box.drop();
});

function showDoor(): void {
  show(<LockPage box={box} onOpen={(vault) => opened.push(vault)} />, memoryPhone());
}

const field = () => page.getByLabelText("密码", { exact: true });

test("the door: readable in every mode, wrong said, right opens, and what was typed is nowhere", async () => {
  showDoor();
  await expectAccessible();
  await expect.element(field()).toHaveAttribute("inputmode", "numeric");
  await expect.element(field()).toHaveAttribute("autocomplete", "one-time-code");
  await field().fill("852063");
  await page.getByRole("button", { name: "打开" }).click();
  await expect.element(page.getByText("密码不对，没有打开。")).toBeVisible();
  await expect.element(field()).toHaveValue("");
  await expectAccessible();
  await field().fill("258036");
  await page.getByRole("button", { name: "打开" }).click();
  await expect.poll(() => opened).toHaveLength(1);
});

test("长辈版: keys of 60 px for digits, one primary button, nothing beside the page at 320 px", async () => {
  await page.viewport(320, 640);
  changeDisplay({ elder: true });
  showDoor();
  const keys = page.getByRole("group", { name: "密码的数字键" });
  await expect.element(keys).toBeVisible();
  for (const button of document.querySelectorAll("button")) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height), button.textContent).toBeGreaterThanOrEqual(60);
  }
  expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  for (const digit of "2580366") await keys.getByRole("button", { name: digit, exact: true }).click();
  await keys.getByRole("button", { name: "退一位" }).click();
  await expect.element(field()).toHaveValue("258036");
  await page.getByRole("button", { name: "打开" }).click();
  await expect.poll(() => opened).toHaveLength(1);
});

test("with the keyboard alone: the PIN, Enter, and it is open", async () => {
  showDoor();
  field().element().focus();
  await field().fill("258036");
  field().element().closest("form")?.requestSubmit();
  await expect.poll(() => opened).toHaveLength(1);
});

test("forgotten: what is only here is said in figures, or that nothing is", async () => {
  await box.put({ unsent: { waiting: 3, drafts: 2 } });
  showDoor();
  await page.getByRole("button", { name: "忘了密码" }).click();
  await expect.element(page.getByText(/还有 3 条没有上传的、2 份草稿只在这里/)).toBeVisible();
  await expectAccessible();
  await box.put({ unsent: { waiting: 0, drafts: 0 } });
  showDoor();
  await page.getByRole("button", { name: "忘了密码" }).click();
  await expect.element(page.getByText(/写的都已经上传，没有草稿/)).toBeVisible();
});

test("setting one: its limits are said, what is too weak or not the same twice is not taken, no network is told and changes nothing", async () => {
  const phone = memoryPhone({ entries: county(), state: { contact: { status: "offline", clockOffset: 0 } } });
  show(<PinPage />, phone);
  await expect.element(page.getByText(/挡不住：把手机里的存储拷走/)).toBeVisible();
  await expect.element(page.getByText(/忘了密码，谁也打不开/)).toBeVisible();
  await expectAccessible();
  const [first, second] = [
    page.getByLabelText("新密码", { exact: true }),
    page.getByLabelText("再输一次", { exact: true }),
  ];
  const set = page.getByRole("button", { name: "设密码" });
  const tries = [
    ["2580", "2580", /太短了/],
    ["123456", "123456", /谁都会先试/],
    ["25803a", "25803a", /有不是数字的/],
    ["258036", "258037", /两次不一样/],
    ["258036", "258036", /没有设成，什么都没有变/],
  ] as const;
  for (const [one, two, words] of tries) {
    await first.fill(one);
    await second.fill(two);
    await set.click();
    await expect.element(page.getByText(words)).toBeVisible();
  }
  await expectAccessible();
  expect(phone.written).toEqual([]);
  expect(localStorage.getItem("songxue lock")).toBeNull();
});

test("setting one in 长辈版 at 320 px: nothing beside the page, one primary button", async () => {
  await page.viewport(320, 640);
  changeDisplay({ elder: true });
  show(<PinPage />, memoryPhone({ entries: county() }));
  await expect.element(page.getByRole("group", { name: "新密码的数字键" })).toBeVisible();
  // The keys are where one types, once.
  await page.getByLabelText("再输一次", { exact: true }).click();
  await expect.element(page.getByRole("group", { name: "再输一次的数字键" })).toBeVisible();
  await expect.element(page.getByRole("group", { name: "新密码的数字键" })).not.toBeInTheDocument();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
});

test("where somebody stopped lies sealed, the last of many, and a sealed text of another lock is none", async () => {
  const { vault } = await newLock("258036", 1_000);
  const readings = await openSealedReadings(box, vault);
  expect(readings.read()).toBeNull();
  for (const text of ["一", "二", '{"places":{"text-1":{}}}']) readings.write(text);
  await readings.rest();
  expect(new TextDecoder().decode(await box.get("readings"))).not.toContain("text-1");
  expect((await openSealedReadings(box, vault)).read()).toBe('{"places":{"text-1":{}}}');
  const other = await newLock("258036", 1_000);
  expect((await openSealedReadings(box, other.vault)).read()).toBeNull();
});
