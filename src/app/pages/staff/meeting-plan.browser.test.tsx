import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { addDays, dayOf, startOfDay } from "../../../domain/day.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { changeDisplay } from "../../settings/display.ts";
import { expectAccessible } from "../../testing/show.tsx";
import {
  branch,
  branchWorld,
  county,
  meetings,
  people,
  secretary,
  secretaryPhone,
} from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

function world() {
  const made = branchWorld();
  const office = { by: "", device: "server000000000000000a" };
  const text = { unit: county, blob: "00".repeat(32), size: 1000, order: 1, required: true };
  made.journal.write(
    made.now - 86_400_000,
    "text-published",
    {
      text: "text000000000000",
      title: "村务公开条例",
      characters: 900,
      ...text,
    },
    office,
  );
  for (const member of [people.li, people.zhou])
    made.journal.write(made.now - 86_400_000, "member-corrected", { member, group: "第一党小组" }, office);
  return made;
}

test("agenda, texts, a 党小组, from afar, three times without one: what is listed is what is planned", async () => {
  const made = world();
  const phone = secretaryPhone(made);
  await openPage("/branch/meetings/plan", phone, "安排会议");
  await expect.element(page.getByLabelText("议程")).not.toBeInTheDocument();
  await page.getByText(/^更多/).click();
  await page.getByLabelText("议程").fill("读条例\n议水渠");
  await page.getByLabelText("学习材料").selectOptions("村务公开条例");
  await expect.element(page.getByRole("button", { name: "不用《村务公开条例》" })).toBeVisible();
  await page.getByRole("radio", { name: "按党小组" }).click();
  await page.getByRole("button", { name: "安排", exact: true }).click();
  await expect.element(page.getByText("请选一选谁来。")).toBeVisible();
  await page.getByRole("checkbox", { name: "第一党小组" }).click();
  await expect.element(page.getByText(/会请 2 人，名册上共 7 人/)).toBeVisible();
  await page.getByRole("radio", { name: "两样都行" }).click();
  await page.getByLabelText("怎么接入").fill("支部群里发起语音");
  await page.getByLabelText("重复").selectOptions("weekly");
  await page.getByLabelText("一共几次").selectOptions("3");
  const first = addDays(dayOf(Date.now()), 1);
  await page.getByRole("group", { name: "这些天开" }).getByRole("checkbox").nth(1).click();
  await expectAccessible();
  await expectNothingSideways();
  await page.getByRole("button", { name: "安排这 2 次" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "集中学习" })).toBeVisible();

  const bodies = phone.written.map((entry) => (entry as SeenEntry<"meeting-planned">).body);
  expect(bodies.map(({ starts }) => dayOf(starts))).toEqual([first, addDays(first, 14)]);
  for (const body of bodies)
    expect(body).toMatchObject({
      branch,
      agenda: "读条例\n议水渠",
      texts: ["text000000000000"],
      expected: { groups: ["第一党小组"], ownOnly: false },
      where: "both",
      call: "支部群里发起语音",
      series: bodies[0]!.series,
    });
  expect(new Set(bodies.map(({ meeting }) => meeting)).size).toBe(2);
  expect(bodies[0]!.series).toMatch(/./);
  expect(phone.draftStore.size).toBe(0);
});

test("people are chosen by name, and a change of the plan shows and keeps what was said", async () => {
  const phone = secretaryPhone(world());
  await openPage("/branch/meetings/plan", phone, "安排会议");
  await page.getByLabelText("开什么会").selectOptions("committee");
  await page.getByText(/^更多/).click();
  await page.getByRole("radio", { name: "点名选人" }).click();
  await page.getByRole("checkbox", { name: "李秀英" }).click();
  await page.getByRole("checkbox", { name: "周立新" }).click();
  await page.getByRole("button", { name: "安排", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "支委会" })).toBeVisible();
  const { body } = phone.written[0] as SeenEntry<"meeting-planned">;
  expect(body.expected).toEqual({ members: [people.li, people.zhou], ownOnly: false });

  await openPage(`/branch/meetings/${body.meeting}/change`, phone, "改会议安排");
  await expect.element(page.getByRole("checkbox", { name: "李秀英" })).toBeChecked();
  await expect.element(page.getByLabelText("重复")).not.toBeInTheDocument();
  await page.getByRole("radio", { name: "全体党员" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "支委会" })).toBeVisible();
  expect(phone.written[1]!.body).toEqual({ meeting: body.meeting, expected: { ownOnly: false } });
});

test("the next 支委会 asks the same as the last with one tap", async () => {
  const made = world();
  const committee = { branch, kind: "committee" as const, title: "支委会", minutes: 60 };
  const expected = { members: [people.li, people.zhou, "moved-out-since00"], ownOnly: false };
  const last = { ...committee, meeting: "committee-before0", starts: made.now - 86_400_000, expected };
  made.journal.write(made.now - 2 * 86_400_000, "meeting-planned", last, { by: secretary });
  const phone = secretaryPhone(made);
  await openPage("/branch/meetings/plan", phone, "安排会议");
  await page.getByText(/^更多/).click();
  await page.getByRole("radio", { name: "点名选人" }).click();
  await expect.element(page.getByRole("button", { name: /照上次/ })).not.toBeInTheDocument();
  await page.getByLabelText("开什么会").selectOptions("committee");
  await page.getByRole("button", { name: "照上次支委会：李秀英、周立新" }).click();
  await expect.element(page.getByText(/会请 2 人/)).toBeVisible();
  await page.getByRole("button", { name: "安排", exact: true }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "支委会" })).toBeVisible();
  const { body } = phone.written[0] as SeenEntry<"meeting-planned">;
  expect(body.expected).toEqual({ members: [people.li, people.zhou], ownOnly: false });
});

test("one of several is moved with the later ones, and cancelled with them; what has attendance is left alone", async () => {
  const made = branchWorld();
  const tomorrow = addDays(dayOf(made.now), 1);
  const starts = (n: number) => startOfDay(addDays(tomorrow, 7 * n)) + 19 * 3_600_000;
  for (let n = 0; n < 4; n++) {
    const plan = {
      branch,
      kind: "group-meeting" as const,
      title: "小组会",
      minutes: 60,
      series: "series0000000000",
    };
    const body = { ...plan, meeting: `series-meeting-${n}`, starts: starts(n) };
    made.journal.write(made.now - 60_000, "meeting-planned", body, { by: secretary });
  }
  const mark = {
    meeting: "series-meeting-2",
    member: people.li,
    state: "present" as const,
    seen: "face" as const,
  };
  made.journal.write(made.now - 50_000, "attendance-marked", mark, { by: secretary });
  const phone = secretaryPhone(made);
  await openPage("/branch/meetings/series-meeting-1/change", phone, "改会议安排");
  await expect.element(page.getByText("以后还有 1 次已经有签到或记录，那几次不会动。")).toBeVisible();
  await page.getByRole("radio", { name: "这一次和以后的，共 2 次" }).click();
  await expectAccessible();
  await page.getByLabelText("哪一天").fill(addDays(tomorrow, 8));
  await page.getByLabelText("几点").fill("20:00");
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "小组会" })).toBeVisible();
  const moved = (n: number) => starts(n) + 25 * 3_600_000;
  expect(phone.written.map(({ body }) => body)).toEqual([
    { meeting: "series-meeting-1", starts: moved(1) },
    { meeting: "series-meeting-3", starts: moved(3) },
  ]);

  await page.getByRole("button", { name: "取消会议" }).click();
  await page.getByRole("radio", { name: "这一次和以后的，共 2 次" }).click();
  await expectAccessible();
  await page.getByRole("dialog").getByRole("button", { name: "取消会议" }).click();
  await expect.element(page.getByText("这次会议已取消")).toBeVisible();
  expect(phone.written.slice(2).map(({ kind, body }) => [kind, body])).toEqual([
    ["meeting-cancelled", { meeting: "series-meeting-1" }],
    ["meeting-cancelled", { meeting: "series-meeting-3" }],
  ]);
});

test("the meeting's page says the plan, and has the words for the chat group", async () => {
  const made = world();
  const change = {
    meeting: meetings.tonight,
    agenda: "读条例\n议水渠",
    texts: ["text000000000000"],
    expected: { members: [people.li, people.zhou], ownOnly: false },
    where: "remote" as const,
    call: "群里发起语音",
  };
  made.journal.write(made.now - 60_000, "meeting-changed", change, { by: secretary });
  const phone = secretaryPhone(made);
  await openPage(`/branch/meetings/${meetings.tonight}`, phone, "群众路线专题讨论");
  await expect.element(page.getByText("李秀英、周立新", { exact: true })).toBeVisible();
  await expect.element(page.getByRole("link", { name: /村务公开条例/ })).toBeVisible();
  await page.getByText("发到群里的文字").click();
  const words = page.getByText(/【会议通知】讨论：群众路线专题讨论/);
  await expect
    .poll(() => words.element().textContent)
    .toContain("怎么接入：群里发起语音\n参加：李秀英、周立新\n议程：\n· 读条例");
  await page.getByRole("button", { name: "复制这段文字" }).click();
  await expect.element(page.getByText(/已复制|请长按下面的字/)).toBeVisible();
  await expectAccessible();
  await expectNothingSideways();
});

/** At 320 px, and in the largest type of 长辈版 on an ordinary phone. */
async function expectNothingSideways(): Promise<void> {
  for (const wide of [320, 360]) {
    await page.viewport(wide, 740);
    changeDisplay(wide === 320 ? { elder: false } : { elder: true, size: 30 });
    expect(document.documentElement.scrollWidth, `${wide} px`).toBeLessThanOrEqual(innerWidth);
  }
}
