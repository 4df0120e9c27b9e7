import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readInvitationCode } from "../../../protocol/read-invitation-code.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone({ entries: county() });
});

function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}

test("a hand-over shows its code only when all that was written is on the server", async () => {
  open("/me/hand-over");
  await page.getByRole("button", { name: "要一个换机号码" }).click();
  await expect.element(page.getByText(/现在连不上网络/)).toBeVisible();
  expect(page.getByRole("img", { name: "换机用的二维码" }).elements()).toHaveLength(0);

  vi.spyOn(phone, "contact").mockImplementation(() => {
    phone.become({ outbox: { ...phone.state.outbox, waiting: 0, receiptedThrough: 99 } });
    return Promise.resolve();
  });
  await page.getByRole("button", { name: "要一个换机号码" }).click();
  await expect.element(page.getByRole("img", { name: "换机用的二维码" })).toBeVisible();
  await expectAccessible();
  const made = phone.written.at(-1);
  expect(made).toMatchObject({ kind: "invitation-made", body: { member: testMember, purpose: "hand-over" } });
  const digits = document.querySelector(".big-digits")?.textContent ?? "";
  expect(readInvitationCode(digits)).toHaveProperty("code");
  expect(JSON.stringify(phone.written)).not.toContain(digits.replaceAll(" ", ""));
});

test("a complaint goes above the branch unless one says otherwise, and shows its answer", async () => {
  open("/me/complaints");
  await userEvent.fill(page.getByRole("textbox", { name: "想说的话" }), "通知来得太晚");
  await page.getByRole("button", { name: "交上去" }).click();
  await expect.element(page.getByText(/已存在本机，有网络就交上去/)).toBeVisible();
  expect(phone.written[0]?.body).toEqual({ to: "above", words: "通知来得太晚" });
  expect(phone.draftStore.size).toBe(0);
  const words = "以后提前三天";
  phone.receive(received("complaint-answered", { entry: phone.written[0]!.id, words }, { by: "office" }));
  await expect.element(page.getByText(words)).toBeVisible();
  await expectAccessible();
});

test("where one is: city and day, and nothing that was not asked for", async () => {
  open("/me/whereabouts");
  await page.getByRole("button", { name: "告诉支部" }).click();
  await expect.element(page.getByText("请写现在在哪个城市。")).toBeVisible();
  await userEvent.fill(page.getByRole("textbox", { name: "现在在哪个城市" }), "东莞市");
  await page.getByRole("button", { name: "告诉支部" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(Object.keys(phone.written[0]!.body).sort()).toEqual(["city", "since"]);
});

test("what cannot be undone is asked once more, and closing the question does nothing", async () => {
  open("/me/data");
  for (const name of ["请求删除我写的全部内容", "撤回同意", "清除这部手机上的内容"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await expect.element(page.getByRole("dialog")).toBeVisible();
    await expectAccessible();
    await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  }
  expect(phone.written).toEqual([]);
  await page.getByRole("button", { name: "撤回同意", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回同意" }).click();
  await vi.waitFor(() => expect(phone.written[0]?.kind).toBe("consent-withdrawn"));
});

test("长辈版 is one tap away: nothing under 20 px, no main control under 60 px", async () => {
  open("/me");
  await page.getByRole("button", { name: /换成长辈版/ }).click();
  for (const path of ["/", "/texts", "/record", "/record/log", "/check-in", "/essays/some-essay", "/me"]) {
    goTo(path);
    await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
    for (const element of document.querySelectorAll<HTMLElement>("main *")) {
      if (element.textContent === "" || !element.checkVisibility()) continue;
      expect(
        parseFloat(getComputedStyle(element).fontSize),
        element.outerHTML.slice(0, 200),
      ).toBeGreaterThanOrEqual(20);
    }
    const controls = "button, a.button, a.row, .choice, input.input, .bottom-nav a, a.state-line, a.back";
    for (const control of document.querySelectorAll<HTMLElement>(controls)) {
      if (!control.checkVisibility() || control.classList.contains("out-of-sight")) continue;
      expect(control.getBoundingClientRect().height, control.outerHTML.slice(0, 200)).toBeGreaterThanOrEqual(
        60,
      );
    }
    expect(document.querySelectorAll("main .button.primary").length, path).toBeLessThanOrEqual(1);
  }
  await page.getByRole("button", { name: "换回普通版" }).click();
});
