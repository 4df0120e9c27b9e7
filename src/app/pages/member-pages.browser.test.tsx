import { beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { SeenEntry } from "../../domain/entry.ts";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
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
  ["/forms", "填表"],
  ["/forms/nobody", "找不到这张表"],
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

/** Everything that a campaign can ask of a member, and nothing of it done. */
const asksForAll: SeenEntry[] = (
  ["credit-hours", "required-texts", "collective-studies", "discussions", "essays"] as const
).reduce<SeenEntry[]>((entries, kind, i) => {
  const campaign = entries.find((entry) => entry.kind === "campaign-set")!.body.campaign;
  const [hours] = campaign.requirements;
  const asked = { ...hours!, id: kind, title: `要求${i}`, kind, amount: 20, exempt: [] };
  return entries.map((entry) =>
    entry.kind === "campaign-set"
      ? { ...entry, body: { campaign: { ...campaign, requirements: [...campaign.requirements, asked] } } }
      : entry,
  );
}, countyWithNoStudy());

describe.each([false, true])("who is exempt, in 长辈版: %s", (elder) => {
  test.each(pages.map(([path]) => path))("sees no deficit and nothing missing on %s", async (path) => {
    const exempt = asksForAll.map((entry) =>
      entry.kind === "member-added"
        ? { ...entry, body: { ...entry.body, arrangements: ["no-hours" as const, "no-writing" as const] } }
        : entry,
    );
    changeDisplay({ elder });
    phone = memoryPhone({ entries: exempt });
    goTo(path);
    show(<App />, phone);
    await vi.waitFor(() => expect(document.querySelector("main h1")).not.toBeNull());
    if (path === "/")
      await expect.element(page.getByRole("link", { name: /长辈版（也叫关怀版/ })).toBeVisible();
    expect(document.querySelector("main")?.textContent).not.toMatch(MISSING);
    changeDisplay({ elder: false });
  });
});

test("who is not exempt is told what is asked, so that the test above can fail", async () => {
  phone = memoryPhone({ entries: asksForAll });
  for (const path of ["/", "/record", "/texts", "/meetings/meeting-before"]) {
    goTo(path);
    show(<App />, phone);
    await expect.poll(() => document.querySelector("main")?.textContent).toMatch(MISSING);
  }
});

const MISSING = /还差|未完成|没完成|没有完成|没有签到记录|还没有签到|必读|缺席/;

function countyWithNoStudy(): SeenEntry[] {
  return county().filter(({ kind }) => kind !== "study-logged" && kind !== "attendance-marked");
}

function loggedEntry(): string {
  const entries = phone.entries();
  const log = entries.find(({ kind }) => kind === "study-logged");
  expect(log?.by).toBe(testMember);
  return log?.id ?? "";
}
