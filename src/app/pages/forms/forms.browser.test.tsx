import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import type { FormPublished } from "../../../domain/entries/forms.ts";
import type { Form } from "../../../domain/forms/form.ts";
import { EntryTooLarge } from "../../../protocol/write-entry.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { everyField } from "../../forms/testing/every-field.ts";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { Shell } from "../../shell/shell.tsx";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const blob = "f".repeat(64);
const wishes: Form = {
  title: "学习需求",
  thanks: "谢谢，下个月就安排。",
  fields: [
    { kind: "text", id: "what", label: "想学什么", required: true },
    { kind: "yes-no", id: "visit", label: "要不要送学上门" },
    {
      kind: "text",
      id: "when",
      label: "什么时候方便",
      shownIf: { call: "=", of: [{ field: "visit" }, { value: true }] },
    },
  ],
};

function published(more: Partial<FormPublished> = {}): SeenEntry {
  return received("form-published", {
    form: "form-1",
    unit: "yunling",
    title: "学习需求",
    blob,
    size: 500,
    way: "named",
    ...more,
  });
}

function phoneWith(form: Form, entries: SeenEntry[] = [published()]): MemoryPhone {
  const phone = memoryPhone({ entries: [...county(), ...entries] });
  phone.keep(blob, JSON.stringify({ songxueForm: 1, ...form }));
  return phone;
}

function open(path: string, phone: MemoryPhone): void {
  goTo(path, true);
  show(<Shell />, phone);
}

const title = () => page.getByRole("heading", { level: 1 });
const button = (name: string | RegExp) => page.getByRole("button", { name });
const draftOf = (phone: MemoryPhone) => phone.draftStore.get("form:form-1")?.content;

/** A draft is kept within two seconds, on a machine that has them. */
const kept = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

beforeEach(() => changeDisplay({ elder: false }));

test("from 首页 to handed in: what is hidden stays on the page's mind and is not handed in", async () => {
  const phone = phoneWith(wishes);
  open("/", phone);
  await page.getByRole("link", { name: /请填《学习需求》/ }).click();
  await page.getByLabelText("想学什么（必填）").fill("种植技术");
  await page.getByRole("radio", { name: "是" }).click();
  await page.getByLabelText("什么时候方便").fill("晚上");
  await page.getByRole("radio", { name: "否" }).click();
  await expect.element(page.getByLabelText("什么时候方便")).not.toBeInTheDocument();
  await page.getByRole("radio", { name: "是" }).click();
  await expect.element(page.getByLabelText("什么时候方便")).toHaveValue("晚上");
  await page.getByRole("radio", { name: "否" }).click();
  await expectAccessible();
  await button("交表").click();
  await expect.element(page.getByText("谢谢，下个月就安排。")).toBeVisible();
  await expect.element(page.getByText(/已存在本机，待上传/)).toBeVisible();
  expect(phone.written.map(({ kind, body }) => ({ kind, body }))).toEqual([
    {
      kind: "form-answered",
      body: { form: "form-1", blob, answers: { what: "种植技术", visit: false }, base: null },
    },
  ]);
  expect(phone.draftStore.size).toBe(0);
  await expectAccessible();
  phone.receive({ ...phone.written[0]!, received: Date.now() });
  await expect.element(page.getByText(/云岭县已收到/)).toBeVisible();
  goTo("/");
  await expect.element(page.getByText(/请填《学习需求》/)).not.toBeInTheDocument();
});

test("a page that is killed loses nothing: what was hidden, a picture and a round of a group are there again", async () => {
  const phone = phoneWith(everyField);
  open("/forms/form-1", phone);
  await page.getByLabelText("姓名（必填）").fill("何小满");
  await page.getByRole("radio", { name: "在外地" }).click();
  await page.getByLabelText("在哪个城市（必填）").fill("深圳");
  await page.getByRole("radio", { name: "村里" }).click();
  await button("不方便手写，打字签名").click();
  await page.getByLabelText("写下姓名，算作签名").fill("何小满");
  await button("加一个：家庭成员").click();
  await page.getByLabelText("称呼（必填）").fill("老伴");
  await kept(() => expect(JSON.stringify(draftOf(phone))).toMatch(/深圳.*image\/png.*老伴/));

  open("/forms", phone);
  await page.getByRole("list", { name: "写到一半的" }).getByRole("link").click();
  await expect.element(page.getByLabelText("姓名（必填）")).toHaveValue("何小满");
  await expect.element(page.getByLabelText("称呼（必填）")).toHaveValue("老伴");
  await expect.element(page.getByRole("img", { name: "签名：签好了" })).toBeVisible();
  await page.getByRole("radio", { name: "在外地" }).click();
  await expect.element(page.getByLabelText("在哪个城市（必填）")).toHaveValue("深圳");
  await button("交表").click();
  await kept(() => expect(phone.written).toHaveLength(1));
  const body = phone.written[0]!.body as { files?: unknown[]; answers: Record<string, unknown> };
  expect(body.files).toEqual([body.answers["signed"]]);
  expect(body.answers["family"]).toEqual([{ relative: "老伴" }]);
});

test("on a full phone the answers stay on the screen, and can be handed in when there is room", async () => {
  const phone = phoneWith(wishes);
  open("/forms/form-1", phone);
  await page.getByLabelText("想学什么（必填）").fill("种植技术");
  await kept(() => expect(draftOf(phone)).toMatchObject({ answers: { what: "种植技术" } }));
  phone.failNext(new StorageFull("full"));
  await button("交表").click();
  await expect.element(page.getByText(/这一次没有存上/)).toBeVisible();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("种植技术");
  expect(phone.written).toEqual([]);
  await button("交表").click();
  await kept(() => expect(phone.written).toHaveLength(1));
});

test("handed in once more it begins with what was handed in; 签到 begins anew", async () => {
  const mine = received(
    "form-answered",
    { form: "form-1", blob, answers: { what: "电脑" } },
    { by: testMember },
  );
  const phone = phoneWith(wishes, [published(), mine]);
  open("/forms/form-1", phone);
  await expect.element(page.getByText("电脑")).toBeVisible();
  await button("改了重新交").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("电脑");
  const again = phoneWith(wishes, [published({ again: true }), mine]);
  goTo("/forms");
  open("/forms/form-1", again);
  await button("再填一次").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("");
});

test("handed in on two phones: the last counts, the other is there to be read, and put right they are one", async () => {
  const phone = phoneWith(wishes);
  const answered = (words: string, device: string, minutes: number): SeenEntry => {
    const body = { form: "form-1", blob, answers: { what: words }, base: null };
    const at = Date.now() - minutes * 60_000;
    return { ...received("form-answered", body, { by: testMember, at }), id: `${device}.1`, device, n: 1 };
  };
  const older = answered("旧手机上写的", "old-phone", 30);
  const newer = answered("新手机上写的", "new-phone", 10);
  phone.receive(older, newer);
  open("/forms/form-1", phone);
  await expect.element(page.getByText("新手机上写的")).toBeVisible();
  await expect.element(page.getByText("另一部手机上也交过，两份都留着")).toBeVisible();
  await page.getByText(/^看.*的那一份$/).click();
  await expect.element(page.getByText("旧手机上写的")).toBeVisible();
  await expectAccessible();
  await button("改了重新交").click();
  await page.getByLabelText("想学什么（必填）").fill("两样都想学");
  await button("交表").click();
  await expect.element(page.getByText("谢谢，下个月就安排。")).toBeVisible();
  expect(phone.written[0]?.body).toMatchObject({ base: newer.id, joined: [older.id] });
  expect(page.getByText("另一部手机上也交过，两份都留着").elements()).toEqual([]);
});

test("what the other phone handed in while one was writing takes nothing away, and both stay", async () => {
  const phone = phoneWith(wishes);
  open("/forms/form-1", phone);
  await page.getByLabelText("想学什么（必填）").fill("写到一半");
  await kept(() => expect(JSON.stringify(draftOf(phone))).toContain("写到一半"));
  const body = { form: "form-1", blob, answers: { what: "那部手机上写的" }, base: null };
  phone.receive(received("form-answered", body, { by: testMember, at: Date.now() }));
  await expect.element(page.getByText("那部手机上写的")).toBeVisible();
  await button("接着填上次没交的").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("写到一半");
  await button("交表").click();
  await expect.element(page.getByText("另一部手机上也交过，两份都留着")).toBeVisible();
  await expect.element(page.getByText("写到一半")).toBeVisible();
  expect(phone.written[0]?.body).toMatchObject({ base: null });
});

test("a form that is over says so, and asks nothing", async () => {
  const phone = phoneWith(wishes, [published(), received("form-closed", { form: "form-1" })]);
  open("/forms/form-1", phone);
  await expect.element(page.getByText("这张表已经结束")).toBeVisible();
  await expect.element(button("交表")).not.toBeInTheDocument();
  await expectAccessible();
});

test("one that has not come yet, and one that nobody can read", async () => {
  const absent = memoryPhone({ entries: [...county(), published()] });
  open("/forms/form-1", absent);
  await expect.element(page.getByText("这张表还没有下载")).toBeVisible();
  absent.keep(blob, JSON.stringify({ songxueForm: 1, ...wishes }));
  await button("再试一次").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toBeVisible();
  const bad = memoryPhone({ entries: [...county(), published()] });
  bad.keep(blob, '{"songxueForm":1,"title":"x","fields":[{"kind":"dance"}]}');
  goTo("/forms");
  open("/forms/form-1", bad);
  await expect.element(page.getByText(/这张表打不开/)).toBeVisible();
});

function helper(): MemoryPhone {
  const pairing = received("pairing-made", {
    pairing: "pairing-1",
    helper: testMember,
    helperName: "何小满",
    elder: "elder00000000000",
    elderName: "孙桂香",
    until: "2099-01-01",
    consent: "paper",
  });
  return phoneWith(wishes, [published(), pairing]);
}

test("kiosk: the elder answers on the helper's phone, and nothing of it is to be found there", async () => {
  const phone = helper();
  open("/forms/form-1/for", phone);
  await expect.element(page.getByRole("radio", { name: "孙桂香" })).toBeChecked();
  await expectAccessible();
  await button("下一步").click();
  await expect.element(title()).toHaveTextContent("请把手机交给孙桂香");
  await expect.element(page.getByRole("navigation")).not.toBeInTheDocument();
  expect(document.documentElement.hasAttribute("data-elder")).toBe(true);
  await button("我是孙桂香，开始填").click();
  await page.getByLabelText("想学什么（必填）").fill("听戏");
  await button("下一题").click();
  await page.getByRole("radio", { name: "否" }).click();
  await button("填完了").click();
  await button("交表").click();
  await expect.element(title()).toHaveTextContent("谢谢，请把手机还给何小满");
  expect(phone.written.map(({ of, body }) => ({ of, body }))).toEqual([
    {
      of: "elder00000000000",
      body: { form: "form-1", blob, answers: { what: "听戏", visit: false }, taken: "kiosk" },
    },
  ]);
  expect(phone.draftStore.size).toBe(0);
  await button("我是何小满，手机拿回来了").click();
  expect(document.documentElement.hasAttribute("data-elder")).toBe(false);
  await expect.element(page.getByText("替孙桂香交了《学习需求》")).toBeVisible();
  await expect.element(page.getByText("听戏")).not.toBeInTheDocument();
  history.back();
  await expect.element(title()).toHaveTextContent("替别人填：学习需求");
  goTo("/forms/form-1/kiosk/elder00000000000");
  await button("我是孙桂香，开始填").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("");
});

test("kiosk: who does not want to go on leaves nothing behind", async () => {
  const phone = helper();
  open("/forms/form-1/kiosk/elder00000000000", phone);
  await button("我是孙桂香，开始填").click();
  await page.getByLabelText("想学什么（必填）").fill("听戏");
  await button("不填了").click();
  await button("不填了，都不要").click();
  await button("我是孙桂香，开始填").click();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("");
  expect([phone.written.length, phone.draftStore.size]).toEqual([0, 0]);
});

test("from paper: a draft of its own, and the entry says for whom and how", async () => {
  const phone = helper();
  open("/forms/form-1/for", phone);
  await page.getByRole("radio", { name: "写在纸上，我照着填" }).click();
  await button("下一步").click();
  await page.getByLabelText("想学什么（必填）").fill("听戏");
  await kept(() => expect([...phone.draftStore.keys()]).toEqual(["form-for:form-1:elder00000000000"]));
  await userEvent.keyboard("{Tab}");
  await button("交表").click();
  await expect.element(page.getByText("替孙桂香交了《学习需求》")).toBeVisible();
  expect(phone.written[0]).toMatchObject({ of: "elder00000000000", body: { taken: "paper" } });
  expect(phone.draftStore.size).toBe(0);
  await expectAccessible();
});

test("a draft of a form that is over can go, with its files", async () => {
  const phone = phoneWith(wishes, [published(), received("form-closed", { form: "form-1" })]);
  const photo = await phone.blobs.put(new Uint8Array([1]), "image/jpeg", "draft");
  phone.draftStore.set("form:form-1", {
    id: "form:form-1",
    content: { answers: { what: "电脑" }, files: [photo] },
  });
  open("/forms/form-1", phone);
  await button("删去没交的这份").click();
  await expect.element(page.getByText("没交的那份删去了。")).toBeVisible();
  expect(phone.draftStore.size).toBe(0);
  expect(await phone.blobs.get(photo)).toBeUndefined();
});

test("more words than one entry takes: it is said, and they stay", async () => {
  const phone = phoneWith(wishes);
  open("/forms/form-1", phone);
  await page.getByLabelText("想学什么（必填）").fill("种植技术");
  await kept(() => expect(draftOf(phone)).toMatchObject({ answers: { what: "种植技术" } }));
  phone.failNext(new EntryTooLarge("too large"));
  await button("交表").click();
  await expect.element(page.getByText("字太多，一张表里放不下，还没有交")).toBeVisible();
  await expect.element(page.getByLabelText("想学什么（必填）")).toHaveValue("种植技术");
});

test("kiosk: where the phone's owner is among those who ask, he is not said to see nothing", async () => {
  const phone = helper();
  phone.become({ roles: [{ role: "secretary", unit: "yunling" }] });
  open("/forms/form-1/kiosk/elder00000000000", phone);
  await expect.element(page.getByText(/何小满那里看得到您填的/)).toBeVisible();
  phone.become({ roles: [] });
  await expect.element(page.getByText(/何小满看不到。/)).toBeVisible();
});
