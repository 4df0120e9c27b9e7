import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import type { StudyText } from "../../../protocol/study-text.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace, readings } from "../../texts/readings.ts";
import { pointAtTop } from "../texts/place-in-text.ts";

let phone: MemoryPhone;
const filler = (i: number) => ({
  t: "p" as const,
  text: `第${i}段。${"没有网络也能学，有了网络支部就能收到。".repeat(6)}`,
});
const first: StudyText = {
  studyText: 1,
  title: "下班十分钟",
  blocks: [
    ...Array.from({ length: 30 }, (_, i) => filler(i)),
    { t: "p", text: "他站起来。“水渠修到哪儿，ＡＢＣ三组就跟到哪儿！”大家都点头，会就散了。" },
    { t: "li", level: 1, mark: "1.", text: "看水渠，走一遍。" },
    {
      t: "table",
      head: true,
      rows: [
        ["组", "管什么"],
        ["甲组", "上游的水渠"],
      ],
    },
    ...Array.from({ length: 30 }, (_, i) => filler(100 + i)),
  ],
};
const second: StudyText = { studyText: 1, title: "会前想好三句话", blocks: [{ t: "p", text: "先问水渠。" }] };
const here = (text: string) => text.padEnd(64, "0");
const words = () => document.querySelector<HTMLElement>(".words")!;
const allThere = () => vi.waitFor(() => expect(words().children).toHaveLength(63), 10_000);
const field = () => page.getByRole("searchbox");
const marked = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep(here("text-1"), JSON.stringify(first));
  phone.keep(here("text-2"), JSON.stringify(second));
});

function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}

test("from 学习 to every place in its sentence, from there to the place itself, and back to what was found", async () => {
  open("/texts");
  await userEvent.fill(field(), "水渠");
  await page.getByRole("button", { name: "查找" }).click();
  await expect.element(page.getByText("2 篇里有 4 处")).toBeVisible();
  const sentence = page.getByRole("link", { name: "“水渠修到哪儿，ＡＢＣ三组就跟到哪儿！”" });
  await expect.element(sentence).toBeVisible();
  expect(sentence.element().querySelector("mark")?.textContent).toBe("水渠");
  await expectAccessible();
  await sentence.click();
  await allThere();
  await vi.waitFor(() => expect(marked("found-here")).toEqual(["水渠"]));
  expect(marked("found")).toEqual(["水渠", "水渠", "水渠"]);
  await expect.element(page.getByText("第 1 处，共 3 处")).toBeVisible();
  expectInSight();
  await expectAccessible();
  await page.getByRole("button", { name: "关上" }).click();
  await page.getByRole("link", { name: "返回" }).click();
  await expect.element(page.getByText("2 篇里有 4 处")).toBeVisible();
  await expect.element(field()).toHaveValue("水渠");
});

test("full-width or not, capital or not; and what is not there is said so", async () => {
  open("/search");
  await userEvent.fill(field(), "abc");
  await expect.element(page.getByText("1 篇里有 1 处")).toBeVisible();
  expect(document.querySelector("mark")?.textContent).toBe("ＡＢＣ");
  await userEvent.fill(field(), "水闸");
  await expect.element(page.getByText(/没有找到/)).toBeVisible();
  await userEvent.fill(field(), "  ");
  await expect.element(page.getByText(/没有找到/)).not.toBeInTheDocument();
});

test("texts that are not on the phone are not searched, and that is said", async () => {
  phone.receive(
    received("text-published", {
      text: "text-3",
      unit: "yunling",
      title: "远处的",
      blob: here("text-3"),
      size: 9,
      characters: 9,
      required: false,
      order: 3,
    }),
  );
  open("/search?q=水渠");
  await expect.element(page.getByText(/还有 1 篇没存到手机上，没有找/)).toBeVisible();
});

test("a text is read once: the second search asks for nothing more; a new version is read", async () => {
  const read = vi.spyOn(phone.blobs, "readEach");
  open("/search?q=水渠");
  await expect.element(page.getByText("2 篇里有 4 处")).toBeVisible();
  expect(read.mock.calls.map(([ids]) => ids.length)).toEqual([2]);
  await userEvent.fill(field(), "点头");
  await expect.element(page.getByText("1 篇里有 1 处")).toBeVisible();
  expect(read).toHaveBeenCalledTimes(1);
  const blob = "n".repeat(64);
  phone.keep(blob, JSON.stringify({ ...second, blocks: [{ t: "p", text: "先点头，再说话。" }] }));
  phone.receive(
    received(
      "text-published",
      {
        text: "text-2",
        unit: "yunling",
        title: "会前想好三句话",
        blob,
        size: 9,
        characters: 9,
        required: false,
        order: 2,
      },
      { at: Date.now() },
    ),
  );
  await expect.element(page.getByText("2 篇里有 2 处")).toBeVisible();
  expect(read.mock.calls.map(([ids]) => ids.length)).toEqual([2, 1]);
});

test("in a text: next and previous, round, also in a list and in a table; back to where one was", async () => {
  keepPlace("text-1", { block: 3, offset: 0, at: Date.now(), blocks: 63, isFinished: false });
  open("/texts/text-1");
  await allThere();
  await page.getByRole("button", { name: "查找" }).click();
  await userEvent.fill(field(), "水渠");
  const holder = () =>
    [...(CSS.highlights.get("found-here") ?? [])].map(
      (range) => range.startContainer?.parentElement?.tagName,
    );
  for (const [n, tag] of [
    [1, "P"],
    [2, "P"],
    [3, "TD"],
    [1, "P"],
  ] as const) {
    await expect.element(page.getByText(`第 ${n} 处，共 3 处`)).toBeVisible();
    await vi.waitFor(() => expect(holder()).toEqual([tag]));
    expect(marked("found-here")).toEqual(["水渠"]);
    expectInSight();
    await page.getByRole("button", { name: "下一处" }).click();
  }
  await page.getByRole("button", { name: "上一处" }).click();
  await expect.element(page.getByText("第 1 处，共 3 处")).toBeVisible();
  // Looking something up is no reading: the place to go on from is the old one.
  expect(readings.value.places["text-1"]?.block).toBe(3);
  await page.getByRole("button", { name: "回到原处" }).click();
  expect(pointAtTop(words())?.block).toBe(3);
  await vi.waitFor(() =>
    expect([...CSS.highlights.keys()].filter((name) => name.startsWith("found"))).toEqual([]),
  );
});

test("with the keyboard: Enter goes on, Escape closes and the marks are gone", async () => {
  open("/texts/text-1");
  await allThere();
  await page.getByRole("button", { name: "查找" }).click();
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard("水渠");
  await expect.element(page.getByText("第 1 处，共 3 处")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("第 2 处，共 3 处")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(field()).not.toBeInTheDocument();
  await vi.waitFor(() =>
    expect([...CSS.highlights.keys()].filter((name) => name.startsWith("found"))).toEqual([]),
  );
});

test("a browser that cannot paint marks selects the place", async () => {
  vi.stubGlobal("Highlight", undefined);
  try {
    open("/texts/text-1?find=水渠&at=31.1");
    await allThere();
    await vi.waitFor(() => expect(getSelection()?.toString()).toBe("水渠"));
    await expect.element(page.getByText("第 2 处，共 3 处")).toBeVisible();
    await page.getByRole("button", { name: "下一处" }).click();
    await vi.waitFor(() => expect(getSelection()?.anchorNode?.textContent).toBe("上游的水渠"));
  } finally {
    vi.unstubAllGlobals();
  }
});

function expectInSight(): void {
  const [range] = CSS.highlights.get("found-here")!;
  const { top, bottom, left, right } = (range as Range).getBoundingClientRect();
  const bar = document.querySelector(".find-bar")!.getBoundingClientRect().bottom;
  expect(top).toBeGreaterThanOrEqual(bar);
  expect(bottom).toBeLessThanOrEqual(innerHeight);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(innerWidth);
}
