import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import { foldEssays, versionText } from "../../../domain/fold/essays.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const BASE = "今天读了一遍。大家都说好。明天再读。";
const HERE = "今天读了两遍。大家都说好。明天再读。";
const THERE = "今天读了三遍。大家都说好。后天再读。";
const sound = (name: string) => ({ sound: name, size: 10, seconds: 3, type: "audio/webm" });

/** A version that a phone of the same member wrote. */
function version(device: string, n: number, body: object): SeenEntry {
  const at = Date.parse("2026-03-01T20:00:00+08:00") + n * 60_000;
  const by = testMember;
  const content = { essay: "essay-1", title: "体会", ...body };
  return {
    id: `${device}.${n}`,
    device,
    n,
    by,
    of: by,
    kind: "essay-saved",
    at,
    received: at,
    body: content,
  };
}
const first = version("first-phone", 1, { text: BASE });
const there = version("first-phone", 2, { text: THERE, base: first.id, sounds: [sound("there")] });
const here = version("other-phone", 9, { text: HERE, base: first.id, sounds: [sound("here")] });

let phone: MemoryPhone;
const text = () => page.getByRole("textbox", { name: "正文" });
const look = () => page.getByRole("button", { name: "看不同，合成一篇" });

function open(...entries: SeenEntry[]): void {
  phone = memoryPhone({ entries: [...county(), ...entries] });
  goTo("/essays/essay-1");
  show(<App />, phone);
}
beforeEach(() => goTo("/"));

test("written on two phones: the member chooses place by place, and neither phone asks again", async () => {
  open(first, there, here);
  await expect.element(text()).toHaveValue(HERE);
  await look().click();
  await expect.element(page.getByText("有 2 处不一样。每一处要哪样，由您选。")).toBeVisible();
  await expect.element(page.getByText("那一份里的1 段录音也放进来，排在后面。")).toBeVisible();

  // Nothing is chosen beforehand, and what is not chosen is not passed over.
  await page.getByRole("button", { name: "按选好的合成一篇" }).click();
  await expect.element(page.getByText(/还有 2 处没选/)).toBeVisible();
  expect(phone.draftStore.size).toBe(0);
  await expectAccessible();

  const places = page.getByRole("group", { name: /第 \d 处，共 2 处/ });
  await places.nth(0).getByRole("radio", { name: "这一份 两" }).click();
  await places.nth(1).getByRole("radio", { name: "那一份 后" }).click();
  await page.getByRole("button", { name: "按选好的合成一篇" }).click();
  await expect.element(text()).toHaveValue("今天读了两遍。大家都说好。后天再读。");
  await expect.element(page.getByText("这一篇在别处也写过")).not.toBeInTheDocument();
  // On the phone, before anything else: who is killed now finds it.
  expect(phone.draftStore.get("essay:essay-1")?.content).toMatchObject({
    text: "今天读了两遍。大家都说好。后天再读。",
    base: here.id,
    joined: [there.id],
  });

  await page.getByRole("link", { name: "返回" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  const [joined] = phone.written;
  expect(joined?.body).toMatchObject({
    base: here.id,
    joined: [there.id],
    sounds: [{ sound: "here" }, { sound: "there" }],
  });

  // The other phone, which had gone on from its own text: it shows the joined one and has nothing to ask.
  open(first, there, { ...joined!, received: joined!.at, device: "other-phone", id: "other-phone.20" }, here);
  await expect.element(text()).toHaveValue("今天读了两遍。大家都说好。后天再读。");
  await expect.element(page.getByText("这一篇在别处也写过")).not.toBeInTheDocument();
});

test("joined and handed in at once: it is one text, and no phone asks again", async () => {
  open(first, there, here);
  await look().click();
  await page.getByRole("button", { name: "全用那一份" }).click();
  await expect.element(text()).toHaveValue(THERE);
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() =>
    expect(phone.written.map(({ kind }) => kind)).toEqual(["essay-saved", "essay-handed-in"]),
  );
  expect(foldEssays(phone.entries()).list[0]!.heads).toEqual([phone.written[0]!.id]);
});

test("handed in on one phone while another was writing on: the other one asks before it takes its place", async () => {
  open(first);
  await userEvent.fill(text(), THERE);
  await page.getByRole("button", { name: "交给支部" }).click();
  await vi.waitFor(() => expect(phone.written.at(-1)?.kind).toBe("essay-handed-in"));
  const handedIn = phone.written.map((entry) => ({ ...entry, received: entry.at }));

  goTo("/");
  phone = memoryPhone({ entries: [...county(), first, ...handedIn] });
  const content = { title: "体会", text: HERE, base: first.id };
  await phone.drafts.save({ id: "essay:essay-1", content });
  goTo("/essays/essay-1");
  show(<App />, phone);
  await expect.element(text()).toHaveValue(HERE);
  await look().click();
  await expect.element(page.getByText("有 2 处不一样。每一处要哪样，由您选。")).toBeVisible();
});

test("the joined text arrives while the essay is open: where nothing was typed it stands there, else it is asked about", async () => {
  const after = version("other-phone", 10, { text: `${THERE}合好了。`, base: here.id, joined: [there.id] });
  open(first, there);
  await expect.element(text()).toHaveValue(THERE);
  phone.receive(here, after);
  await expect.element(text()).toHaveValue(`${THERE}合好了。`);
  expect(phone.written).toEqual([]);

  open(first, there);
  await userEvent.fill(text(), `${THERE}这边又写了。`);
  phone.receive(here, after);
  await expect.element(look()).toBeVisible();
  await expect.element(text()).toHaveValue(`${THERE}这边又写了。`);
});

test("one behind the other, three texts one after another, and each of them is kept as a version", async () => {
  const third = version("third-phone", 3, { text: "第三份。", title: "别的题目" });
  open(first, there, here, third);
  await expect.element(page.getByText(/合好这一份，还有 1 份/)).toBeVisible();
  await look().click();
  await page.getByRole("button", { name: "两份接在一起，我自己来改" }).click();
  await expect.element(text()).toHaveValue(`${HERE}\n\n${THERE}`);
  await expect.element(look()).toBeVisible();
  await look().click();
  await page.getByRole("button", { name: "全用那一份" }).click();
  await expect.element(text()).toHaveValue("第三份。");
  await page.getByRole("link", { name: "返回" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  const essay = foldEssays(phone.entries()).list.find(({ id }) => id === "essay-1")!;
  expect(essay.heads).toEqual([phone.written[0]!.id]);
  for (const { id, body } of [first, there, here, third]) {
    expect(versionText(essay, id)).toBe((body as { text: string }).text);
  }
});

test("typed on while choosing: it is compared anew, and nothing that was typed is lost", async () => {
  open(first, there, here);
  await look().click();
  await userEvent.fill(text(), `${HERE}又写一句。`);
  await page.getByRole("button", { name: "全用那一份" }).click();
  await expect.element(page.getByText("这一份刚才又改了，已经重新对过，请再选一次。")).toBeVisible();
  await expect.element(text()).toHaveValue(`${HERE}又写一句。`);
  await page.getByRole("button", { name: "全用这一份" }).click();
  await expect.element(page.getByText("这一篇在别处也写过")).not.toBeInTheDocument();
  await expect.element(text()).toHaveValue(`${HERE}又写一句。`);
});

test("a full phone: what was joined stays on the screen, and the other text is still there", async () => {
  open(first, there, here);
  await look().click();
  phone.failNext(new StorageFull("full"));
  await page.getByRole("button", { name: "全用那一份" }).click();
  await expect.element(page.getByText(/手机的存储空间满了/).first()).toBeVisible();
  await expect.element(text()).toHaveValue(THERE);
  await page.getByRole("button", { name: "再存一次" }).click();
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  expect(phone.draftStore.get("essay:essay-1")?.content).toMatchObject({ text: THERE, joined: [there.id] });
});

test("at 320 px nothing is cut off", async () => {
  await page.viewport(320, 640);
  try {
    open(first, there, here);
    await look().click();
    await expect.element(page.getByText("把两份对着看")).toBeVisible();
    await page.getByText("把两份对着看").click();
    await expect.element(page.getByRole("heading", { name: "那一份" })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  } finally {
    await page.viewport(414, 896);
  }
});
