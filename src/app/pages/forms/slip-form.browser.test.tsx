import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import type { FormPublished } from "../../../domain/entries/forms.ts";
import type { Form } from "../../../domain/forms/form.ts";
import type { KeptSlip, WaitingAnswers } from "../../forms/slips/kept-slips.ts";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { Shell } from "../../shell/shell.tsx";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const blob = "f".repeat(64);
const form: Form = {
  title: "组织生活满意度",
  fields: [
    {
      kind: "one-of",
      id: "content",
      label: "学习内容",
      required: true,
      options: [
        { value: "good", label: "满意" },
        { value: "bad", label: "不满意" },
      ],
    },
    { kind: "text", id: "words", label: "还想说什么", long: true },
  ],
};

function phoneWith(more: Partial<FormPublished> = {}, others: SeenEntry[] = []): MemoryPhone {
  const body = { form: "form-1", unit: "yunling", title: form.title, blob, size: 500, way: "slips" as const };
  const published = received("form-published", { ...body, ...more });
  const phone = memoryPhone({ entries: [...county(), published, ...others] });
  phone.keep(blob, JSON.stringify({ songxueForm: 1, ...form }));
  return phone;
}

async function keep(phone: MemoryPhone, what: { slip?: KeptSlip; waiting?: WaitingAnswers }): Promise<void> {
  if (what.slip) await phone.drafts.save({ id: "slip:form-1", content: { ...what.slip } });
  if (what.waiting) await phone.drafts.save({ id: "slip-answers:form-1", content: { ...what.waiting } });
}

function open(path: string, phone: MemoryPhone): void {
  goTo(path, true);
  show(<Shell />, phone);
}

beforeEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(320, 700);
});

test("filled in without a network: it is on the phone, in no journal, and says when it will go", async () => {
  const phone = phoneWith();
  open("/", phone);
  await page.getByRole("link", { name: /请填《组织生活满意度》/ }).click();
  await expect.element(page.getByText(/一张没有名字的票/)).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await page.getByRole("radio", { name: "不满意" }).click();
  await page.getByLabelText("还想说什么").fill("会太多");
  await page.getByRole("button", { name: "交表" }).click();
  await expect.element(page.getByText("填好了，已存在本机，待送出")).toBeVisible();
  await expectAccessible();
  expect(phone.written).toEqual([]);
  expect([...phone.draftStore.keys()]).toEqual(["slip-answers:form-1"]);
  expect(phone.draftStore.get("slip-answers:form-1")?.content["answers"]).toEqual({
    content: "bad",
    words: "会太多",
  });
  // It is not asked for a second time.
  goTo("/");
  await expect.element(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.element(page.getByText(/请填《组织生活满意度》/)).not.toBeInTheDocument();
});

test("handed in: that it was, and not what", async () => {
  const phone = phoneWith();
  await keep(phone, { slip: { is: "used" } });
  open("/forms/form-1", phone);
  await expect.element(page.getByText("交过了")).toBeVisible();
  await expect.element(page.getByText("学习内容")).not.toBeInTheDocument();
  await expectAccessible();
});

test("too late: the words are there to be seen and copied", async () => {
  const phone = phoneWith();
  const answers = { content: "good", words: "多讲讲村里的事" };
  await keep(phone, {
    slip: { is: "none", why: "closed" },
    waiting: { answers, due: 0, refused: { why: "closed" } },
  });
  open("/forms/form-1", phone);
  await expect.element(page.getByText("送到的时候这张表已经结束，没有算进去。")).toBeVisible();
  await expect.element(page.getByText("多讲讲村里的事")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "把填的字复制出来" })).toBeVisible();
  await expectAccessible();
});

test("too many words: they are there to be shortened, and go with the same slip", async () => {
  const phone = phoneWith();
  await keep(phone, {
    slip: { is: "ready", slip: "s", signature: "s" },
    waiting: { answers: { content: "good", words: "很长的话" }, due: 0, refused: { why: "too-large" } },
  });
  open("/forms/form-1", phone);
  await expect.element(page.getByText(/字太多，一张表里放不下/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "改一改再交" }).click();
  await expect.element(page.getByLabelText("还想说什么")).toHaveValue("很长的话");
  await page.getByLabelText("还想说什么").fill("短了");
  await page.getByRole("button", { name: "交表" }).click();
  await expect.element(page.getByText("填好了，已存在本机，待送出")).toBeVisible();
  expect(phone.draftStore.get("slip-answers:form-1")?.content["answers"]).toEqual({
    content: "good",
    words: "短了",
  });
});

test("what an elder filled in here and was not taken is told to whose phone it is, without what he wrote", async () => {
  const elder = "elder00000000000";
  const phone = phoneWith();
  await phone.drafts.save({
    id: `slip-answers:form-1:${elder}`,
    content: { answers: {}, due: 0, refused: { why: "closed" } },
  });
  open("/forms", phone);
  await expect.element(page.getByText("别人填的《组织生活满意度》没有收下")).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await page.getByRole("button", { name: /知道了/ }).click();
  await expect.element(page.getByText(/没有收下/)).not.toBeInTheDocument();
  expect([...phone.draftStore.keys()]).toEqual([]);
});

test("on a second phone: where the slip is, and no form that would not count", async () => {
  const phone = phoneWith();
  await keep(phone, { slip: { is: "none", why: "had" } });
  open("/forms/form-1", phone);
  await expect.element(page.getByText(/在您的另一部手机上/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "交表" })).not.toBeInTheDocument();
  await expectAccessible();
});

test("in 长辈版 one question a screen, as every form", async () => {
  changeDisplay({ elder: true });
  const phone = phoneWith();
  open("/forms/form-1", phone);
  await expect.element(page.getByText("不记名", { exact: true })).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "不满意" })).toBeVisible();
  await expect.element(page.getByLabelText("还想说什么")).not.toBeInTheDocument();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);

  // Said once: it would stand between an old reader and each of the questions.
  await page.getByRole("button", { name: "下一题" }).click();
  await expect.element(page.getByLabelText("还想说什么")).toBeVisible();
  await expect.element(page.getByText("不记名", { exact: true })).not.toBeInTheDocument();
});

test("handed to an elder: his answers wait for his own slip, and whose phone it is finds nothing to read", async () => {
  const elder = "elder00000000000";
  const pairing = received("pairing-made", {
    pairing: "pairing-1",
    helper: testMember,
    helperName: "何小满",
    elder,
    elderName: "孙桂香",
    until: "2099-12-31",
    consent: "paper",
  });
  const phone = phoneWith({}, [pairing]);
  open("/forms/form-1/for", phone);
  await expect.element(page.getByText(/把手机交给他，他自己填。服务器只记/)).toBeVisible();
  await expect.element(page.getByRole("radio", { name: /写在纸上/ })).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("button", { name: "下一步" }).click();
  await expect.element(page.getByRole("heading", { level: 1 })).toHaveTextContent("请把手机交给孙桂香");
  await expect.element(page.getByText(/现在没有网，票等有网再领/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "我是孙桂香，开始填" }).click();
  await page.getByRole("radio", { name: "不满意" }).click();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByLabelText("还想说什么").fill("腿脚不便，多来家里");
  await page.getByRole("button", { name: "填完了" }).click();
  await page.getByRole("button", { name: "交表" }).click();
  await expect.element(page.getByRole("heading", { level: 1 })).toHaveTextContent("谢谢，请把手机还给何小满");
  await page.getByRole("button", { name: "我是何小满，手机拿回来了" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "填表" })).toBeVisible();
  await expect.element(page.getByText("腿脚不便")).not.toBeInTheDocument();
  expect(phone.written).toEqual([]);
  expect([...phone.draftStore.keys()]).toEqual([`slip-answers:form-1:${elder}`]);
  // He has one slip: the same phone does not ask him twice.
  goTo(`/forms/form-1/kiosk/${elder}`);
  await expect.element(page.getByText(/在这部手机上已经交过了/)).toBeVisible();
});
