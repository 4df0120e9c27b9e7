import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, studyText } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../testing/memory-phone.ts";
import { show } from "../testing/show.tsx";
import { forgetReadings, readings } from "../texts/readings.ts";
import { forgetHabits } from "./habits.ts";
import { readAloud } from "./testing/sounds.ts";

// This browser has no voice of its own, as CI's has none: what is heard here are recordings.
let phone: MemoryPhone;
const content = studyText(60);

beforeEach(() => {
  show(null, memoryPhone());
  forgetReadings();
  forgetHabits();
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(content));
});

async function open(address = "/texts/text-1"): Promise<void> {
  goTo(address);
  show(<App />, phone);
  await vi.waitFor(() => expect(document.querySelectorAll(".words > *")).toHaveLength(60), 10_000);
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const lit = () => document.querySelector<HTMLElement>(".words [aria-current]")?.dataset["block"];

test("a recording is heard paragraph by paragraph, and the page goes along", async () => {
  await readAloud(phone, { blocks: [0, 1, 2, 3, 4, 5, 6], dialect: "长沙话", seconds: 0.5 });
  await open();
  await button("听").click();
  await expect.element(page.getByText("陈国平朗读 · 长沙话 · 第 1 段，共 7 段 · 1 倍")).toBeVisible();
  await expect.element(button("暂停")).toBeVisible();
  await vi.waitFor(() => expect(lit()).toBe("3"), 10_000);
  const box = document.querySelector('[data-block="3"]')!.getBoundingClientRect();
  const bar = document.querySelector(".listen-bar")!.getBoundingClientRect();
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.bottom).toBeLessThanOrEqual(bar.top);
  await button("暂停").click();
  const place = readings.value.places["text-1"];
  expect(place?.block).toBeGreaterThanOrEqual(3);
});
