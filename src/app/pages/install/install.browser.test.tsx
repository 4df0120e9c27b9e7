import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { justInstalled } from "../../install/browser-offer.ts";
import { InstallLine } from "../../install/install-line.tsx";
import { goTo } from "../../routing/place.ts";
import { now } from "../../session/now.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const HOUR = 3_600_000;
const WECHAT = "Mozilla/5.0 (Linux; Android 13) Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47";

beforeEach(() => localStorage.removeItem("songxue install"));
afterEach(() => {
  vi.restoreAllMocks();
  justInstalled.value = false;
  now.value = Date.now();
});

/** As Chromium says that it would install the app. */
function browserOffers(outcome: "accepted" | "dismissed") {
  const event = new Event("beforeinstallprompt", { cancelable: true });
  const prompt = vi.fn(() => Promise.resolve({ outcome }));
  dispatchEvent(Object.assign(event, { prompt }));
  return { event, prompt };
}

function openPage(): void {
  goTo("/me/install");
  show(<App />, memoryPhone({ entries: county() }));
}

const line = () => page.getByRole("region", { name: "装到手机桌面" });

/** @param hours after the visit before */
function visit(hours: number): void {
  now.value += hours * HOUR;
  show(
    <main>
      <h1>首页</h1>
      <InstallLine />
    </main>,
    memoryPhone(),
  );
}

test("the browser's own question comes on our button only, once", async () => {
  const { event, prompt } = browserOffers("dismissed");
  expect(event.defaultPrevented).toBe(true);
  openPage();
  const button = page.getByRole("button", { name: "装到桌面" });
  await expect.element(button).toBeVisible();
  expect(prompt).not.toHaveBeenCalled();
  await expectAccessible();
  await button.click();
  await expect.element(page.getByText(/没有装。什么都没有变/)).toBeVisible();
  expect(prompt).toHaveBeenCalledTimes(1);
  await expect.element(button).not.toBeInTheDocument();
  browserOffers("accepted");
  await button.click();
  await expect.element(page.getByText(/手机正在装/)).toBeVisible();
  dispatchEvent(new Event("appinstalled"));
  await expect.element(page.getByText("装好了")).toBeVisible();
});

test("by hand: this browser's own way first, the others below, each with its picture", async () => {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(WECHAT);
  openPage();
  await expect.element(page.getByRole("heading", { level: 2 }).first()).toHaveTextContent("微信里");
  await expect
    .element(page.getByRole("img", { name: /右上角的三个点，菜单里有“在浏览器打开”/ }))
    .toBeVisible();
  await expect.element(page.getByRole("link", { name: "要一个换机号码" }).first()).toBeVisible();
  await page.getByText("别的手机、别的浏览器").click();
  await expect.element(page.getByRole("heading", { name: "安卓手机，Chrome" })).toBeVisible();
  expect(page.getByRole("img", { name: /^示意图/ }).elements()).toHaveLength(7);
  await expectAccessible();
});

test("首页 says it from the second visit on, and never again once it is declined", async () => {
  visit(0);
  await expect.element(page.getByRole("heading", { name: "首页" })).toBeVisible();
  expect(line().elements()).toHaveLength(0);
  // Looking at 首页 again after some minutes is no visit of its own.
  visit(0.1);
  expect(line().elements()).toHaveLength(0);
  visit(5);
  await expect.element(line()).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "不用装到桌面，不要再提" }).click();
  await expect.element(line()).not.toBeInTheDocument();
  visit(48);
  expect(line().elements()).toHaveLength(0);
});

test("whoever has it on the phone's screen is not told how to put it there", async () => {
  visit(0);
  visit(5);
  await expect.element(line()).toBeVisible();
  dispatchEvent(new Event("appinstalled"));
  await expect.element(line()).not.toBeInTheDocument();
  justInstalled.value = false;
  vi.spyOn(window, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
  visit(5);
  expect(line().elements()).toHaveLength(0);
  goTo("/me");
  show(<App />, memoryPhone({ entries: county() }));
  await expect.element(page.getByRole("link", { name: /我的手机/ })).toBeVisible();
  expect(page.getByRole("link", { name: /装到手机桌面/ }).elements()).toHaveLength(0);
});
