import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { checkDigit } from "../../../domain/check-digit.ts";
import type { InvitationLookAnswer } from "../../../protocol/invitation.ts";
import { toBase64Url } from "../../../protocol/bytes.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const code = `12345678901${checkDigit("12345678901")}`;
let phone: MemoryPhone;
let asked: string[];

/** What cannot be had in a test of screens: the server's two answers. */
function serverSays(look: InvitationLookAnswer | "unreachable", recovery?: object): void {
  asked = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    if (url === "/api/recovery")
      return Promise.resolve(
        recovery
          ? Response.json(recovery)
          : Response.json({ code: "not-found", message: "" }, { status: 404 }),
      );
    return look === "unreachable"
      ? Promise.reject(new TypeError("offline"))
      : Promise.resolve(Response.json(look));
  });
}

beforeEach(() => {
  phone = memoryPhone({ state: { enrolment: "fresh", member: undefined, device: undefined } });
  goTo("/");
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "userAgent");
});

function openWith(agent: string): void {
  Object.defineProperty(navigator, "userAgent", { value: agent, configurable: true });
}

test("digits typed wrong are told before anything is asked of the server", async () => {
  serverSays({ state: "good" });
  show(<App />, phone);
  await userEvent.fill(page.getByRole("textbox", { name: "邀请码" }), "1234 5678");
  await page.getByRole("button", { name: "下一步" }).click();
  await expect.element(page.getByText(/现在有 8 位/)).toBeVisible();
  await userEvent.fill(
    page.getByRole("textbox", { name: "邀请码" }),
    code.slice(0, 11) + ((Number(code[11]) + 1) % 10),
  );
  await page.getByRole("button", { name: "下一步" }).click();
  await expect.element(page.getByText(/抄错了或颠倒了/)).toBeVisible();
  expect(asked).toEqual(["/api/recovery"]);
  await expectAccessible();
});

test("inside WeChat it is asked first, before the code is looked up", async () => {
  openWith("Mozilla/5.0 (Linux; Android 13) Mobile MicroMessenger/8.0");
  serverSays({ state: "good", name: "何小满", branch: "柳湾村党支部" });
  goTo(`/enrol/${code}`);
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "在浏览器打开（推荐）" })).toBeVisible();
  expect(asked).toEqual([]);
  await expectAccessible();
  await page.getByRole("button", { name: "就在微信里用" }).click();
  await expect.element(page.getByRole("heading", { name: "何小满同志，您好" })).toBeVisible();
});

test("consent has an equal way out, and nothing is used up before it", async () => {
  serverSays({ state: "good", name: "何小满", branch: "柳湾村党支部", campaign: "冬季学习活动" });
  goTo(`/enrol/${code}`);
  show(<App />, phone);
  await page.getByRole("button", { name: "是我，下一步" }).click();
  const agree = page.getByRole("button", { name: "同意，用手机学习" });
  const paper = page.getByRole("button", { name: "不用手机，走纸质也一样" });
  await expect.element(agree).toBeVisible();
  expect(agree.element().className).toBe(paper.element().className);
  expect(agree.element().clientHeight).toBe(paper.element().clientHeight);
  await expect.element(page.getByText(/一直存到活动结束、由活动办公室清理/)).toBeVisible();
  await expect.element(page.getByText(/写张条子交给活动办公室/)).toBeVisible();
  await expectAccessible();
  await paper.click();
  await expect.element(page.getByText(/这个邀请也没有用掉/)).toBeVisible();
  expect(phone.state.enrolment).toBe("fresh");
  await expectAccessible();

  await page.getByRole("button", { name: "回到邀请" }).click();
  await page.getByRole("button", { name: "是我，下一步" }).click();
  const enrol = vi.spyOn(phone, "enrol");
  await page.getByRole("button", { name: "同意，用手机学习" }).click();
  await expect.element(page.getByRole("heading", { name: "已经登记在这部手机上" })).toBeVisible();
  expect(enrol).toHaveBeenCalledWith(expect.objectContaining({ consentVersion: 4 }));
  expect(phone.state.enrolment).toBe("waiting");
  expect(location.hash).toBe("#/pack");
});

test.each([
  ["used", "这个邀请已经用过了"],
  ["expired", "这个邀请过期了"],
  ["unknown", "没有找到这个邀请"],
] as const)(
  "an invitation that is %s gets a sentence that helps, and a field for another",
  async (state, words) => {
    serverSays({ state });
    goTo(`/enrol/${code}`);
    show(<App />, phone);
    await expect.element(page.getByText(words)).toBeVisible();
    await expect.element(page.getByRole("textbox", { name: "邀请码" })).toBeVisible();
    await expectAccessible();
  },
);

test("no network: it says that the invitation is not used up, and tries again on a tap", async () => {
  serverSays("unreachable");
  goTo(`/enrol/${code}`);
  show(<App />, phone);
  await expect.element(page.getByText(/邀请没有用掉/)).toBeVisible();
  serverSays({ state: "good", name: "何小满", branch: "柳湾村党支部" });
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect.element(page.getByRole("heading", { name: "何小满同志，您好" })).toBeVisible();
});

test("no network, and a link that brought the server's key: enrolled all the same, to be given away", async () => {
  serverSays("unreachable");
  const key = Uint8Array.from({ length: 65 }, (_, i) => i);
  const enrol = vi.spyOn(phone, "enrol");
  goTo(`/enrol/${code}?k=${toBase64Url(key)}`);
  show(<App />, phone);
  await expect.element(page.getByText(/没有网络也能登记/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "是给我的，没有网也登记" }).click();
  await page.getByRole("button", { name: "同意，用手机学习" }).click();
  await expect.element(page.getByRole("link", { name: "没有网？请人带走" })).toBeVisible();
  expect(enrol).toHaveBeenCalledWith(expect.objectContaining({ serverKey: key }));
  await expectAccessible();
});

test("a mistyped link is told without asking", async () => {
  serverSays({ state: "good" });
  goTo("/enrol/123");
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "邀请码不对" })).toBeVisible();
  expect(asked).toEqual([]);
});

test("a browser that lost its storage is welcomed back with one tap", async () => {
  serverSays({ state: "good" }, { name: "何小满", branch: "柳湾村党支部", device: "old-device", consent: 1 });
  const enrol = vi.spyOn(phone, "enrol");
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "欢迎回来，何小满同志" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "取回我的记录" }).click();
  await vi.waitFor(() =>
    expect(enrol).toHaveBeenCalledWith(
      expect.objectContaining({ continues: "old-device", consentVersion: 1 }),
    ),
  );
});

test("a phone that was revoked: what was written can be taken out", async () => {
  serverSays({ state: "good" });
  phone.become({ enrolment: "ended", enrolmentReason: "device-revoked" });
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "这部手机已经停用" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "导出我写的" })).toBeVisible();
  await expectAccessible();
});
