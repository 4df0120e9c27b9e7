import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const words = { title: "渠水", text: "那天夜里我们一起把渠挖通了。\n谁也没有喊累。" };
const mine = { by: testMember };
const hourAgo = () => Date.now() - 3_600_000;

/** He has handed in an essay an hour ago; nobody can take it back any more. */
function handedIn(more: object = {}) {
  return received("essay-handed-in", { essay: "essay-1", ...words, ...more }, { ...mine, at: hourAgo() });
}

function open(path: string, ...entries: ReturnType<typeof received>[]): MemoryPhone {
  const phone = memoryPhone({ entries: [...county(), ...entries] });
  goTo(path, true);
  show(<App />, phone);
  return phone;
}

const offer = () => page.getByRole("heading", { name: "愿意给大家看看吗" });
const text = () => page.getByRole("textbox", { name: "正文" });

beforeEach(() => localStorage.removeItem("songxue not shown"));

async function expectFits(): Promise<void> {
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    await page.viewport(320, 640);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  }
  changeDisplay({ elder: false });
  await page.viewport(414, 896);
}

test("the offer has an equal no, which holds: nobody asks again, until he does himself", async () => {
  const essay = handedIn();
  const phone = open("/essays/essay-1", essay);
  await expect.element(offer()).toBeVisible();
  await expectAccessible();
  await expectFits();
  await page.getByRole("button", { name: "不用" }).click();
  await expect.element(offer()).not.toBeInTheDocument();
  show(<App />, phone);
  const later = page.getByRole("button", { name: "以后想给大家看，点这里" });
  await expect.element(later).toBeVisible();
  await expectAccessible();
  expect(phone.written).toEqual([]);
  await later.click();
  await expect.element(offer()).toBeVisible();
});

test("nobody is asked while the essay can still be taken back", async () => {
  const essay = received(
    "essay-handed-in",
    { essay: "essay-1", ...words },
    { ...mine, at: Date.now() - 60_000 },
  );
  const phone = open("/essays/essay-1", essay);
  await expect.element(page.getByRole("button", { name: "收回" })).toBeVisible();
  await import("../../essays/sharing/share-section.tsx");
  await expect.element(offer()).not.toBeInTheDocument();
  // Once somebody has read it, it can be taken back no more.
  const answer = { entry: essay.id, words: "写得实在。" };
  phone.receive(received("essay-answered", answer, { by: "secretary", at: Date.now() }));
  await expect.element(offer()).toBeVisible();
});

test("he shortens the very words, signs or does not, and what is typed outlives the page", async () => {
  const essay = handedIn();
  const phone = open("/essays/essay-1", essay);
  await page.getByRole("button", { name: "看看怎么给" }).click();
  await expect.element(text()).toHaveValue(words.text);
  await expect.element(page.getByRole("radio", { name: "不署名" })).toBeChecked();
  await expect.element(page.getByRole("radio", { name: "只给本支部" })).toBeChecked();
  await expectAccessible();
  await expectFits();
  await userEvent.fill(text(), "谁也没有喊累。");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();

  show(<App />, phone);
  await expect.element(text()).toHaveValue("谁也没有喊累。");
  await page.getByRole("radio", { name: "署名", exact: true }).click();
  await expect.element(page.getByRole("textbox", { name: "署什么名" })).toHaveValue("何小满");
  await userEvent.fill(page.getByRole("textbox", { name: "署什么名" }), "老何");
  await page.getByRole("radio", { name: /推荐到上面/ }).click();
  await page.getByRole("button", { name: "同意给大家看" }).click();
  await expect.element(page.getByText("还没有放出来，放不放由支部定。")).toBeVisible();
  expect(phone.written).toMatchObject([
    {
      kind: "sharing-allowed",
      body: { entry: essay.id, title: "渠水", text: "谁也没有喊累。", name: "老何", upward: true },
    },
  ]);
  expect(phone.draftStore.size).toBe(0);
  await expectAccessible();
});

test("without a name none is in the entry; of a spoken essay only what is in writing is offered", async () => {
  const sounds = [{ sound: "a".repeat(64), size: 1, seconds: 60, type: "audio/mp4" }];
  const essay = handedIn({ text: "", sounds });
  const phone = open("/essays/essay-1", essay);
  await page.getByRole("button", { name: "看看怎么给" }).click();
  await expect.element(page.getByText(/声音和字迹谁都认得出来/)).toBeVisible();
  await page.getByRole("button", { name: "同意给大家看" }).click();
  await expect.element(page.getByText("这里还没有字。")).toBeVisible();
  expect(phone.written).toEqual([]);
  await userEvent.fill(text(), "我说的大意。");
  await page.getByRole("button", { name: "同意给大家看" }).click();
  await expect.element(page.getByText(/^不署名，只给本支部。$/)).toBeVisible();
  const [consent] = phone.written;
  expect(Object.keys(consent!.body).sort()).toEqual(["entry", "share", "text", "title"]);
});

test("it says where it stands, and is withdrawn in one place", async () => {
  const essay = handedIn();
  const share = "share-of-his";
  const consent = received("sharing-allowed", { share, entry: essay.id, ...words, upward: true }, mine);
  const phone = open(
    "/me/shared",
    essay,
    consent,
    received("essay-shown", { share, ...words, unit: "liuwan" }),
    received("essay-proposed", { share, ...words, unit: "yunling", why: "实在" }),
  );
  await expect.element(page.getByText("现在放在柳湾村党支部的读书角里。")).toBeVisible();
  await expect.element(page.getByText("推荐给了云岭县。")).toBeVisible();
  await expectAccessible();
  await expectFits();
  await page.getByRole("button", { name: "收回，不再给大家看" }).click();
  await expectAccessible();
  await page.getByRole("dialog").getByRole("button", { name: "收回", exact: true }).click();
  await expect.element(page.getByRole("list", { name: "收回了的" }).getByText("渠水")).toBeVisible();
  await expect.element(page.getByText(/现在没有/)).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "sharing-withdrawn", body: { share } }]);
  expect(phone.written[0]?.body).not.toHaveProperty("unit");
  goTo("/essays/essay-1");
  await expect.element(offer()).toBeVisible();
});

test("members read in the corner what is shown to them, each once, without an id; withdrawn it is gone", async () => {
  const copy = { share: "share-of-one", ...words };
  const phone = open(
    "/texts",
    received("essay-shown", { ...copy, unit: "liuwan" }, { by: "secretary" }),
    received("essay-shown", { ...copy, unit: "yunling" }, { by: "office" }),
    received(
      "essay-shown",
      { share: "share-of-two", title: "", text: "短的", name: "老梅", unit: "liuwan" },
      { by: "secretary" },
    ),
  );
  await page.getByRole("link", { name: "大家写的体会" }).click();
  const rows = page.getByRole("list", { name: "大家写的" }).getByRole("listitem");
  await expect.element(page.getByRole("link", { name: /学习体会 老梅 · 柳湾村党支部/ })).toBeVisible();
  expect(rows.elements()).toHaveLength(2);
  await expectAccessible();
  await expectFits();
  await page.getByRole("link", { name: /^渠水/ }).click();
  await expect.element(page.getByRole("heading", { name: "渠水" })).toBeVisible();
  await expect.element(page.getByText("谁也没有喊累。")).toBeVisible();
  await expect.element(page.getByText(/没有署名 · .*柳湾村党支部/)).toBeVisible();
  expect(document.body.innerText).not.toMatch(/share-of|secretary|office/);
  await expectAccessible();
  await expectFits();
  phone.receive(received("sharing-withdrawn", { share: "share-of-one" }));
  await expect.element(page.getByText(/已经不在读书角了/)).toBeVisible();
});

test("nothing is shown yet: no link to it in 学习, and the page says how something comes", async () => {
  open("/texts");
  await expect.element(page.getByRole("heading", { level: 1, name: "学习" })).toBeVisible();
  await expect.element(page.getByRole("link", { name: "大家写的体会" })).not.toBeInTheDocument();
  goTo("/corner");
  await expect.element(page.getByText(/现在还没有/)).toBeVisible();
  await expectAccessible();
});

test("handed in again: what was allowed of the earlier time is said on the essay, also while it is written at, and is withdrawn there", async () => {
  const first = handedIn();
  const again = received(
    "essay-handed-in",
    { essay: "essay-1", title: "渠水", text: "改过的一份。" },
    { ...mine, at: hourAgo() + 1000 },
  );
  const share = { entry: first.id, share: "share-1", ...words, upward: false };
  const phone = open("/essays/essay-1", first, received("sharing-allowed", share, mine), again);
  const standing = page.getByRole("heading", { name: "以前交的那一次，您同意给大家看" });
  await expect.element(standing).toBeVisible();
  await expect.element(offer()).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "再改一改，重新交" }).click();
  await expect.element(page.getByRole("button", { name: "交给支部" })).toBeVisible();
  await page.getByRole("button", { name: "收回，不再给大家看" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "收回", exact: true }).click();
  await expect.element(page.getByRole("heading", { name: /您同意给大家看/ })).not.toBeInTheDocument();
  expect(phone.written).toMatchObject([{ kind: "sharing-withdrawn", body: { share: "share-1" } }]);
});
