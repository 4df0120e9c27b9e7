import { beforeEach, describe, expect, test } from "vitest";
import { type Locator, page } from "vitest/browser";
import { App } from "../../app.tsx";
import type { MeetingClosed } from "../../../domain/entries/meetings.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { goTo } from "../../routing/place.ts";
import { county, countyWithoutMeetingToday, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace } from "../../texts/readings.ts";

beforeEach(() => {
  forgetReadings();
  goTo("/");
});

function open(entries: SeenEntry[], state: Parameters<typeof memoryPhone>[0] = {}): MemoryPhone {
  const phone = memoryPhone({ entries, ...state });
  show(<App />, phone);
  return phone;
}
const card = () => page.getByRole("region", { name: "十分钟" });
const words = (of: Locator) => expect.poll(() => of.query()?.textContent);
const published = (text: string, title: string, characters: number, more: object = {}) =>
  received("text-published", {
    text,
    unit: "yunling",
    title,
    blob: text.padEnd(64, "0"),
    size: 4_000,
    characters,
    required: false,
    order: 9,
    ...more,
  });
/** A reading of text-1 as the members of the unit hear it. */
const recordedAt = (unit: string, voice: string, by: string): SeenEntry[] => {
  const recording = received(
    "reading-recorded",
    {
      reading: `reading-of-${by}`,
      text: "text-1",
      blob: "text-1".padEnd(64, "0"),
      voice,
      type: "audio/mp4",
      parts: [{ block: 0, sound: "a".repeat(64), size: 1, seconds: 1 }],
    },
    { by },
  );
  return [recording, received("reading-approved", { entry: recording.id, unit })];
};

describe("下班十分钟", () => {
  test("what was begun comes first, with its paragraph and what is left of it", async () => {
    keepPlace("text-2", { block: 11, offset: 0, at: 1, blocks: 40, left: 2_300, isFinished: false });
    open(countyWithoutMeetingToday());
    await words(card()).toContain("《会前想好三句话》读到第 12 段，还有约 9 分钟");
    await expect
      .element(card().getByRole("link", { name: "接着读" }))
      .toHaveAttribute("href", "#/texts/text-2");
  });

  test("else one of the right length, the required before the others; a long one is for a part today", async () => {
    const phone = open([
      ...countyWithoutMeetingToday().filter(({ kind }) => kind !== "text-published"),
      published("long", "一本长的", 25_500, { required: true, order: 1 }),
      published("short", "一篇短的", 2_000, { order: 2 }),
    ]);
    await words(card()).toContain("《一本长的》约 100 分钟，今天读十分钟就好");
    phone.receive(published("right", "十分钟的", 2_550, { required: true, order: 3 }));
    await words(card()).toContain("《十分钟的》约 10 分钟");
    await words(card()).not.toContain("今天读十分钟就好");
    await expectAccessible();
  });

  test("a voice from home stands beside it; of several the one that was approved at home", async () => {
    const phone = open(countyWithoutMeetingToday());
    await expect.element(card().getByRole("link", { name: "开始读" })).toBeVisible();
    await expect.element(page.getByRole("link", { name: /^听/ })).not.toBeInTheDocument();
    phone.receive(...recordedAt("yunling", "王芳", "wang"), ...recordedAt("liuwan", "陈国平", "chen"));
    phone.receive(...recordedAt("yunling", "赵敏", "zhao"));
    await expect
      .element(card().getByRole("link", { name: "听陈国平读" }))
      .toHaveAttribute("href", "#/texts/text-1?listen=1");
    await expectAccessible();
  });
});

describe("the last meeting at home", () => {
  const section = () => page.getByRole("list").filter({ hasText: "冬季学习第一课" });
  const closed = (more: Partial<MeetingClosed>) =>
    received(
      "meeting-closed",
      { meeting: "meeting-before", minutes: 90, ...more },
      { at: Date.now() - 5_000 },
    );

  test("in five lines at most, what was decided among them, and the whole one tap away", async () => {
    const summary = `一起读了文件。大家谈了体会，谈得很好。${"又说了些家常话。".repeat(5)}会议决定下周六修路灯，刘海涛负责联系供电所的师傅，陈国平准备梯子。`;
    open([...county(), closed({ host: "陈建国", summary })]);
    await expect.element(page.getByRole("heading", { name: "家乡上次的会" })).toBeVisible();
    const lines = section().getByRole("listitem");
    await words(lines.nth(4)).toContain("会议决定下周六修路灯");
    expect(lines.elements().map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^\d+月\d+日 晚上7:30，集中学习$/),
      "《冬季学习第一课》",
      "陈建国主持",
      "一起读了文件。",
      "会议决定下周六修路灯，刘海涛负责联系供电所的师傅，陈国平准备梯子。",
    ]);
    await expect
      .element(page.getByRole("link", { name: "看全文" }))
      .toHaveAttribute("href", "#/meetings/meeting-before");
    await expectAccessible();
  });

  test("how many came is for those who keep the record; for others there is no number", async () => {
    open([...county(), closed({ host: "陈建国" })]);
    await words(section()).toContain("陈建国主持");
    await words(section()).not.toContain("到会");
    open([...county(), closed({ host: "陈建国" })], {
      state: { roles: [{ role: "secretary", unit: "liuwan" }] },
    });
    await words(section()).toContain("陈建国主持，到会 1 人");
  });

  test("is of the home branch and not of the host's; where none was held, nothing is said", async () => {
    const guest = county().map((entry) =>
      entry.kind === "member-added"
        ? { ...entry, body: { ...entry.body, homeBranch: "zhuping", hostBranch: "liuwan" } }
        : entry,
    );
    open([...guest, closed({})]);
    await expect.element(page.getByRole("link", { name: /长辈版（也叫关怀版、大字版）/ })).toBeVisible();
    await expect.element(page.getByRole("heading", { name: /上次的会/ })).not.toBeInTheDocument();
  });
});

test("长辈版 is found on 首页 under all its names, and one tap more makes it so", async () => {
  open(countyWithoutMeetingToday());
  await page.getByRole("link", { name: /长辈版（也叫关怀版、大字版）/ }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "长辈版" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "换成长辈版" }).click();
  expect(document.documentElement.hasAttribute("data-elder")).toBe(true);
  await page.getByRole("button", { name: "换回普通版" }).click();
  expect(document.documentElement.hasAttribute("data-elder")).toBe(false);
});

test("a 送学人 is told who asks him to come, until he has answered", async () => {
  const pairing = received("pairing-made", {
    pairing: "p",
    helper: testMember,
    helperName: "何小满",
    elder: "zhao",
    elderName: "赵大娘",
    elderPhone: "138 0000 0005",
    until: "2999-01-01",
    consent: "paper",
  });
  const phone = open([...county(), pairing, received("visit-asked", { words: "眼镜坏了" }, { by: "zhao" })]);
  phone.receive(received("visit-asked", {}, { by: "stranger" }));
  await page.getByRole("link", { name: /赵大娘请您去一趟.*眼镜坏了/ }).click();
  await expect
    .element(page.getByRole("link", { name: "给赵大娘打电话" }))
    .toHaveAttribute("href", "tel:13800000005");
  await expectAccessible();
  await page.getByLabelText("回话：谁去，什么时候去").fill("我明早过来。");
  await page.getByRole("button", { name: "回话" }).click();
  await expect.element(page.getByText("我明早过来。")).toBeVisible();
  expect(phone.written.at(-1)).toMatchObject({ kind: "visit-answered", body: { words: "我明早过来。" } });
  goTo("/");
  await expect.element(page.getByRole("link", { name: /长辈版（也叫关怀版、大字版）/ })).toBeVisible();
  await expect.element(page.getByRole("list", { name: "请您去一趟" })).not.toBeInTheDocument();
});
