import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { checkDigit } from "../../../domain/check-digit.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, countyWithoutMeetingToday, received } from "../../testing/county.ts";
import { memoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const good = `123456${checkDigit("123456")}`;
const code = () => page.getByRole("textbox", { name: "会上屏幕的 7 位数字" });
const button = () => page.getByRole("button", { name: "签到" });

beforeEach(() => goTo("/check-in"));

test("a slip of the finger is told at once, without network, and nothing is written", async () => {
  const phone = memoryPhone({ entries: county() });
  show(<App />, phone);
  await userEvent.fill(code(), `21${good.slice(2)}`);
  await button().click();
  await expect.element(page.getByText(/数字不对/)).toBeVisible();
  expect(phone.written).toHaveLength(0);
  await expectAccessible();
});

test("the meeting of today is chosen; it says 已存，待核 and no more than that", async () => {
  const phone = memoryPhone({ entries: county() });
  show(<App />, phone);
  await userEvent.fill(code(), `${good.slice(0, 3)} ${good.slice(3)}`);
  await button().click();
  await expect.element(page.getByRole("heading", { name: "已存，待核" })).toBeVisible();
  expect(phone.written[0]).toMatchObject({
    kind: "attendance-claimed",
    body: { meeting: "meeting-today", branch: "liuwan", code: good },
  });
  await expectAccessible();
});

test("a meeting that this phone has not heard of: branch and code", async () => {
  const phone = memoryPhone({ entries: countyWithoutMeetingToday() });
  show(<App />, phone);
  await userEvent.fill(code(), good);
  await page.getByRole("checkbox", { name: /视频或电话/ }).click();
  await button().click();
  await expect.element(page.getByRole("heading", { name: "已存，待核" })).toBeVisible();
  const { last: heard } = phone.state.contact;
  expect(heard).toBeGreaterThan(0);
  expect(phone.written[0]?.body).toEqual({ branch: "liuwan", code: good, heard, remote: true });
});

test("a guest is first asked about the branch where he is", async () => {
  const moved = received("member-moved", {
    member: testMember,
    homeBranch: "liuwan",
    hostBranch: "dongcun",
    since: "2026-01-01",
  });
  const phone = memoryPhone({ entries: [...countyWithoutMeetingToday(), moved] });
  show(<App />, phone);
  await userEvent.fill(code(), good);
  await button().click();
  await expect.element(page.getByRole("heading", { name: "已存，待核" })).toBeVisible();
  expect(phone.written[0]?.body).toMatchObject({ branch: "dongcun" });
});

test("长辈版 has what needs no typing first, with the one primary button; a code that is filled in has only to be sent", async () => {
  const primary = () => [...document.querySelectorAll("main .button.primary")].map((one) => one.textContent);
  changeDisplay({ elder: true });
  try {
    show(<App />, memoryPhone({ entries: county() }));
    await expect.element(page.getByRole("link", { name: /出示我的签到码/ })).toBeVisible();
    expect(primary()).toEqual(["出示我的签到码，请组织者扫"]);
    goTo(
      `/check-in?${new URLSearchParams({ branch: "liuwan", meeting: "meeting-today", code: good }).toString()}`,
    );
    show(<App />, memoryPhone({ entries: county() }));
    await expect.element(code()).toHaveValue(good);
    expect(primary()).toEqual(["签到"]);
  } finally {
    changeDisplay({ elder: false });
  }
});
