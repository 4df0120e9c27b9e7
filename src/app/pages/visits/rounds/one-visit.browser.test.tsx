import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cdp, page, userEvent, type Locator } from "vitest/browser";
import { App } from "../../../app.tsx";
import type { PairingMade } from "../../../../domain/entries/membership.ts";
import { goTo } from "../../../routing/place.ts";
import { speaking } from "../../../recording/testing/speaking.ts";
import { changeDisplay } from "../../../settings/display.ts";
import { county, countyWithoutMeetingToday, received, studyText } from "../../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../../testing/show.tsx";

const button = (name: string | RegExp) => page.getByRole("button", { name });
const link = (name: string | RegExp) => page.getByRole("link", { name });
const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const pairing = (elder: string, elderName: string, consent: PairingMade["consent"] = "paper") =>
  received("pairing-made", {
    pairing: `p-${elder}`,
    helper: testMember,
    helperName: "何小满",
    elder,
    elderName,
    until: "2999-01-01",
    consent,
  });

let phone: MemoryPhone;
let taps: number;

async function tap(what: Locator): Promise<void> {
  taps += 1;
  await what.click();
}
function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}
const narrow = () => expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
const kinds = () => phone.written.map(({ kind, of }) => `${kind} ${of}`);

beforeEach(async () => {
  await page.viewport(320, 700);
  taps = 0;
  phone = memoryPhone({
    entries: [...countyWithoutMeetingToday(), pairing("sun", "孙桂香"), pairing("qian", "钱守义")],
  });
  phone.become({ contact: { status: "offline", clockOffset: 0 } });
  phone.keep("text-1".padEnd(64, "0"), JSON.stringify(studyText(3)));
});
afterEach(() => {
  vi.restoreAllMocks();
  changeDisplay({ elder: false, theme: undefined });
});

test("the plain case: begun with two taps, read, said yes to, over with seven, without a network", async () => {
  open("/");
  await tap(link(/^送学/));
  await tap(button(/^孙桂香/));
  await expect.element(heading("送学：孙桂香")).toBeVisible();
  expect(taps).toBe(2);
  // A draft from that tap on.
  expect([...phone.draftStore.keys()].some((id) => id.startsWith("round:"))).toBe(true);
  await tap(link(/^下班十分钟/));
  await expect.element(heading("下班十分钟")).toBeVisible();
  await tap(button("学完这一篇了"));
  await tap(link("请孙桂香看一看、点个头"));
  await expect.element(page.getByText("读了《下班十分钟》")).toBeVisible();
  await tap(button("行，就这样记"));
  await expect.element(page.getByText("孙桂香在手机上点了头，同意这样记。")).toBeVisible();
  await tap(button("结束，存下"));
  await expect.element(heading("这次送学存好了")).toBeVisible();
  expect(taps).toBeLessThanOrEqual(8);

  expect(kinds()).toEqual(["visit-made sun", "study-logged sun"]);
  const [made, study] = phone.written;
  expect(made?.body).toMatchObject({
    pairing: "p-sun",
    outcome: "done",
    confirmed: { way: "tap" },
    done: [{ did: "read", text: "text-1", minutes: 1 }],
  });
  const { visit } = made!.body as { visit: string };
  expect(study?.body).toMatchObject({ how: "reader", text: "text-1", minutes: 1, visit });
  expect([...phone.draftStore.keys()].filter((id) => id.startsWith("round:"))).toEqual([]);
});

test("killed in the middle: 上次没写完的 stands on 首页, with all that was there", async () => {
  open("/rounds");
  await button(/^孙桂香/).click();
  await link(/^他说的/).click();
  await page.getByLabelText("孙桂香怎么说").fill("听得懂");
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  open("/");
  await link(/^上次没写完的：孙桂香/).click();
  await expect.element(page.getByText("说了几句")).toBeVisible();
  await link(/^他说的/).click();
  await expect.element(page.getByLabelText("孙桂香怎么说")).toHaveValue("听得懂");
});

test("two elders together: of what one says and wishes nothing is on the other's screen, nor in his entries", async () => {
  open("/rounds");
  await page.getByLabelText("孙桂香", { exact: true }).click();
  await page.getByLabelText("钱守义", { exact: true }).click();
  await button("两位在一起学，开始").click();
  await button("谈了学习").click();
  await link(/^他说的/)
    .first()
    .click();
  await page.getByLabelText("孙桂香怎么说").fill("儿子不来看我");
  await button("记一条诉求").click();
  await page.getByLabelText("诉求").fill("屋顶漏雨");
  // Nothing is chosen for him.
  expect(document.querySelectorAll("input[type=radio]:checked").length).toBe(0);
  await expectAccessible();
  narrow();
  await button("记好了").click();
  await expect.element(heading("送学：孙桂香、钱守义")).toBeVisible();
  const hers = /儿子不来看我|屋顶漏雨/;
  expect(document.body.textContent).not.toMatch(hers);

  await link("请钱守义看一看、点个头").click();
  await expect.element(heading("钱守义，您看这样记行不行")).toBeVisible();
  expect(document.body.textContent).not.toMatch(/孙桂香|儿子不来看我|屋顶漏雨/);
  await button("行，就这样记").click();
  await link(/^他说的/)
    .last()
    .click();
  await expect.element(heading("钱守义说的")).toBeVisible();
  expect(document.body.textContent).not.toMatch(/孙桂香|儿子不来看我|屋顶漏雨/);
  await button("记好了").click();

  // Where the wish goes is hers to say, and nothing is written before.
  await button("结束，存下").click();
  await expect.element(page.getByText(/孙桂香的诉求还没有定报给谁/)).toBeVisible();
  expect(phone.written).toEqual([]);
  await link(/^他说的/)
    .first()
    .click();
  await page.getByLabelText("先不报，只有他和您知道").click();
  await button("记好了").click();
  await link("请孙桂香看一看、点个头").click();
  await expect.element(heading("孙桂香，您看这样记行不行")).toBeVisible();
  await expect.element(page.getByText(/想请人办：屋顶漏雨（先不报）/)).toBeVisible();
  expect(document.body.textContent).not.toMatch(/钱守义/);
  await expectAccessible();
  narrow();
  await button("行，就这样记").click();
  await button("结束，存下").click();
  await expect.element(heading("这次送学存好了")).toBeVisible();
  expect(kinds()).toEqual([
    "visit-made sun",
    "study-logged sun",
    "wish-told sun",
    "visit-made qian",
    "study-logged qian",
  ]);
  expect(JSON.stringify(phone.written.filter(({ of }) => of === "qian"))).not.toMatch(hers);
});

test("what is changed after he has said yes asks him again", async () => {
  open("/rounds");
  await button(/^孙桂香/).click();
  await button("谈了学习").click();
  await link("请孙桂香看一看、点个头").click();
  await button("行，就这样记").click();
  await expect.element(page.getByText(/同意这样记/)).toBeVisible();
  await button("多 5 分钟").click();
  await expect.element(page.getByText("学了6分钟")).toBeVisible();
  await expect.element(page.getByText(/同意这样记/)).not.toBeInTheDocument();
  await expect.element(link("请孙桂香看一看、点个头")).toBeVisible();
});

test("今天不方便 is one tap: that one was there, no study and nothing missing", async () => {
  open("/rounds");
  await button(/^孙桂香/).click();
  await button("今天不方便").click();
  await expect.element(heading("送学")).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "visit-made", of: "sun", body: { outcome: "not-today", done: [] } },
  ]);
  await expect.element(page.getByText(/上次没写完的/)).not.toBeInTheDocument();
});

test("he says yes with his voice: it is heard with the visit, and nothing else of it lies about", async () => {
  speaking();
  open("/rounds");
  await button(/^孙桂香/).click();
  await link("请孙桂香看一看、点个头").click();
  await button("用说的、签名，或写在纸上").click();
  await expectAccessible();
  await button(/：录音$/).click();
  await expect.element(page.getByText("正在录，1 秒")).toBeVisible();
  await button("停，说完了").click();
  await button("说好了，就用这段录音").click();
  await expect.element(page.getByText("孙桂香说了一句，录了音，同意这样记。")).toBeVisible();
  await button("结束，存下").click();
  await expect.element(heading("这次送学存好了")).toBeVisible();
  const { confirmed } = phone.written[0]!.body as { confirmed: { way: string; proof: { blob: string } } };
  expect(confirmed.way).toBe("voice");
  const own = (await phone.blobs.held()).filter(({ isOwn }) => isOwn).map(({ id }) => id);
  expect(own).toEqual([confirmed.proof.blob]);
});

test("where it cannot be kept nothing is called kept, and all is still there", async () => {
  open("/rounds");
  await button(/^孙桂香/).click();
  await button("谈了学习").click();
  await expect.element(page.getByText(/草稿已存在本机/)).toBeVisible();
  phone.failNext(new Error("no room"));
  await button("结束，存下").click();
  await expect.element(page.getByRole("alert")).toBeVisible();
  await expect.element(heading("送学：孙桂香")).toBeVisible();
  expect(phone.written).toEqual([]);
});

test("大字稿: what was studied, what stands in his name, whom to call; of nobody else; on paper nothing under 20 points", async () => {
  open("/rounds");
  await page.getByLabelText("孙桂香", { exact: true }).click();
  await page.getByLabelText("钱守义", { exact: true }).click();
  await button("两位在一起学，开始").click();
  await button("谈了学习").click();
  await link(/^他说的/)
    .last()
    .click();
  await page.getByLabelText("钱守义怎么说").fill("眼睛看不清");
  await button("记好了").click();
  await button("结束，存下").click();
  await link("给钱守义的大字稿").click();
  await expect.element(page.getByText("您说：眼睛看不清")).toBeVisible();
  await page.getByLabelText("下次什么时候来（可以不写）").fill("下月初五上午");
  const slip = page.getByRole("article", { name: "留下的大字稿" });
  await expect.element(slip.getByText("下月初五上午")).toBeVisible();
  await expectAccessible();
  narrow();
  expect(document.body.textContent).not.toMatch(/孙桂香/);
  const session = cdp() as unknown as { send(method: string, how: object): Promise<unknown> };
  await session.send("Emulation.setEmulatedMedia", { media: "print" });
  try {
    await vi.waitFor(() => expect(matchMedia("print").matches).toBe(true));
    const smallest = Math.min(
      ...[...slip.element().querySelectorAll("*")].map((one) => parseFloat(getComputedStyle(one).fontSize)),
    );
    // CSS pixels: 96 to 72 points.
    expect(smallest * 0.75).toBeGreaterThanOrEqual(20);
    await expect.element(button("打印")).not.toBeInTheDocument();
  } finally {
    await session.send("Emulation.setEmulatedMedia", { media: "" });
  }
  // Later, too.
  open("/rounds");
  await link(/^给钱守义的/).click();
  await expect.element(page.getByText("您说：眼睛看不清")).toBeVisible();
});

test("who has still to be asked is asked first, in large type; his yes comes before anything else", async () => {
  phone = memoryPhone({ entries: [...county(), pairing("zhao", "赵奶奶", "to-ask")] });
  open("/rounds");
  await link(/^赵奶奶/).click();
  await expect.element(page.getByText(/您随时可以说不用来了/)).toBeVisible();
  await expectAccessible();
  narrow();
  (button("我愿意").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(heading("送学：赵奶奶")).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "pairing-consented", of: "zhao", body: { pairing: "p-zhao", way: "tap" } },
  ]);
});

test("who does not want it is thanked, nothing is written in his name, and he is not asked again", async () => {
  phone = memoryPhone({ entries: [...county(), pairing("zhao", "赵奶奶", "to-ask")] });
  open("/rounds");
  await link(/^赵奶奶/).click();
  await button("我不愿意").click();
  await expect.element(heading("不愿意也好")).toBeVisible();
  expect(phone.written).toEqual([]);
  await button("好，就这样").click();
  await expect.element(page.getByText(/现在没有和您结对的老人/)).toBeVisible();
  expect(phone.written).toMatchObject([
    { kind: "pairing-ended", of: testMember, body: { pairing: "p-zhao" } },
  ]);
});
