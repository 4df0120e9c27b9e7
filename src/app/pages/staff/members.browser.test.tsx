import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { readInvitationCode } from "../../../protocol/read-invitation-code.ts";
import { invitationProof } from "../../invite/invitation-proof.ts";
import { expectAccessible } from "../../testing/show.tsx";
import { branchWorld, people, secretaryPhone } from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

test("a member is added once; a second of the same name needs something to tell them apart", async () => {
  const phone = secretaryPhone();
  await openPage("/branch/members/add", phone, "添加党员");
  await expectAccessible();
  await page.getByLabelText("姓名").fill("王建国");
  await page.getByLabelText("免写").click();
  await page.getByRole("button", { name: "添加" }).click();
  await expect.element(page.getByText(/支部里已有一位王建国/)).toBeVisible();
  expect(phone.written).toEqual([]);

  await page.getByLabelText("区分号").fill("9032");
  await page.getByRole("button", { name: "添加" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "王建国" })).toBeVisible();
  expect(phone.written).toMatchObject([
    {
      kind: "member-added",
      body: {
        name: "王建国",
        identityKey: "9032",
        status: "full",
        homeBranch: "wanghe-1",
        arrangements: ["no-writing"],
      },
    },
  ]);
  await openPage("/branch/members", phone, "党员");
  for (const key of ["2231", "7745", "9032"])
    await expect.element(page.getByRole("link", { name: new RegExp(`王建国（${key}）`) })).toBeVisible();
});

test("a correction says only what changed, and takes away what was emptied", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.li}/edit`, phone, "改正：李秀英");
  await page.getByLabelText("电话").fill("");
  await page.getByRole("checkbox", { name: "可口述" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "李秀英" })).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["member-corrected", { member: people.li, phone: null, arrangements: ["may-speak"] }],
  ]);
});

test("a member's 党小组 is written once and offered for the next", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.li}/edit`, phone, "改正：李秀英");
  await page.getByLabelText("党小组").fill("第一党小组 ");
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByText("第一党小组")).toBeVisible();
  expect(phone.written.map(({ body }) => body)).toEqual([{ member: people.li, group: "第一党小组" }]);

  await openPage(`/branch/members/${people.zhou}/edit`, phone, "改正：周立新");
  const field = page.getByLabelText("党小组").element() as HTMLInputElement;
  expect([...field.list!.options].map(({ value }) => value)).toEqual(["第一党小组"]);
  await expectAccessible();

  await openPage(`/branch/members/${people.li}/edit`, phone, "改正：李秀英");
  await page.getByLabelText("党小组").fill("");
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "李秀英" })).toBeVisible();
  expect(phone.written.at(-1)!.body).toEqual({ member: people.li, group: null });
});

test("an invitation is digits, link, QR and card, says when it begins to work, and only its hash is written", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.zhou}/invite`, phone, "邀请：周立新");
  await page.getByRole("button", { name: "生成邀请码" }).click();
  await expect.element(page.getByText("邀请码已生成，还没有生效")).toBeVisible();
  await expect.element(page.getByRole("img", { name: "邀请二维码" })).toBeVisible();
  const digits = document.querySelector(".invite-card .big-digits")!.textContent;
  expect(digits).toMatch(/^\d{4} \d{4} \d{4}$/);
  const code = digits.replaceAll(" ", "");
  expect(readInvitationCode(digits)).toEqual({ code });
  const [entry] = phone.written;
  expect(entry).toMatchObject({
    kind: "invitation-made",
    body: {
      member: people.zhou,
      purpose: "enrol",
      invitation: (await invitationProof(code)).invitation,
    },
  });
  expect(JSON.stringify(phone.written)).not.toContain(code);
  await expectAccessible();

  phone.become({ outbox: { ...phone.state.outbox, waiting: 0, receiptedThrough: entry!.n } });
  await expect.element(page.getByText("邀请码已生效，现在就能用。")).toBeVisible();

  // Made anew, the old one ends in the same stroke.
  await page.getByRole("button", { name: "重新生成邀请码" }).click();
  await expect.poll(() => phone.written.length).toBe(3);
  expect(phone.written[2]).toMatchObject({
    kind: "invitation-withdrawn",
    body: { invitation: entry!.kind === "invitation-made" && entry.body.invitation },
  });
});

test("a lost phone is revoked after a question, with a reason", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.li}/invite`, phone, "邀请：李秀英");
  await page.getByRole("button", { name: "停用 安卓手机 · Chrome" }).click();
  await page.getByLabelText("为什么（可不填）").fill("手机丢了");
  await page.getByRole("button", { name: "停用这台手机" }).click();
  await expect.element(page.getByText(/停用：手机丢了/)).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "device-revoked", body: { why: "手机丢了" } }]);
});

test("study from paper is logged as the member's, and a correction keeps what was first written", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage(`/branch/members/${people.zhao}/log`, phone, "补记学习：赵大娘");
  await expectAccessible();
  await page.getByRole("button", { name: "记下" }).click();
  await expect.element(page.getByText("请写学了什么，或从上面选一篇。")).toBeVisible();
  await page.getByLabelText("学了什么").fill("送上门的读本");
  await page.getByRole("button", { name: "记下" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "赵大娘" })).toBeVisible();
  expect(phone.written[0]).toMatchObject({
    kind: "study-logged",
    of: people.zhao,
    body: { how: "paper", title: "送上门的读本", minutes: 45 },
  });

  await openPage(`/branch/members/${people.li}`, phone, "李秀英");
  await expectAccessible();
  // A line that a cap cut says so.
  await expect.element(page.getByText(/读了200分钟，其中30分钟计入：这篇最多计90分钟/)).toBeVisible();
  await page.getByRole("button", { name: "更正 警示教育读本" }).last().click();
  await page.getByLabelText("改成多少分钟").fill("80");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect.element(page.getByText("请写一句为什么，他会看到。")).toBeVisible();
  await page.getByLabelText("为什么").fill("他的笔记上是80分钟");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect.element(page.getByText(/原来写的是60分钟，后来更正（他的笔记上是80分钟）/)).toBeVisible();
  expect(phone.written.at(-1)).toMatchObject({
    kind: "study-corrected",
    of: people.li,
    body: { entry: world.logged, minutes: 80 },
  });
});

test("a member moves with a day, and an elder gets somebody who visits once he has agreed", async () => {
  const phone = secretaryPhone();
  await openPage(`/branch/members/${people.zhou}/move`, phone, "迁移：周立新");
  await expectAccessible();
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByText("还和原来一样，没有要改的。")).toBeVisible();
  await page.getByLabelText("组织关系在哪个支部").selectOptions("wanghe-2");
  await page.getByRole("button", { name: "保存" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "党员" })).toBeVisible();
  expect(phone.written[0]).toMatchObject({
    kind: "member-moved",
    body: { member: people.zhou, homeBranch: "wanghe-2", hostBranch: null },
  });
  await expect.element(page.getByRole("link", { name: /周立新/ })).not.toBeInTheDocument();

  await openPage(`/branch/members/${people.zhao}/pair`, phone, "送学人：赵大娘");
  await expectAccessible();
  await page.getByLabelText("请谁送学").selectOptions(people.li);
  await page.getByRole("button", { name: "结成对子" }).click();
  await expect.element(page.getByText("请先问过他本人，再选他是怎么同意的。")).toBeVisible();
  await page.getByRole("radio", { name: "在纸上签了字" }).click();
  await page.getByRole("button", { name: "结成对子" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "赵大娘" })).toBeVisible();
  expect(phone.written.slice(1)).toMatchObject([
    { kind: "role-granted", body: { member: people.li, role: "helper" } },
    { kind: "pairing-made", body: { helper: people.li, elder: people.zhao, consent: "paper" } },
  ]);
  expect(document.body.textContent).toMatch(/送学人李秀英/);
});
