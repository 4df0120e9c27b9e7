import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone, testMember } from "../../testing/memory-phone.ts";
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

test("agenda, what to read and how to join are on the page; what is not on the phone yet is said", async () => {
  phone.receive(
    received("meeting-changed", {
      meeting: soon,
      agenda: "读条例\n议水渠",
      texts: ["text-1", "text-nobody-has"],
      where: "both",
      call: "七点二十五在群里发起语音",
    }),
  );
  await expect.element(page.getByText("议水渠")).toBeVisible();
  await expect.element(page.getByText("七点二十五在群里发起语音")).toBeVisible();
  await expect.element(page.getByText("还没有传到这台手机，联网后会来。")).toBeVisible();
  await expect.element(page.getByRole("link", { name: /下班十分钟.*还没存到手机/ })).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: /下班十分钟/ }).click();
  await expect.poll(() => location.hash).toBe("#/texts/text-1");
});

test("whom it is not planned for is told so, is welcome, and is not called on 首页", async () => {
  const others = { groups: ["第一党小组"], ownOnly: false };
  phone.receive(
    received("meeting-changed", { meeting: soon, expected: others }),
    received("meeting-changed", { meeting: "meeting-today", expected: others }),
  );
  await expect.element(page.getByText("这次会请第一党小组参加；您不在内，想来也欢迎。")).toBeVisible();
  await expect.element(page.getByRole("link", { name: "签到" })).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "来不了？" })).not.toBeInTheDocument();
  await expectAccessible();
  goTo("/");
  await expect
    .element(
      page
        .getByRole("heading", { name: "支部上次的会" })
        .or(page.getByRole("heading", { name: "家乡上次的会" })),
    )
    .toBeVisible();
  await expect.element(page.getByRole("region", { name: "今天的会" })).not.toBeInTheDocument();

  phone.receive(received("member-corrected", { member: testMember, group: "第一党小组" }));
  await expect.element(page.getByRole("region", { name: "今天的会" })).toBeVisible();
  goTo(`/meetings/${soon}`);
  await expect.element(page.getByRole("heading", { name: "来不了？" })).toBeVisible();
  await expect.element(page.getByText(/您不在内/)).not.toBeInTheDocument();
});

test("of several the later ones go into the calendar at once, as events of their own", async () => {
  const starts = Date.now() + 5 * 86_400_000;
  for (const [n, meeting] of ["series-1", "series-2", "series-3"].entries())
    phone.receive(
      received("meeting-planned", {
        meeting,
        branch: "liuwan",
        kind: "group-meeting",
        title: "小组会",
        starts: starts + n * 7 * 86_400_000,
        minutes: 60,
        series: "series",
      }),
    );
  goTo("/meetings/series-2");
  await page.getByRole("button", { name: "连以后的 1 次一起存进日历" }).click();
  const file = await lastFile();
  expect(file.match(/UID:.*/g)).toEqual(["UID:series-2@songxue", "UID:series-3@songxue"]);
});

test("what came out of it is there for all; who said what, for who was there; a correction says when and why", async () => {
  const minutes = {
    meeting: soon,
    minutes: 70,
    host: "孙书敏",
    recorder: "周立新",
    summary: "议了修渠。",
    details: "老周：先修下游。",
    decisions: "先修下游三户\n秋后再修上游",
    votes: [{ matter: "先修下游", for: 9, against: 0, abstained: 1 }],
  };
  phone.receive(received("meeting-closed", { ...minutes, summary: "议了渠。" }, { at: Date.now() - 60_000 }));
  phone.receive(received("meeting-closed", { ...minutes, why: "漏了两个字" }, { at: Date.now() }));
  await expect.element(page.getByText("议了修渠。", { exact: true })).toBeVisible();
  await expect.element(page.getByText(/秋后再修上游/)).toBeVisible();
  await expect.element(page.getByText("先修下游：赞成 9，反对 0，弃权 1")).toBeVisible();
  await expect.element(page.getByText("孙书敏主持，周立新记录")).toBeVisible();
  await expect.element(page.getByText(/更正：漏了两个字/)).toBeVisible();
  await expect.element(page.getByText("老周：先修下游。")).not.toBeInTheDocument();
  await expectAccessible();
  await page.viewport(320, 740);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await page.viewport(360, 740);

  const mark = { meeting: soon, member: testMember, state: "present", seen: "face" } as const;
  phone.receive(received("attendance-marked", mark));
  await expect.element(page.getByText("老周：先修下游。")).toBeVisible();
  await expectAccessible();
});

test("the reason for not coming is there again, and goes with the tap", async () => {
  await page.getByLabelText(/说一句原因/).fill("去县里看病");
  await expect
    .poll(() => [...phone.draftStore.values()].map(({ content }) => content))
    .toEqual([{ words: "去县里看病" }]);
  goTo("/record");
  await expect.element(page.getByLabelText(/说一句原因/)).not.toBeInTheDocument();
  goTo(`/meetings/${soon}`);
  await expect.element(page.getByLabelText(/说一句原因/)).toHaveValue("去县里看病");
  await page.getByRole("button", { name: "请假" }).click();
  await expect.poll(() => phone.written.at(-1)?.body).toEqual({ meeting: soon, why: "去县里看病" });
  await expect.poll(() => phone.draftStore.size).toBe(0);
});
