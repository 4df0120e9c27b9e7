import { beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { county, studyText } from "../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";

let phone: MemoryPhone;

beforeEach(() => {
  localStorage.clear();
  phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(studyText()));
});

/** Every page of a member, by its address and a heading that says that it stands. */
const pages: readonly (readonly [path: string, heading: string])[] = [
  ["/", "何小满同志，您好"],
  ["/state", "上传的情况"],
  ["/visit", "请人来一趟"],
  ["/visits/nobody.1", "请人去一趟"],
  ["/elder", "长辈版"],
  ["/check-in", "签到"],
  ["/pack", "登记好了，何小满同志"],
  ["/enrol/123456789012", "这部手机是何小满同志的"],
  ["/texts", "学习"],
  ["/texts/text-1", "下班十分钟"],
  ["/texts/text-2", "会前想好三句话"],
  ["/essays", "学习体会"],
  ["/essays/new-one", "学习体会"],
  ["/record", "记录"],
  ["/record/log", "记一次学习"],
  ["/record/certificate", "交参学证明"],
  ["/meetings/meeting-today", "冬季学习第二课"],
  ["/meetings/meeting-before", "冬季学习第一课"],
  ["/me", "我的"],
  ["/me/display", "字体和颜色"],
  ["/me/whereabouts", "我换地方了"],
  ["/me/complaints", "意见和投诉"],
  ["/me/hand-over", "换浏览器或手机"],
  ["/me/devices", "我的手机"],
  ["/me/data", "我的数据"],
  ["/me/about", "关于送学"],
  ["/no/such/page", "没有这一页"],
];

describe("every page, ordinary and 长辈版, light and dark: no violation", () => {
  test.each(pages)("%s", async (path, heading) => {
    goTo(path);
    show(<App />, phone);
    await expect.element(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
    await expectAccessible();
  });

  test("one line of the record", async () => {
    goTo(`/record/entry/${encodeURIComponent(loggedEntry())}`);
    show(<App />, phone);
    await expect.element(page.getByRole("heading", { name: "读纸质材料：村务公开条例" })).toBeVisible();
    await expectAccessible();
  });
});

describe("320 px wide and the largest type: no sideways scroll", () => {
  test.each(pages)("%s", async (path, heading) => {
    localStorage.setItem("songxue display", JSON.stringify({ elder: true, size: 30 }));
    document.documentElement.dataset["size"] = "30";
    document.documentElement.toggleAttribute("data-elder", true);
    await page.viewport(320, 640);
    goTo(path);
    show(<App />, phone);
    await expect
      .element(page.getByRole("heading", { level: 1, name: heading, exact: true }))
      .toBeInTheDocument();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await page.viewport(360, 740);
    delete document.documentElement.dataset["size"];
    document.documentElement.toggleAttribute("data-elder", false);
  });
});

test("the first screen says the next thing, the state and what is asked", async () => {
  goTo("/");
  show(<App />, phone);
  await expect.element(page.getByRole("link", { name: "签到", exact: true })).toBeVisible();
  await expect.element(page.getByRole("link", { name: "支部已收到 · 回执 0412" })).toBeVisible();
  // 90 minutes of a meeting and 45 of paper, at 45 minutes an hour.
  await expect.element(page.getByText("12学时里已有3，还差9")).toBeVisible();
});

test("who is exempt sees no deficit anywhere", async () => {
  const exempt = county().map((entry) =>
    entry.kind === "member-added"
      ? { ...entry, body: { ...entry.body, arrangements: ["no-hours" as const] } }
      : entry,
  );
  phone = memoryPhone({ entries: exempt });
  for (const path of ["/", "/record"]) {
    goTo(path);
    show(<App />, phone);
    await vi.waitFor(() => expect(document.querySelector("h1")).not.toBeNull());
    await expect.element(page.getByText("还差")).not.toBeInTheDocument();
  }
});

function loggedEntry(): string {
  const entries = phone.entries();
  const log = entries.find(({ kind }) => kind === "study-logged");
  expect(log?.by).toBe(testMember);
  return log?.id ?? "";
}
