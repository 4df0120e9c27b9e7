import { render } from "preact";
import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { type Block, wordsOf } from "../../../protocol/block-words.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { drawBlock } from "../../texts/draw-block.tsx";
import { forgetReadings, readings } from "../../texts/readings.ts";
import { shelfOf } from "../../texts/shelf.ts";
import { ProofText } from "../staff/proof-text.tsx";
import "../staff/staff.css";
import { pointAtTop, scrollToPoint } from "./place-in-text.ts";

const picture = "9".repeat(64);
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const long = "没有网络也能学，有了网络支部就能收到。".repeat(60);
const blocks: Block[] = [
  { t: "h", level: 1, text: "一、各种内容" },
  { t: "p", text: "一段话，有一个注〔1〕。" },
  { t: "li", level: 1, mark: "1.", text: long },
  { t: "li", level: 2, mark: "•", text: "下面一条。" },
  {
    t: "table",
    head: true,
    rows: [
      ["序号", "姓名", "单位", "签到时间", "方式", "备注"],
      ...Array.from({ length: 40 }, (_, i) => [
        String(i + 1),
        "何小满",
        "柳湾支部",
        "三月十二日",
        "扫码",
        "",
      ]),
    ],
  },
  { t: "pic", picture, type: "image/png", width: 300, height: 200, alt: "会场", size: 70 },
  { t: "note", mark: "〔1〕", text: "见上一篇。" },
  ...Array.from({ length: 30 }, (): Block => ({ t: "p", text: long })),
];

let phone: MemoryPhone;
const words = () => document.querySelector<HTMLElement>(".words")!;
const element = (block: number) => words().querySelector<HTMLElement>(`[data-block="${block}"]`)!;

beforeEach(async () => {
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify({ studyText: 1, title: "各种内容", blocks }));
  goTo("/texts/text-1");
  show(<App />, phone);
  await vi.waitFor(() => expect(words().children).toHaveLength(blocks.length), 10_000);
});

test("every kind of block is on the page, each the child with its number", () => {
  expect([...words().children].map((child) => Number((child as HTMLElement).dataset["block"]))).toEqual(
    blocks.map((_, i) => i),
  );
  expect(element(2).textContent).toBe(`1.${long}`);
  expect(element(6).textContent).toBe("〔1〕见上一篇。");
});

test("a place in an item, in a table, at a picture is found again", () => {
  for (const [block, offset] of [
    [2, 700],
    [4, 400],
    [5, 0],
    [6, 0],
  ] as const) {
    expect(scrollToPoint(words(), { block, offset })).toBe(true);
    const found = pointAtTop(words())!;
    expect(found.block).toBe(block);
    expect(found.offset).toBeLessThanOrEqual(offset);
    expect(found.offset).toBeGreaterThan(offset - 45);
    const before = scrollY;
    scrollTo(0, 0);
    scrollToPoint(words(), found);
    expect(Math.abs(scrollY - before)).toBeLessThanOrEqual(1);
  }
});

test("a place in a table is a row of it, and its offset is in the table's words", () => {
  scrollToPoint(words(), { block: 4, offset: 400 });
  const { offset } = pointAtTop(words())!;
  expect(wordsOf(blocks[4]!).slice(offset)).toMatch(/^\d+\t何小满/);
});

test("a wide table goes sideways in its own box, the page never", async () => {
  const box = element(4).querySelector(".table-box")!;
  expect(box.scrollWidth).toBeGreaterThan(box.clientWidth);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expect.element(page.getByRole("region", { name: "表格，41 行 6 列" })).toBeInTheDocument();
  expect(element(4).textContent).toContain("左右滑动");
});

test("a table of a few columns wraps its cells and goes nowhere", () => {
  const box = document.createElement("div");
  words().append(box);
  const rows = [
    ["户", "几口人", "做了什么"],
    ["坡上第一家", "两口", "挖沟，挪床，把电话写在门后，雨停了再去看一次"],
  ];
  render(drawBlock({ t: "table", head: true, rows }, 99), box);
  const table = box.querySelector(".table-box")!;
  expect(table.scrollWidth).toBeLessThanOrEqual(table.clientWidth);
  box.remove();
});

test("a picture comes on a tap that says how much it is; no line moves when it does", async () => {
  const fetch = vi.spyOn(phone.blobs, "fetch").mockImplementation(([wanted]) => {
    expect(wanted).toEqual({ id: picture, size: 70, isMedia: true });
    vi.spyOn(phone.blobs, "get").mockResolvedValue(Uint8Array.from(atob(dot), (c) => c.charCodeAt(0)));
    return Promise.resolve();
  });
  const after = () => element(6).getBoundingClientRect().top + scrollY;
  const before = after();
  expect(fetch).not.toHaveBeenCalled();
  await page.getByRole("button", { name: "看图（不到 0.1 MB）会场" }).click();
  await expect.element(page.getByRole("img", { name: "会场" })).toBeVisible();
  expect(after()).toBe(before);
});

test("who removes a text from the phone removes its pictures with it", async () => {
  phone.keep(picture, "bytes");
  const text = {
    text: "text-1",
    blob: "text-1".padEnd(64, "0"),
    size: 1,
    pictures: [{ blob: picture, size: 70 }],
  };
  await shelfOf(phone).remove([text]);
  expect(await phone.blobs.has([picture, text.blob])).toEqual(new Set());
});

test("beside the proofreader's marks it is drawn the same, and no wider than the page", async () => {
  const text = { studyText: 1 as const, title: "各种内容", blocks: blocks.slice(0, 7) };
  const place = { block: 4, start: 22, end: 25, why: "odd-symbol" as const, words: "看看" };
  const report = { importReport: 1 as const, fileName: "a.docx", format: "docx" as const, removed: [] };
  const proof = <ProofText text={text} report={{ ...report, suspicions: [place] }} />;
  show(<main>{proof}</main>, phone);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  const mark = document.querySelector("mark")!;
  expect(mark.closest("td, th")).not.toBeNull();
  expect(wordsOf(blocks[4]!).slice(22, 25)).toBe(mark.firstChild?.textContent);
  await expectAccessible(document.querySelector(".proof")!);
});

test("reading time counts the words of every kind of block", async () => {
  scrollTo(0, document.body.scrollHeight);
  await vi.waitFor(() => expect(readings.value.places["text-1"]?.isFinished).toBe(true));
});

test("accessible", async () => {
  await expectAccessible();
});
