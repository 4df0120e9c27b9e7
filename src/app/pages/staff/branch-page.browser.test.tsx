import { expect, test } from "vitest";
import { type Locator, page } from "vitest/browser";
import { received } from "../../testing/county.ts";
import { expectAccessible } from "../../testing/show.tsx";
import { openPage } from "./testing/open-staff-page.tsx";
import { branchWorld, meetings, people, secretaryPhone } from "./testing/branch-world.ts";

function textOf(locator: Locator): string {
  return locator.element().textContent;
}

test("the branch at a glance: what to do tonight, then who may need help, in sentences", async () => {
  await openPage("/branch", secretaryPhone(), "望河村党支部");
  const tonight = page.getByRole("list", { name: "要办的事" });
  await expect.element(page.getByRole("heading", { name: /^今(天|晚)三件事$/ })).toBeVisible();
  await expect.element(tonight.getByRole("link", { name: /^19:30 群众路线专题讨论/ })).toBeVisible();
  await expect.element(tonight.getByRole("link", { name: /陈小满请假/ })).toBeVisible();
  expect(tonight.getByRole("link").elements()).toHaveLength(3);

  const needing = page.getByRole("list", { name: "谁需要帮一把" });
  // Who objected comes first; the elder is there for a helper that is missing, never for hours.
  expect(textOf(needing.getByRole("link").first())).toMatch(/李秀英.*等您回复/);
  const elder = textOf(needing.getByRole("link", { name: /赵大娘/ }));
  expect(elder).toContain("还没有送学人");
  expect(elder).not.toMatch(/还差|不作要求/);
  expect(textOf(needing.getByRole("link", { name: /王建国（2231）/ }))).toContain("12学时里已有2，还差10");
  expect(document.body.textContent).toMatch(/截至.*收到的记录。没收到，不等于没学/);
  await expectAccessible();
});

test("the table of progress has a line for everybody and no deficit for the exempt", async () => {
  await openPage("/branch/progress", secretaryPhone(), "党员进度");
  const elder = page.getByRole("row", { name: /赵大娘/ });
  expect(textOf(elder)).toContain("不作要求，想学就学");
  expect(textOf(elder)).not.toContain("还差");
  await expectAccessible();
});

test("of whom nothing is asked no page of the branch says that anything is missing", async () => {
  const world = branchWorld();
  const campaign = world.journal.entries.find((entry) => entry.kind === "campaign-set")!.body.campaign;
  const [hours] = campaign.requirements;
  const kinds = ["required-texts", "collective-studies", "discussions"] as const;
  world.journal.write(Date.now() - 1000, "campaign-set", {
    campaign: {
      ...campaign,
      requirements: [
        ...campaign.requirements,
        ...kinds.map((kind) => ({ ...hours!, id: kind, kind, exempt: [], amount: 3 })),
      ],
    },
  });
  const phone = secretaryPhone(world);
  await openPage(`/branch/members/${people.zhao}`, phone, "赵大娘");
  expect(document.querySelector("main")?.textContent).toContain("不作要求，想学就学");
  expect(document.querySelector("main")?.textContent).not.toMatch(/还差|没完成|未完成/);
  // The same page of somebody of whom it is asked.
  await openPage(`/branch/members/${people.wang}`, phone, "王建国");
  expect(document.querySelector("main")?.textContent).toContain("还差3");

  await openPage(`/branch/meetings/${meetings.tonight}/close`, phone, "会议记录");
  await expect.element(page.getByText(/还没有记：.*周立新/)).toBeVisible();
  await expect.element(page.getByText(/还没有记：.*赵大娘/)).not.toBeInTheDocument();
  for (const path of ["/branch", "/branch/progress"]) {
    await openPage(path, phone, path === "/branch" ? "望河村党支部" : "党员进度");
    const lines = [...document.querySelectorAll("main li, main tr")].filter(({ textContent }) =>
      textContent.includes("赵大娘"),
    );
    expect(lines, path).not.toEqual([]);
    for (const { textContent } of lines) expect(textContent).not.toMatch(/还差|没完成|未完成/);
  }
});

test("who died is gone from every list at once, and a slip is put right where it was made", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.zhou}/leave`, phone, "周立新：转出或去世");
  await page.getByRole("button", { name: "已去世" }).click();
  expect(phone.written).toEqual([]);
  await page.getByRole("button", { name: "是的，请记下" }).click();
  await expect.element(page.getByText("已记为去世")).toBeVisible();

  for (const [path, heading] of [
    ["/branch", "望河村党支部"],
    ["/branch/members", "党员"],
    ["/branch/progress", "党员进度"],
    ["/branch/requests", "请您处理的"],
  ] as const) {
    await openPage(path, phone, heading);
    expect(document.body.textContent, path).not.toContain("周立新");
  }

  await openPage(`/branch/members/${people.zhou}/leave`, phone, "周立新：转出或去世");
  await page.getByRole("button", { name: "改回来" }).click();
  await openPage("/branch/members", phone, "党员");
  await expect.element(page.getByRole("link", { name: /周立新/ })).toBeVisible();
});

test("what waits for a word has its answer beside it, and is gone when it is given", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage("/branch/requests", phone, "请您处理的");
  await expectAccessible();

  await page.getByRole("button", { name: "准陈小满的假" }).click();
  await expect.element(page.getByRole("button", { name: "准陈小满的假" })).not.toBeInTheDocument();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "attendance-marked",
    body: { member: people.chen, state: "excused", why: "夜班" },
  });

  await expect.element(page.getByText("我是读了80分钟，写少了。")).toBeVisible();
  const answer = page.getByLabelText("回复他").first();
  await answer.fill("查过了，给您改成80分钟。");
  await page.getByRole("button", { name: "回复", exact: true }).first().click();
  await expect.element(page.getByText("我是读了80分钟，写少了。")).not.toBeInTheDocument();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "objection-answered",
    body: { entry: world.objection, words: "查过了，给您改成80分钟。" },
  });
});

test("who asks for a visit comes first on the branch page, and has an answer and a call beside it", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  phone.receive(received("visit-asked", { words: "药快没了" }, { by: people.li, at: Date.now() - 60_000 }));
  await openPage("/branch", phone, "望河村党支部");
  const first = page.getByRole("list", { name: "谁需要帮一把" }).getByRole("link").first();
  await expect.poll(() => textOf(first)).toContain("李秀英请人去一趟，等着回话");
  await page.getByRole("link", { name: /李秀英请人去一趟.*回个话/ }).click();
  await expect.element(page.getByText("药快没了")).toBeVisible();
  await expect
    .element(page.getByRole("link", { name: "给李秀英打电话" }))
    .toHaveAttribute("href", "tel:13800000002");
  await expectAccessible();
  await page.getByLabelText("回话：谁去，什么时候去").fill("我今晚带过去。");
  await page.getByRole("button", { name: "回话" }).click();
  await expect.element(page.getByText("药快没了")).not.toBeInTheDocument();
  expect(phone.written.at(-1)).toMatchObject({ kind: "visit-answered", body: { words: "我今晚带过去。" } });
});

test("somebody without a role finds no branch here", async () => {
  await openPage("/branch/members", secretaryPhone(undefined, { roles: [] }), "党员");
  expect(document.body.textContent).toContain("这一页是支部书记用的");
  expect(document.body.textContent).not.toContain("李秀英");
});
