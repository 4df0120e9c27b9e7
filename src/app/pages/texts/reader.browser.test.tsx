import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, studyText } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace, keepSeen, readings } from "../../texts/readings.ts";
import { dayOf } from "../../../domain/day.ts";
import { pointAtTop } from "./place-in-text.ts";

let phone: MemoryPhone;
const content = studyText(200);
const words = () => document.querySelector<HTMLElement>(".words")!;
const allThere = () => vi.waitFor(() => expect(words().children).toHaveLength(200));

beforeEach(() => {
  // The reader of the test before keeps its last look when it goes.
  show(null, memoryPhone());
  forgetReadings();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(content));
});

function open(): void {
  goTo("/texts/text-1");
  show(<App />, phone);
}

test("a long text opens at the line where it was left, first that screen, then the rest", async () => {
  keepPlace("text-1", { block: 122, offset: 40, at: Date.now(), blocks: 200, isFinished: false });
  open();
  await vi.waitFor(() => expect(pointAtTop(words())?.block).toBe(122));
  await allThere();
  const point = pointAtTop(words());
  expect(point?.block).toBe(122);
  expect(Math.abs((point?.offset ?? 0) - 40)).toBeLessThan(30);
});

test("where one stops is kept by itself", async () => {
  open();
  await allThere();
  words().querySelector('[data-block="57"]')?.scrollIntoView({ block: "start" });
  await vi.waitFor(() => expect(readings.value.places["text-1"]?.block).toBeGreaterThanOrEqual(56));
  const before = readings.value.places["text-1"];
  goTo("/texts");
  await expect.element(page.getByText(/读到 \d+%/)).toBeVisible();
  expect(readings.value.places["text-1"]?.block).toBe(before?.block);
});

test("larger letters and another colour: the line stays, and they are there the next time", async () => {
  keepPlace("text-1", { block: 92, offset: 0, at: Date.now(), blocks: 200, isFinished: false });
  open();
  await allThere();
  await page.getByRole("button", { name: "字体" }).click();
  await page.getByRole("button", { name: "字大一点" }).click();
  await page.getByRole("button", { name: "字大一点" }).click();
  await page.getByRole("radio", { name: "护眼" }).click();
  expect(pointAtTop(words())?.block).toBe(92);
  expect(document.documentElement.dataset).toMatchObject({ size: "22", theme: "sepia" });
  expect(JSON.parse(localStorage.getItem("songxue display") ?? "{}")).toMatchObject({
    size: 22,
    theme: "sepia",
  });
  await expectAccessible();
});

test("the table of contents goes to a heading", async () => {
  open();
  await allThere();
  await page.getByRole("button", { name: "目录" }).click();
  await page.getByRole("button", { name: "第5节" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(pointAtTop(words())?.block).toBe(40);
});

test("at the end it offers the time it saw, and writes nothing by itself", async () => {
  const day = dayOf(Date.now());
  const reading = { activeMs: 25 * 60_000 };
  keepSeen({ text: "text-1", day, started: Date.now(), isBroken: false, reading, characters: 9_000 });
  open();
  await allThere();
  await expect.element(page.getByRole("button", { name: "记上 25 分钟" })).toBeInTheDocument();
  expect(phone.written).toEqual([]);
  await page.getByRole("button", { name: "记上 25 分钟" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
});

test("a text that is not on the phone says its size before it is fetched", async () => {
  goTo("/texts/text-2");
  show(<App />, phone);
  await expect.element(page.getByRole("button", { name: /存到手机再读（不到 0\.1 MB）/ })).toBeVisible();
});
