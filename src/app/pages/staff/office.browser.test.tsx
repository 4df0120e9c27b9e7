import { expect, test } from "vitest";
import { page } from "vitest/browser";
import type { ImportReport } from "../../../protocol/import-report.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import type { UnitView } from "../../../protocol/views.ts";
import { expectAccessible } from "../../testing/show.tsx";
import type { MemoryPhone } from "../../testing/memory-phone.ts";
import { branch, branchWorld, county, officePhone, secretary } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

const text: StudyText = {
  studyText: 1,
  title: "在动员会上的讲话",
  blocks: [
    { t: "h", level: 1, text: "在动员会上的讲话" },
    { t: "p", text: "同志们：今天开会，主要任务是动员部暑。" },
    { t: "p", text: "第二段没有可疑的地方。" },
    { t: "p", text: "要抓好三件事，，第一件是学习。" },
  ],
};
const report: ImportReport = {
  importReport: 1,
  fileName: "动员.txt",
  format: "txt",
  encoding: "gb18030",
  removed: [{ where: "第 1 行", what: "site-advert", text: "本文来自某某范文网" }],
  suspicions: [
    { block: 1, start: 16, end: 18, why: "swapped-characters", words: "“部暑”可能是“部署”" },
    { block: 3, start: 6, end: 8, why: "odd-symbol", words: "两个逗号连在一起" },
  ],
};
const textId = "text000000000000";

async function officeWithText(): Promise<{ phone: MemoryPhone; blob: string }> {
  const world = branchWorld();
  const phone = officePhone(world);
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const blob = await phone.blobs.put(bytes(text), "application/json");
  const reportBlob = await phone.blobs.put(bytes(report), "application/json");
  world.journal.write(
    world.at(-1),
    "text-imported",
    {
      text: textId,
      unit: county,
      title: text.title,
      blob,
      size: 400,
      original: "0".repeat(64),
      fileName: report.fileName,
      format: report.format,
      encoding: report.encoding,
      characters: 42,
      report: reportBlob,
      reportSize: 300,
      suspicions: 2,
    },
    { by: "", device: "server000000000000000a" },
  );
  phone.receive(world.journal.entries.at(-1)!);
  return { phone, blob };
}

test("a text is proofread beside its suspicions by a named person, then published, then withdrawn", async () => {
  const { phone, blob } = await officeWithText();
  await openPage("/branch", phone, "云岭县");
  await page.getByRole("link", { name: /文章.*1 篇待校对/ }).click();
  await expect.element(page.getByText(/可疑 2 处 · 42 字/)).toBeVisible();
  await page.getByRole("link", { name: /在动员会上的讲话/ }).click();

  await expect.element(page.getByText("1. “部暑”可能是“部署”")).toBeVisible();
  await page.getByText("原件里有 1 处没有放进来").click();
  await expect.element(page.getByText("本文来自某某范文网")).toBeVisible();
  await page.getByRole("button", { name: "下一处" }).click();
  await expect.element(page.getByText("第 1 处，共 2 处：“部暑”可能是“部署”")).toBeVisible();
  expect(document.activeElement?.textContent).toBe("部暑1");
  await page.getByRole("button", { name: "2. 两个逗号连在一起" }).click();
  expect(document.activeElement?.textContent).toBe("，，2");
  await expectAccessible();

  // Nothing can be published before somebody has said that he has read it.
  await expect.element(page.getByRole("button", { name: "发布给党员" })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "我已校对，可以发给党员" }).click();
  await expect.element(page.getByText(/会记下是您（孙书敏）确认的/)).toBeVisible();
  await page.getByRole("button", { name: "确认" }).click();
  await expect.element(page.getByText(/孙书敏.*确认：已校对/)).toBeVisible();
  expect(phone.written[0]).toMatchObject({ kind: "text-proofread", body: { text: textId, blob } });

  await page.getByRole("radio", { name: "只发给下面几个单位" }).click();
  await page.getByRole("button", { name: "发布给党员" }).click();
  await expect.element(page.getByText("请选发给哪里。")).toBeVisible();
  await page.getByRole("checkbox", { name: "云岭县 · 望河镇及以下" }).click();
  // Below a unit that is chosen, it is there already.
  await page.getByRole("checkbox", { name: "望河镇 · 望河村党支部" }).click();
  await page.getByRole("checkbox", { name: "必读篇目" }).click();
  await page.getByLabelText("专题").selectOptions("群众路线");
  await page.getByRole("button", { name: "发布给党员" }).click();
  await expect.element(page.getByText("党员现在能看到这一篇。")).toBeVisible();
  expect(phone.written).toHaveLength(2);
  expect(phone.written[1]?.body).not.toHaveProperty("cohorts");
  expect(phone.written[1]).toMatchObject({
    kind: "text-published",
    body: { text: textId, blob, unit: "wanghe", required: true, order: 1, topic: "群众路线" },
  });
  await expectAccessible();

  await page.getByRole("button", { name: "撤下这一篇" }).click();
  await page.getByLabelText(/为什么撤下/).fill("第三段要改");
  await page.getByRole("button", { name: "撤下", exact: true }).click();
  await expect.element(page.getByText(/撤下了，党员看不到这一篇。原因：第三段要改/)).toBeVisible();
  expect(phone.written[2]).toMatchObject({
    kind: "text-withdrawn",
    body: { text: textId, unit: "wanghe", why: "第三段要改" },
  });
  await page.getByRole("button", { name: "恢复，还发给原来的党员" }).click();
  await expect.element(page.getByText("党员现在能看到这一篇。")).toBeVisible();
  expect(phone.written[3]?.kind).toBe("text-published");
  expect(phone.written[3]?.body).toEqual(phone.written[1]?.body);

  // To other units and cohorts: those that had it lose it.
  await page.getByRole("checkbox", { name: "云岭县 · 望河镇及以下" }).click();
  await page.getByRole("checkbox", { name: "望河镇 · 柳湾村党支部" }).click();
  await page.getByRole("radio", { name: "只发给几类党员" }).click();
  await page.getByRole("button", { name: "按这样重新发布" }).click();
  await expect.element(page.getByText("请选发给哪几类党员。")).toBeVisible();
  await page.getByRole("checkbox", { name: "流动党员" }).click();
  await expectAccessible();
  await page.getByRole("button", { name: "按这样重新发布" }).click();
  await expect.element(page.getByText("望河镇 · 柳湾村党支部：发给流动党员")).toBeVisible();
  expect(phone.written.slice(4)).toMatchObject([
    { kind: "text-published", body: { unit: "wanghe-2", cohorts: ["migrant"], required: true } },
    { kind: "text-withdrawn", body: { unit: "wanghe" } },
  ]);
});

const view: UnitView = {
  unit: {
    unit: county,
    name: "云岭县",
    level: "county",
    branches: 2,
    members: 33,
    enrolled: 20,
    hoursComplete: 12,
    hoursAsked: 28,
    essays: 9,
    meetings: 6,
    receivedUntil: Date.parse("2026-03-12T20:00:00+08:00"),
  },
  below: [
    {
      unit: branch,
      name: "望河村党支部",
      level: "branch",
      branches: 1,
      members: 7,
      enrolled: null,
      hoursComplete: null,
      hoursAsked: null,
      essays: 2,
      meetings: 3,
      receivedUntil: null,
    },
  ],
};

test("figures of units come from the server alone: small groups suppressed, and offline says so", async () => {
  const phone = officePhone();
  phone.unitView = () => Promise.resolve({ view });
  await openPage(`/office/units/${county}`, phone, "云岭县");
  await expect.element(page.getByText("28 人里 12 人已完成")).toBeVisible();
  const small = page.getByRole("row", { name: /望河村党支部/ });
  expect(small.element().textContent).toContain("不单列");
  expect(small.element().textContent).toContain("还没有记录");
  await expectAccessible();

  const offline = officePhone();
  await openPage(`/office/units/${county}`, offline, "各单位的情况");
  await expect.element(page.getByText(/要联网才有/)).toBeVisible();
  offline.unitView = () => Promise.resolve({ view });
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect.element(page.getByText("28 人里 12 人已完成")).toBeVisible();
});

test("what came past a branch is answered here; one's own complaint is not among it", async () => {
  const world = branchWorld();
  const complaint = world.journal.write(
    world.at(-1),
    "complaint-made",
    { to: "above", words: "登记学时的本子一直没发。" },
    { by: "stranger00000000" },
  );
  world.journal.write(
    world.at(-1),
    "complaint-made",
    { to: "above", words: "我自己提的" },
    {
      by: secretary,
    },
  );
  const phone = officePhone(world);
  await openPage("/office/complaints", phone, "意见和投诉");
  await expect.element(page.getByText("登记学时的本子一直没发。")).toBeVisible();
  await expect.element(page.getByText("一位党员：")).toBeVisible();
  expect(document.body.textContent).not.toContain("我自己提的");
  expect(document.body.textContent).not.toContain("末班车");
  await expectAccessible();
  await page.getByLabelText("回复他").fill("已经催了，周五前送到。");
  await page.getByRole("button", { name: "回复" }).click();
  await expect.element(page.getByRole("heading", { name: "已回复" })).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "complaint-answered", body: { entry: complaint, words: "已经催了，周五前送到。" } },
  ]);
});

test("roles are granted and ended with a question; a first secretary is put on the roster here", async () => {
  const world = branchWorld();
  const own = { member: secretary, role: "office" as const, unit: county };
  world.journal.write(world.at(-19), "role-granted", own, { by: "" });
  const phone = officePhone(world);
  await openPage("/office/roles", phone, "职务");
  await expectAccessible();
  // Who ends his own office could not take it back.
  await expect.element(page.getByText("活动办公室").first()).toBeVisible();
  await expect.element(page.getByRole("button", { name: "免去孙书敏的活动办公室" })).not.toBeInTheDocument();
  await page.getByLabelText("单位").selectOptions("wanghe-2");
  await page.getByLabelText("任命谁").selectOptions("new");
  await page.getByRole("button", { name: "任命" }).click();
  await expect.element(page.getByText("请写上姓名。")).toBeVisible();
  await page.getByLabelText("姓名").fill("高远");
  await page.getByRole("button", { name: "任命" }).click();
  await expect.element(page.getByText(/已任命高远为支部书记。/)).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "member-added", body: { name: "高远", homeBranch: "wanghe-2" } },
    { kind: "role-granted", body: { role: "secretary", unit: "wanghe-2" } },
  ]);

  // Only the office may let a phone of somebody with a role in.
  const chosen = phone.written[0];
  const member = chosen?.kind === "member-added" ? chosen.body.member : "";
  await openPage(`/office/roles/${member}/invite`, phone, "邀请：高远");
  await page.getByRole("button", { name: "生成邀请码" }).click();
  await expect.element(page.getByLabelText("邀请码", { exact: true })).toBeVisible();
  expect(phone.written[2]).toMatchObject({ kind: "invitation-made", body: { member } });
  await openPage("/office/roles", phone, "职务");
  await page.getByRole("button", { name: "免去孙书敏的支部书记" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "免去" }).click();
  await expect.element(page.getByRole("button", { name: "免去孙书敏的支部书记" })).not.toBeInTheDocument();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "role-ended",
    body: { member: secretary, role: "secretary", unit: branch },
  });
});
