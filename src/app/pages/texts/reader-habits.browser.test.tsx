import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received, studyText } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace, readings } from "../../texts/readings.ts";

// 54 paragraphs of about 118 characters, one of 1,500, six headings.
const content = { ...studyText(60), source: "云岭县冬季学习材料" };
const characters = content.blocks.reduce((sum, block) => sum + ("text" in block ? block.text.length : 0), 0);
let phone: MemoryPhone;

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.receive(published("text-1", "下班十分钟", 1), published("text-3", "长文件怎么读", 3));
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(content));
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ ...content, title: "会前想好三句话" }));
});
afterEach(() => media("screen"));

function published(text: string, title: string, order: number) {
  const blob = text.padEnd(64, "0");
  const about = { text, unit: "yunling", title, blob, size: 4_000, characters, order };
  return received("text-published", { ...about, required: true });
}

async function open(text = "text-1"): Promise<void> {
  goTo(`/texts/${text}`);
  show(<App />, phone);
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(60), 10_000);
}

test("how long it takes before, how much is left while reading, in words; the list says the same", async () => {
  await open();
  const whole = Math.round(characters / 255);
  await expect.element(page.getByText(`${characters} 字，约 ${whole} 分钟`)).toBeVisible();
  await expect.element(page.getByText(`还剩约 ${whole} 分钟`)).toBeVisible();
  document.querySelector('[data-block="40"]')?.scrollIntoView({ block: "start" });
  await vi.waitFor(() => expect(readings.value.places["text-1"]?.block).toBeGreaterThanOrEqual(39));
  const left = Math.round((readings.value.places["text-1"]?.left ?? 0) / 255);
  expect(left).toBeLessThan(whole / 2);
  await expect.element(page.getByText(`还剩约 ${left} 分钟`)).toBeVisible();
  goTo("/texts");
  await expect.element(page.getByText(new RegExp(`读到 \\d+%，还剩约 ${left} 分钟`))).toBeVisible();
});

test("a place that was kept before characters were counted still says how far it is", async () => {
  keepPlace("text-1", { block: 30, offset: 0, at: 1, blocks: 60, isFinished: false });
  goTo("/texts");
  show(<App />, phone);
  const left = Math.round(characters / 2 / 255);
  await expect.element(page.getByText(`读到 50%，还剩约 ${left} 分钟`)).toBeVisible();
});

test("storage that takes its time: it says that it is opening, and then the text is there", async () => {
  const get = phone.blobs.get.bind(phone.blobs);
  let answer: () => void = () => undefined;
  vi.spyOn(phone.blobs, "get").mockImplementation(
    (id) => new Promise((resolve) => (answer = () => void get(id).then(resolve))),
  );
  goTo("/texts/text-1");
  show(<App />, phone);
  await expect.element(page.getByText("正在打开…")).toBeVisible();
  answer();
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(60), 10_000);
});

test("at the end: the one before and the one after it in the course", async () => {
  await open("text-2");
  await expect.element(page.getByRole("link", { name: "下一篇：长文件怎么读" })).toBeInTheDocument();
  await page.getByRole("link", { name: "上一篇：下班十分钟" }).click();
  await expect.element(page.getByRole("heading", { level: 1 })).toHaveTextContent("下班十分钟");
  await expect.element(page.getByRole("link", { name: /^下一篇/ })).toBeInTheDocument();
  expect(page.getByRole("link", { name: /^上一篇/ }).elements()).toHaveLength(0);
});

test("one that was withdrawn while it was open can be finished; nothing is said to come after it", async () => {
  await open();
  phone.receive(received("text-withdrawn", { text: "text-1", unit: "yunling" }));
  await vi.waitFor(() => expect(page.getByRole("link", { name: /^下一篇/ }).elements()).toHaveLength(0));
  await expect.element(page.getByText("这一篇到这里就完了。")).toBeInTheDocument();
});

test("who comes to one that was withdrawn is told so, and why, in place of its words", async () => {
  phone.receive(received("text-withdrawn", { text: "text-1", unit: "yunling", why: "第三段要改" }));
  goTo("/texts/text-1");
  show(<App />, phone);
  await expect.element(page.getByText("这一篇已经撤下了")).toBeVisible();
  await expect.element(page.getByText("原因：第三段要改")).toBeVisible();
  await expectAccessible();
  expect(page.getByText("这一篇到这里就完了。").elements()).toHaveLength(0);
});

test("with the keys alone: PageDown and Space go a screen on and pass over no line, Home and End go to the ends", async () => {
  await open();
  for (const key of ["{PageDown}", " "]) {
    scrollTo(0, 600);
    await userEvent.keyboard(key);
    await vi.waitFor(() => expect(scrollY).toBeGreaterThan(600 + innerHeight / 2));
    await standing();
    const bar = document.querySelector(".reading-bar")!.getBoundingClientRect();
    expect(scrollY - 600, key).toBeLessThanOrEqual(bar.top);
  }
  await userEvent.keyboard("{End}");
  const end = () => document.documentElement.scrollHeight - innerHeight;
  await vi.waitFor(() => expect(scrollY).toBeGreaterThan(end() - 5), 5_000);
  await standing();
  await userEvent.keyboard("{Home}");
  await vi.waitFor(() => expect(scrollY).toBe(0), 5_000);
});

/** Until the browser's own movement is over. */
async function standing(): Promise<void> {
  await vi.waitFor(async () => {
    const before = scrollY;
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    expect(scrollY).toBe(before);
  }, 5_000);
}

test("on paper: title and source, serif, black on white in every theme, no bars and no buttons", async () => {
  keepPlace("text-1", { block: 30, offset: 0, at: 1, blocks: 60, isFinished: false });
  changeDisplay({ theme: "dark" });
  await open();
  await media("print");
  const main = document.querySelector<HTMLElement>("main.reading")!;
  const style = getComputedStyle(main);
  expect(style.fontFamily).toMatch(/serif$/);
  expect(style.color).toBe("rgb(0, 0, 0)");
  expect(getComputedStyle(document.body).backgroundColor).toBe("rgb(255, 255, 255)");
  const shown = [...document.querySelectorAll<HTMLElement>("button, a, nav, .reading-bar")].filter(
    (element) => element.checkVisibility(),
  );
  expect(shown.map(({ outerHTML }) => outerHTML.slice(0, 80))).toEqual([]);
  expect(main.innerText).toContain(content.title);
  expect(main.innerText).toContain(content.source);
  expect(main.innerText).not.toMatch(/字，约|还剩约/);
  expect(getComputedStyle(document.querySelector(".words p")!).textIndent).toBe(`${2 * 16}px`);
});

async function media(name: "print" | "screen"): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: unknown): Promise<unknown> };
  await session.send("Emulation.setEmulatedMedia", { media: name === "print" ? "print" : "" });
  await vi.waitFor(() => expect(matchMedia("print").matches).toBe(name === "print"));
}
