import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { OpenForm, OpenHandIn } from "../../../protocol/open-forms.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const FORM = "ffffffffffffffff";
const open: OpenForm = {
  form: FORM,
  title: "村里的路怎么修",
  asks: "云岭县",
  file: {
    songxueForm: 1,
    title: "村里的路怎么修",
    thanks: "谢谢您，下周开会就念。",
    fields: [{ kind: "text", id: "wish", label: "您的意见", required: true, long: true }],
  },
};

/** The server, as far as a page of nobody's asks it: there is none in a browser test. */
const server = {
  isOnline: true,
  isClosed: false,
  isLost: false,
  requests: [] as { url: string; init: RequestInit | undefined }[],
  taken: [] as OpenHandIn[],
};
const json = (status: number, value: unknown) => new Response(JSON.stringify(value), { status });
const real = fetch;

beforeEach(async () => {
  Object.assign(server, { isOnline: true, isClosed: false, isLost: false, requests: [], taken: [] });
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = typeof input === "string" ? input : input instanceof URL ? input.pathname : input.url;
    if (!url.startsWith("/api/open-forms/")) return real(input, init);
    if (!server.isOnline) return Promise.reject(new TypeError("Failed to fetch"));
    server.requests.push({ url, init });
    if (init?.method !== "POST")
      return Promise.resolve(server.isClosed ? json(404, { code: "not-found" }) : json(200, open));
    if (server.isLost) return Promise.resolve(json(400, { code: "bad-request" }));
    if (server.isClosed) return Promise.resolve(json(200, { state: "closed" }));
    server.taken.push(JSON.parse(init.body as string) as OpenHandIn);
    return Promise.resolve(json(200, { state: "in" }));
  });
  changeDisplay({ elder: false });
  await page.viewport(320, 700);
});
afterEach(() => vi.unstubAllGlobals());

function stranger(): MemoryPhone {
  return memoryPhone({ state: { enrolment: "fresh", device: undefined, member: undefined } });
}

function visit(phone: MemoryPhone): void {
  goTo(`/f/${FORM}`, true);
  show(<App />, phone);
}

const wish = () => page.getByLabelText("您的意见（必填）");
const handIn = () => page.getByRole("button", { name: "交表" });

test("somebody whom nobody knows sees who asks and what becomes of it, and answers without being anybody", async () => {
  visit(stranger());
  await expect.element(page.getByRole("heading", { level: 1, name: "村里的路怎么修" })).toBeVisible();
  await expect.element(page.getByText("云岭县发的")).toBeVisible();
  await expect.element(page.getByText(/不问您是谁/)).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await handIn().click();
  await expect.element(page.getByText("请填写“您的意见”。").first()).toBeVisible();
  await wish().fill("先修到桥头");
  await handIn().click();
  await expect.element(page.getByText("谢谢您，下周开会就念。")).toBeVisible();
  expect(server.taken.map(({ answers, day }) => ({ answers, day }))).toEqual([
    { answers: { wish: "先修到桥头" }, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
  ]);
  for (const { init } of server.requests) {
    expect(init?.credentials).toBe("omit");
    expect(JSON.stringify(init?.headers ?? {})).not.toMatch(/authorization/i);
  }
  await expectAccessible();
  await page.getByRole("button", { name: "再填一份" }).click();
  await expect.element(wish()).toHaveValue("");
});

test("opened once, it is filled in without a network, kept, and sent once when there is one", async () => {
  const phone = stranger();
  visit(phone);
  await expect.element(wish()).toBeVisible();
  server.isOnline = false;
  visit(phone);
  await wish().fill("路灯不亮");
  await handIn().click();
  await expect.element(page.getByText("填好的 1 份，已存在本机，待送出")).toBeVisible();
  await expectAccessible();
  server.isOnline = true;
  dispatchEvent(new Event("online"));
  await expect.element(page.getByText("填好的 1 份，已存在本机，待送出")).not.toBeInTheDocument();
  expect(server.taken.map(({ answers }) => answers)).toEqual([{ wish: "路灯不亮" }]);
  expect([...phone.draftStore.keys()]).toEqual([`link-form:${FORM}`]);
});

test("closed meanwhile: that it was too late, and the words to be copied", async () => {
  const phone = stranger();
  visit(phone);
  await expect.element(wish()).toBeVisible();
  server.isClosed = true;
  await wish().fill("路灯不亮");
  await handIn().click();
  await expect.element(page.getByText("送到的时候这张表已经截止，没有算进去。")).toBeVisible();
  await expect.element(page.getByText("您的意见：路灯不亮")).toBeVisible();
  await page.getByRole("button", { name: "知道了，从手机上删去" }).click();
  await expect.element(page.getByText("您的意见：路灯不亮")).not.toBeInTheDocument();
  visit(phone);
  await expect.element(page.getByRole("heading", { level: 1, name: "没有这张表" })).toBeVisible();
  await expectAccessible();
});

test("what the server cannot read is said, and can be copied; it does not wait for ever", async () => {
  const phone = stranger();
  visit(phone);
  await expect.element(wish()).toBeVisible();
  server.isLost = true;
  await wish().fill("路灯不亮");
  await handIn().click();
  await expect.element(page.getByText(/服务器读不懂这一份/)).toBeVisible();
  await expect.element(page.getByText("您的意见：路灯不亮")).toBeVisible();
  await expect.element(page.getByText(/待送出/)).not.toBeInTheDocument();
  await expectAccessible();
});

test("never opened and no network: said, and tried again", async () => {
  server.isOnline = false;
  visit(stranger());
  await expect.element(page.getByText(/第一次打开要联网/)).toBeVisible();
  server.isOnline = true;
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect.element(wish()).toBeVisible();
});

test("a member who follows the link answers as nobody, too", async () => {
  const phone = memoryPhone({ entries: county() });
  visit(phone);
  await wish().fill("桥要修");
  await handIn().click();
  await expect.element(page.getByText("谢谢您，下周开会就念。")).toBeVisible();
  expect(phone.written).toEqual([]);
  expect(server.taken).toHaveLength(1);
});
