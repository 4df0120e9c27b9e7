import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { NoteSaved } from "../../domain/entries/notes.ts";
import { passageOf } from "../../domain/notes/passage.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { StorageFull } from "../../sync/phone.ts";
import { App } from "../app.tsx";
import { pointAtTop } from "../pages/texts/place-in-text.ts";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, received, studyText } from "../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { forgetReadings, keepPlace, readings } from "../texts/readings.ts";

const content = studyText(60);
const words = content.blocks.map(wordsOf);
const blob = "text-1".padEnd(64, "0");
let phone: MemoryPhone;

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep(blob, JSON.stringify(content));
});
afterEach(() => getSelection()?.removeAllRanges());

async function open(query = "", blocks = 60): Promise<void> {
  goTo(`/texts/text-1${query}`);
  show(<App />, phone);
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(blocks), 10_000);
  await notesAreThere();
}
/** They come when the text is drawn. */
const notesAreThere = () => vi.waitFor(() => expect(CSS.highlights.has("note-line")).toBe(true), 10_000);
const block = (n: number) => document.querySelector<HTMLElement>(`[data-block="${n}"]`)!;
const bar = () => page.getByRole("group", { name: "选中的字" });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const saved = () =>
  phone.written.filter(({ kind }) => kind === "note-saved").map(({ body }) => body as NoteSaved);
const painted = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);
const place = (n: number, start: number, end: number, endBlock = n) => ({
  text: "text-1",
  title: "下班十分钟",
  blob,
  ...passageOf(words, { block: n, start, endBlock, end }),
});
function has(note: string, own: string, at: NoteSaved["place"]): void {
  phone.receive(received("note-saved", { note, words: own, place: at }, { by: testMember }));
}

test("a paragraph that the mouse selected is marked: in the text a line, in the journal its words and what is around", async () => {
  await open();
  await userEvent.tripleClick(block(3));
  await expect.element(bar()).toBeVisible();
  await button("画线").click();
  await vi.waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]).toMatchObject({ words: "", place: place(3, 0, words[3]!.length) });
  await vi.waitFor(() => expect(painted("note-line")).toEqual([words[3]]));
  await expect.element(page.getByText("画好了线。")).toBeVisible();
  expect(getSelection()?.isCollapsed).toBe(true);
  await button("去掉").click();
  await vi.waitFor(() => expect(painted("note-line")).toEqual([]));
  expect(phone.written.at(-1)?.kind).toBe("note-removed");
});

test("the keyboard makes the selection longer, over the end of a paragraph; the note is to all of it", async () => {
  await open();
  await userEvent.dblClick(block(3), { position: { x: 60, y: 16 } });
  await expect.element(bar()).toBeVisible();
  const first = getSelection()!.toString();
  expect(words[3]).toContain(first.trim());
  for (let i = 0; i < 8; i++) await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
  await button("写笔记").click();
  const field = page.getByRole("textbox", { name: "我的笔记" });
  await userEvent.fill(field, "回去跟大家说");
  await button("存好").click();
  await vi.waitFor(() => expect(saved()).toHaveLength(1));
  const [{ place: at, words: own }] = saved() as [NoteSaved];
  expect(own).toBe("回去跟大家说");
  expect(at?.block).toBe(3);
  expect(at?.endBlock).toBeGreaterThan(3);
  expect(passageOf(words, { ...at!, endBlock: at!.endBlock! })).toEqual({
    block: at?.block,
    start: at?.start,
    end: at?.end,
    endBlock: at?.endBlock,
    quote: at?.quote,
    before: at?.before,
    after: at?.after,
  });
  await vi.waitFor(() => expect(painted("note-words").join("\n")).toBe(at?.quote));
});

test("what stands outside of the text is not selected", async () => {
  await open();
  const range = document.createRange();
  range.selectNodeContents(document.body);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  await expect.element(bar()).toBeVisible();
  await button("画线").click();
  await vi.waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.place?.quote).toBe(words.join("\n"));
  const heard = new Promise((resolve) =>
    document.addEventListener("selectionchange", resolve, { once: true }),
  );
  getSelection()?.selectAllChildren(document.querySelector("h1")!);
  await heard;
  await expect.element(bar()).not.toBeInTheDocument();
});

test("in a list and a table only their words are meant, and they are found again by them", async () => {
  const blocks: StudyText["blocks"] = [
    { t: "li", level: 1, mark: "（一）", text: "先看渠，再看路。" },
    {
      t: "table",
      head: true,
      rows: [
        ["队", "工", "人"],
        ["河东", "十二", "五"],
      ],
    },
    { t: "p", text: "以上都贴在墙上。" },
  ];
  phone.keep(blob, JSON.stringify({ ...content, blocks }));
  await open("", 3);
  const range = document.createRange();
  range.setStartBefore(block(0));
  range.setEndAfter(document.querySelectorAll("td")[1]!);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  await button("画线").click();
  await vi.waitFor(() => expect(saved()).toHaveLength(1));
  const all = blocks.map(wordsOf);
  const end = all[1]!.indexOf("十二") + 2;
  expect(saved()[0]?.place).toMatchObject(passageOf(all, { block: 0, start: 0, endBlock: 1, end }));
  expect(saved()[0]?.place?.quote).toBe("先看渠，再看路。\n队\t工\t人\n河东\t十二");
  await vi.waitFor(() => expect(painted("note-line")[0]).toBe("先看渠，再看路。"));
  expect(painted("note-line")[1]).toMatch(/^队.*十二$/s);
});

test("more than an entry may quote: it says so, and nothing is written", async () => {
  const long = { ...content, blocks: [{ t: "p" as const, text: "学".repeat(10_001) }] };
  phone.keep(blob, JSON.stringify(long));
  await open("", 1);
  await userEvent.tripleClick(block(0));
  await expect.element(bar().getByText(/选得太长了/)).toBeVisible();
  await button("不选了").click();
  await expect.element(bar()).not.toBeInTheDocument();
});

test("a tap on what is marked opens its note: read, change, remove, and back again", async () => {
  has("note-1", "这句好", place(3, 0, 30));
  await open();
  await vi.waitFor(() => expect(painted("note-words")).toEqual([words[3]!.slice(0, 30)]));
  await userEvent.click(block(3), { position: { x: 60, y: 16 } });
  const sheet = page.getByRole("dialog", { name: "笔记" });
  await expect.element(sheet.getByText("这句好")).toBeVisible();
  await expectAccessible();
  await button("改一改").click();
  await userEvent.fill(page.getByRole("textbox", { name: "我的笔记" }), "这句最好");
  await button("存好").click();
  await expect.element(sheet.getByText("这句最好")).toBeVisible();
  expect(saved()[0]).toMatchObject({ note: "note-1", words: "这句最好", place: place(3, 0, 30) });
  await button("删掉").click();
  await expect.element(sheet.getByText("笔记删掉了。")).toBeVisible();
  await vi.waitFor(() => expect(painted("note-words")).toEqual([]));
  await button("恢复").click();
  await expect.element(sheet.getByText("这句最好")).toBeVisible();
  expect(saved().at(-1)).toMatchObject({ note: "note-1", words: "这句最好", place: place(3, 0, 30) });
  await button("关上").click();
  await userEvent.click(block(5), { position: { x: 60, y: 16 } });
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("a note within a longer one is reached, too", async () => {
  has("long", "长的", place(3, 0, words[3]!.length));
  has("short", "短的", place(3, 0, 20));
  await open();
  await userEvent.click(block(3), { position: { x: 60, y: 16 } });
  await expect.element(page.getByRole("dialog").getByText("短的")).toBeVisible();
});

test("without selecting, with the keys alone: a sentence on the screen is picked", async () => {
  await open();
  const press = async (name: string): Promise<void> => {
    await expect.element(button(name)).toBeVisible();
    button(name).element().focus();
    await userEvent.keyboard("{Enter}");
  };
  await press("目录");
  await press("笔记，记一笔");
  await press("记一笔");
  const sheet = page.getByRole("dialog", { name: "记一笔：点一句" });
  await expect.element(sheet).toBeVisible();
  await expectAccessible();
  const sentence = sheet.getByRole("button", { name: /^第1段。$/ });
  sentence.element().focus();
  await userEvent.keyboard("{Enter}");
  await press("画线");
  await vi.waitFor(() => expect(saved()).toHaveLength(1));
  expect(saved()[0]?.place).toEqual(place(1, 0, 4));
  await expect.element(page.getByText("画好了线。")).toBeVisible();
  await expectAccessible();
  await expect.element(button("接着读")).toHaveFocus();
  await press("写笔记");
  await expect.element(page.getByRole("textbox", { name: "我的笔记" })).toHaveFocus();
  await userEvent.keyboard("记下了");
  await press("存好");
  await expect.element(button("改一改")).toHaveFocus();
  await press("删掉");
  await expect.element(button("恢复")).toHaveFocus();
  await press("关上");
  await expect.element(page.getByRole("main")).toHaveFocus();
});

test("closed while writing it is saved; killed while writing it is a draft that can be gone on with", async () => {
  await open();
  await userEvent.tripleClick(block(3));
  await button("写笔记").click();
  await userEvent.fill(page.getByRole("textbox", { name: "我的笔记" }), "写到一半");
  dispatchEvent(new PageTransitionEvent("pagehide"));
  await vi.waitFor(() => expect([...phone.draftStore.keys()]).toHaveLength(1));
  const [draft] = phone.draftStore.values();
  expect(draft?.content).toEqual({ words: "写到一半", place: place(3, 0, words[3]!.length) });
  await button("关上").click();
  await vi.waitFor(() => expect(saved()[0]?.words).toBe("写到一半"));
  expect(phone.draftStore.size).toBe(0);

  // Killed: nothing ran when it ended.
  phone.draftStore.set("note:killed", { ...draft!, id: "note:killed" });
  await open();
  await button("目录").click();
  await button("笔记，记一笔").click();
  await page.getByRole("button", { name: "写到一半 没写完，接着写" }).click();
  await expect.element(page.getByRole("textbox", { name: "我的笔记" })).toHaveValue("写到一半");
  await button("存好").click();
  await vi.waitFor(() => expect(saved().at(-1)).toMatchObject({ note: "killed", words: "写到一半" }));
  expect(saved().at(-1)?.place?.quote).toBe(words[3]);
});

test("on a full phone the words stay on the screen and can be copied", async () => {
  await open();
  await userEvent.tripleClick(block(3));
  await button("写笔记").click();
  phone.failNext(new StorageFull("full"));
  await userEvent.fill(page.getByRole("textbox", { name: "我的笔记" }), "一个字也不能丢");
  await expect.element(page.getByRole("alert").getByText(/手机的存储空间满了/)).toBeVisible();
  await expect.element(button("复制我写的")).toBeVisible();
});

test("in a new version the note stands at its words; one whose words are gone is listed with them, and stands nowhere", async () => {
  has("stays", "还在", place(3, 3, 20));
  has("gone", "没了", place(5, 0, words[5]!.length));
  has("all", "全篇都好", { ...place(0, 0, 0), after: "" });
  const again = "text-1-again".padEnd(64, "0");
  const blocks = [
    { t: "p" as const, text: "新加的一段。" },
    ...content.blocks.map((one, i) => (i === 5 ? { t: "p" as const, text: "这一段全换成了别的话。" } : one)),
  ];
  phone.keep(again, JSON.stringify({ ...content, blocks }));
  const about = {
    unit: "yunling",
    title: "下班十分钟",
    size: 4_000,
    characters: 1_200,
    required: true,
    order: 1,
  };
  phone.receive(received("text-published", { ...about, text: "text-1", blob: again }, { at: Date.now() }));
  await open("", 61);
  await vi.waitFor(() => expect(painted("note-words")).toEqual([words[3]!.slice(3, 20)]));
  const [range] = CSS.highlights.get("note-words") as unknown as Iterable<Range>;
  expect(range?.startContainer.parentElement?.dataset["block"]).toBe("4");
  await button("目录").click();
  await button("笔记，记一笔").click();
  const sheet = page.getByRole("dialog", { name: "这一篇的笔记" });
  await expect.element(sheet.getByText("新版里找不到这句话了")).toBeVisible();
  await expect.element(sheet.getByText("写给全篇")).toBeVisible();
  await expectAccessible();
  await sheet.getByRole("button", { name: /没了/ }).click();
  await expect.element(page.getByRole("dialog").getByText("新版里找不到这句话了。")).toBeVisible();
  await expect.element(page.getByRole("dialog").getByText(words[5]!)).toBeVisible();
});

test("whoever comes to see a note loses no place: back to where he read, or on from here", async () => {
  has("note-1", "这句好", place(41, 3, 20));
  keepPlace("text-1", { block: 12, offset: 0, at: Date.now(), blocks: 60, isFinished: false });
  await open("?note=note-1");
  const page41 = () => block(41).getBoundingClientRect();
  await vi.waitFor(() => expect(page41().top).toBeGreaterThan(0));
  expect(page41().top).toBeLessThan(innerHeight / 2);
  await expect.element(page.getByText("这里是您记了笔记的地方。")).toBeVisible();
  scrollBy({ top: 10, behavior: "instant" });
  // Whatever makes the watcher look where he reads.
  document.dispatchEvent(new Event("visibilitychange"));
  expect(readings.value.places["text-1"]?.block).toBe(12);
  await expectAccessible();
  await button("回到刚才读的地方").click();
  await vi.waitFor(() => expect(pointAtTop(document.querySelector<HTMLElement>(".words")!)?.block).toBe(12));
  await expect.element(page.getByText("这里是您记了笔记的地方。")).not.toBeInTheDocument();
});

test("a note that was opened from the list is seen in its place, and he comes back to where he read", async () => {
  has("note-1", "这句好", place(41, 3, 20));
  keepPlace("text-1", { block: 12, offset: 0, at: Date.now(), blocks: 60, isFinished: false });
  await open();
  await button("目录").click();
  await button("笔记，记一笔").click();
  await page.getByRole("button", { name: /这句好/ }).click();
  await expect.element(page.getByRole("dialog", { name: "笔记" })).toBeVisible();
  await button("关上").click();
  expect(block(41).getBoundingClientRect().top).toBeLessThan(innerHeight / 2);
  // Whatever makes the watcher look where he reads.
  document.dispatchEvent(new Event("visibilitychange"));
  expect(readings.value.places["text-1"]?.block).toBe(12);
  await button("回到刚才读的地方").click();
  expect(pointAtTop(document.querySelector<HTMLElement>(".words")!)?.block).toBe(12);
});

test("a browser that paints nothing over words shows lines under them", async () => {
  const { Highlight } = globalThis;
  try {
    delete (globalThis as { Highlight?: unknown }).Highlight;
    has("note-1", "", place(3, 0, words[3]!.length));
    goTo("/texts/text-1");
    show(<App />, phone);
    await vi.waitFor(
      () => expect(document.querySelectorAll(".note-lines span").length).toBeGreaterThan(1),
      10_000,
    );
    const line = document.querySelector(".note-lines span")!.getBoundingClientRect();
    const own = block(3).getBoundingClientRect();
    expect(line.top).toBeGreaterThan(own.top);
    expect(line.bottom).toBeLessThan(own.bottom + 4);
    expect(pointAtTop(document.querySelector<HTMLElement>(".words")!)).toEqual({ block: 0, offset: 0 });
  } finally {
    globalThis.Highlight = Highlight;
  }
});

test("the bar stands at the lower edge, its targets are large, also in 长辈版 and 320 px wide", async () => {
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    await page.viewport(320, 640);
    await open();
    await userEvent.tripleClick(block(1));
    await expect.element(bar()).toBeVisible();
    const box = bar().element().getBoundingClientRect();
    expect(Math.round(box.bottom)).toBe(innerHeight);
    expect(box.height).toBeLessThan(innerHeight / 4);
    for (const one of bar().getByRole("button").elements()) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(elder ? 60 : 44);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await expectAccessible();
    getSelection()?.removeAllRanges();
  }
  await page.viewport(360, 740);
});
