import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { StorageFull } from "../../../sync/phone.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

let phone: MemoryPhone;
const text = () => page.getByRole("textbox", { name: "正文" });

beforeEach(() => {
  phone = memoryPhone({ entries: county() });
  goTo("/essays/essay-1");
  show(<App />, phone);
});

test("a draft is said to be on the phone only when it is, and leaving makes it a version", async () => {
  await userEvent.type(text(), "今天读了两遍。");
  await expect.element(page.getByText(/草稿已存在本机 \d\d:\d\d/)).toBeVisible();
  expect(phone.draftStore.get("essay:essay-1")?.content["text"]).toBe("今天读了两遍。");
  await expect.element(page.getByText("7 字")).toBeVisible();

  await page.getByRole("link", { name: "返回" }).click();
  await vi.waitFor(() => expect(phone.written.map(({ kind }) => kind)).toEqual(["essay-saved"]));
  expect(phone.draftStore.has("essay:essay-1")).toBe(false);

  // Back again: the text is there, and looking at it writes nothing.
  goTo("/essays/essay-1");
  await expect.element(text()).toHaveValue("今天读了两遍。");
  goTo("/essays");
  await expect.element(page.getByRole("button", { name: "写一篇新的" })).toBeVisible();
  expect(phone.written).toHaveLength(1);
});

test("the page is hidden: what was typed is saved at once", async () => {
  await userEvent.fill(text(), "锁屏之前");
  dispatchEvent(new PageTransitionEvent("pagehide"));
  await vi.waitFor(() => expect(phone.draftStore.get("essay:essay-1")?.content["text"]).toBe("锁屏之前"));
});

test("handed in, with until when it can be taken back by the server's receipt; taken back, it is to be written on", async () => {
  await userEvent.fill(text(), "写好了。");
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByText(/已存好，有网络就交上去/)).toBeVisible();
  const [handedIn] = phone.written;
  expect(handedIn).toMatchObject({
    kind: "essay-handed-in",
    by: testMember,
    body: { essay: "essay-1", title: "学习体会", text: "写好了。" },
  });
  await expectAccessible();

  await page.getByRole("button", { name: "收回" }).click();
  await expect.element(text()).toHaveValue("写好了。");
  expect(phone.written.at(-1)).toMatchObject({ kind: "essay-taken-back", body: { entry: handedIn?.id } });
});

test("nothing written is not handed in", async () => {
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByText("还没有写字，写几句再交。")).toBeVisible();
  expect(phone.written).toHaveLength(0);
});

test("full storage: the words stay on the screen and can be copied; handing in says so too", async () => {
  phone.failNext(new StorageFull("full"));
  await userEvent.fill(text(), "一个字也不能丢");
  await expect.element(page.getByRole("alert").getByText(/手机的存储空间满了/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "复制我写的" })).toBeVisible();
  await expect.element(text()).toHaveValue("一个字也不能丢");
  await expectAccessible();

  await page.getByRole("button", { name: "再存一次" }).click();
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  phone.failNext(new StorageFull("full"));
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByRole("alert").getByText(/没有存上/)).toBeVisible();
  await expect.element(text()).toHaveValue("一个字也不能丢");
});

test("what the branch said is on the page", async () => {
  await userEvent.fill(text(), "写好了。");
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  const handedIn = phone.written[0]!;
  phone.receive({
    id: "s.1",
    device: "s",
    n: 1,
    by: "secretary",
    of: "secretary",
    kind: "essay-answered",
    at: handedIn.at + 1_000,
    body: { entry: handedIn.id, words: "写得实在，再说说后来呢？", verdict: "more" },
    received: handedIn.at + 2_000,
  });
  await expect.element(page.getByText("写得实在，再说说后来呢？")).toBeVisible();
  await expect.element(text()).toHaveValue("写好了。");
});

test("what stands in a study text word for word is offered as a quotation before handing in, once, and to nobody else", async () => {
  const copied = "会前想好三句话：一句说看见的，一句说想到的，一句说明天要做的";
  const blocks = [{ t: "p", text: `${copied}。` }];
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ studyText: 1, title: "会前想好三句话", blocks }));
  await userEvent.fill(text(), `读了这一篇。${copied}。我照着做了。`);
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByRole("heading", { name: "有 1 段和学习材料一字不差" })).toHaveFocus();
  expect(phone.written).toHaveLength(0);
  await expectAccessible();

  await page.getByRole("button", { name: /^标成引文/ }).click();
  const quoted = `读了这一篇。“${copied}。”（《会前想好三句话》）我照着做了。`;
  await expect.element(text()).toHaveValue(quoted);
  await expect.element(page.getByRole("heading", { name: /一字不差/ })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() => expect(phone.written.map(({ kind }) => kind)).toEqual(["essay-handed-in"]));
  expect(phone.written[0]).toMatchObject({ body: { text: quoted } });
});

test("what is typed while the study texts are looked through is handed in, too", async () => {
  const blocks = [{ t: "p", text: "会前想好三句话：一句说看见的，一句说想到的。" }];
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ studyText: 1, title: "会前想好三句话", blocks }));
  const readEach = phone.blobs.readEach.bind(phone.blobs);
  let looks = false;
  let goOn: () => void = () => undefined;
  const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
  phone.blobs.readEach = async (...args) => {
    looks = true;
    await mayGoOn;
    return readEach(...args);
  };
  await userEvent.fill(text(), "读了这一篇，我想了很久，也跟邻居说起过。");
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.poll(() => looks).toBe(true);
  await userEvent.type(text(), "还有一句。");
  goOn();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({
    kind: "essay-handed-in",
    body: { text: "读了这一篇，我想了很久，也跟邻居说起过。还有一句。" },
  });
});

test("who has seen the offer hands in as it is with the next tap, also after changing another word", async () => {
  const copied = "会前想好三句话：一句说看见的，一句说想到的，一句说明天要做的";
  const blocks = [{ t: "p", text: copied }];
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ studyText: 1, title: "会前想好三句话", blocks }));
  await userEvent.fill(text(), copied);
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByRole("button", { name: "就这样交给支部" })).toBeVisible();
  await userEvent.fill(text(), `${copied}。好。`);
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() => expect(phone.written.map(({ kind }) => kind)).toEqual(["essay-handed-in"]));
});

test("the list says what is written where, how much, and which answer has not been read", async () => {
  await userEvent.fill(text(), "写好了。");
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  goTo("/essays");
  const list = page.getByRole("list", { name: "我写的" });
  await expect.element(list).toHaveTextContent("学习体会已交给支部 · 4 字 · 今天");
  const handedIn = phone.written[0]!;
  const body = { entry: handedIn.id, words: "写得实在。" };
  phone.receive(received("essay-answered", body, { by: "secretary", of: "secretary", at: Date.now() }));
  await expect.element(list).toHaveTextContent("学习体会支部回话了，您还没看 · 支部读过了 · 4 字 · 今天");
  await expectAccessible();
  await page.getByRole("link", { name: /支部回话了/ }).click();
  await expect.element(page.getByText("写得实在。")).toBeVisible();
  goTo("/essays");
  await expect.element(list).toHaveTextContent("学习体会支部读过了 · 4 字 · 今天");
});

test("who has only answered a question finds it in the list", async () => {
  await page.getByRole("button", { name: "一句一句问我" }).click();
  await userEvent.fill(page.getByRole("textbox").first(), "一句");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  goTo("/essays");
  await page.getByRole("link", { name: /草稿，只在这部手机上 · 答了 1 问/ }).click();
  await expect.element(page.getByRole("button", { name: "接着答那几问（答了 1 问）" })).toBeVisible();
});
