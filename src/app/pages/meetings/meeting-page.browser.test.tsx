import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const soon = "meeting-soon";
let phone: MemoryPhone;
let files: { name: string; text: Promise<string>; type: string }[];

beforeEach(() => {
  files = [];
  const blobs: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return "blob:of-this-test";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.at(-1)!;
    files.push({ name: this.download, text: blob.text(), type: blob.type });
  });
  const starts = Date.now() + 2 * 86_400_000;
  phone = memoryPhone({
    entries: [
      ...county(),
      received("meeting-planned", {
        meeting: soon,
        branch: "liuwan",
        kind: "discussion",
        title: "一起议一议",
        place: "祠堂",
        starts,
        minutes: 60,
      }),
    ],
  });
  goTo(`/meetings/${soon}`);
  show(<App />, phone);
});
afterEach(() => vi.restoreAllMocks());

const lastFile = () => files.at(-1)!.text;

test("存进手机日历: a file made on the phone, and made again with a higher number when the meeting has changed", async () => {
  await page.getByRole("button", { name: "存进手机日历" }).click();
  expect(files[0]).toMatchObject({ type: "text/calendar;charset=utf-8" });
  expect(files[0]!.name).toMatch(/^送学-会议-\d{4}-\d\d-\d\d\.ics$/);
  expect(await lastFile()).toContain("SUMMARY:一起议一议\r\n");
  expect(await lastFile()).toContain("SEQUENCE:0\r\n");
  await expect.element(page.getByText(/已交给手机/)).toBeVisible();
  await expectAccessible();

  phone.receive(received("meeting-changed", { meeting: soon, place: "村小学" }));
  await expect.element(page.getByText("村小学")).toBeVisible();
  await page.getByRole("button", { name: "存进手机日历" }).click();
  expect(await lastFile()).toContain("LOCATION:村小学\r\n");
  expect(await lastFile()).toContain("SEQUENCE:1\r\n");
});

test("a cancelled meeting is cancelled in the calendar, too", async () => {
  phone.receive(received("meeting-cancelled", { meeting: soon, why: "下大雪" }));
  await page.getByRole("button", { name: "把“已取消”存进手机日历" }).click();
  expect(await lastFile()).toContain("STATUS:CANCELLED\r\n");
  expect(await lastFile()).toContain("SEQUENCE:1\r\n");
  await expectAccessible();
});

test("what is over goes into no calendar", async () => {
  goTo("/meetings/meeting-before");
  await expect.element(page.getByText("多长")).toBeVisible();
  await expect.element(page.getByRole("button", { name: /日历/ })).not.toBeInTheDocument();
});
