import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import type { PairingMade } from "../../../domain/entries/membership.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { goTo } from "../../routing/place.ts";
import { changeDisplay } from "../../settings/display.ts";
import { county, countyWithoutMeetingToday, received } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { show } from "../../testing/show.tsx";
import { forgetReadings } from "../../texts/readings.ts";

beforeEach(() => {
  forgetReadings();
  goTo("/");
  changeDisplay({ elder: true });
});
afterEach(() => {
  changeDisplay({ elder: false });
  vi.restoreAllMocks();
});

function open(entries: SeenEntry[] = countyWithoutMeetingToday()): MemoryPhone {
  const phone = memoryPhone({ entries });
  show(<App />, phone);
  return phone;
}
const paired = (more: Partial<PairingMade> = {}) =>
  received("pairing-made", {
    pairing: "p",
    helper: "li",
    helperName: "李红梅",
    helperPhone: "138 0000 0002",
    elder: testMember,
    elderName: "何小满",
    until: "2999-01-01",
    consent: "paper",
    ...more,
  });
const recordedBy = (by: string, voice: string): SeenEntry[] => {
  const recording = received(
    "reading-recorded",
    { reading: `of-${by}`, text: "text-1", blob: "b", voice, type: "audio/mp4", parts: [] },
    { by },
  );
  return [recording, received("reading-approved", { entry: recording.id, unit: "yunling" })];
};
const primaries = () => [...document.querySelectorAll("main .button.primary")].map((one) => one.textContent);

test("one large button reads: without any voice it is for reading", async () => {
  open();
  await expect
    .element(page.getByRole("link", { name: "读", exact: true }))
    .toHaveAttribute("href", "#/texts/text-1");
  expect(primaries()).toEqual(["读"]);
  await expect.element(page.getByText("还差")).not.toBeInTheDocument();
});

test("the voice's name stands on it: of who visits him before any other", async () => {
  open([
    ...countyWithoutMeetingToday(),
    paired(),
    ...recordedBy("li", "李红梅"),
    ...recordedBy("wang", "王芳"),
  ]);
  const listen = page.getByRole("link", { name: "听李红梅读" });
  await expect.element(listen).toHaveAttribute("href", "#/texts/text-1?listen=1");
  expect(primaries()).toEqual(["听李红梅读"]);
  const { height, width } = listen.element().getBoundingClientRect();
  expect(Math.min(height, width)).toBeGreaterThanOrEqual(100);
  await expect.element(page.getByRole("link", { name: "自己看" })).toHaveAttribute("href", "#/texts/text-1");
});

test("the phone's own voice is called that, and is noticed when the phone finds it late", async () => {
  const voices = vi
    .spyOn(speechSynthesis, "getVoices")
    .mockReturnValue([{ lang: "zh-CN" } as SpeechSynthesisVoice]);
  open();
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  await expect.element(page.getByRole("link", { name: "听手机读" })).toBeVisible();
  voices.mockReturnValue([{ lang: "en-US" } as SpeechSynthesisVoice]);
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
  await expect.element(page.getByRole("link", { name: "读", exact: true })).toBeVisible();
});

test("the call goes to who visits him, else to the branch; with no number it says whom to look for", async () => {
  const phone = open();
  await expect
    .element(page.getByRole("link", { name: "给支部打电话" }))
    .toHaveAttribute("href", "tel:0000-8100101".replace("-", ""));
  phone.receive(paired());
  await expect
    .element(page.getByRole("link", { name: "给李红梅打电话" }))
    .toHaveAttribute("href", "tel:13800000002");
  phone.receive(received("pairing-ended", { pairing: "p" }));
  await expect.element(page.getByRole("link", { name: "给支部打电话" })).toBeVisible();

  const unreachable = countyWithoutMeetingToday().map((entry) =>
    entry.kind === "unit-added" ? { ...entry, body: { ...entry.body, phone: undefined } } : entry,
  );
  open([...unreachable, paired({ helperPhone: undefined })]);
  await expect
    .element(page.getByText("这里还没有电话号码。有事请找李红梅，或到柳湾村党支部。"))
    .toBeVisible();
  await expect.element(page.getByRole("link", { name: /打电话/ })).not.toBeInTheDocument();
});

test("what has become of 请人来一趟 stands here in one line: kept, told, answered; a week later it is no news", async () => {
  const phone = open([...countyWithoutMeetingToday(), paired()]);
  await phone.write([{ kind: "visit-asked", body: {} }]);
  await expect.element(page.getByText("您请人来一趟：已存好，一有网就告诉李红梅和支部。")).toBeVisible();
  const [asked] = phone.written;
  phone.receive({ ...asked!, received: Date.now(), verdict: "accepted" });
  await expect.element(page.getByText("您请人来一趟：已告诉李红梅和支部。")).toBeVisible();
  const answer = received(
    "visit-answered",
    { entry: asked!.id, words: "我下午来" },
    { by: "li", at: Date.now() },
  );
  phone.receive(answer);
  await expect.element(page.getByText("李红梅回话")).toBeVisible();
  await expect.element(page.getByText("我下午来")).toBeVisible();
  phone.receive({ ...answer, at: Date.now() - 8 * 86_400_000 });
  await expect.element(page.getByText("我下午来")).not.toBeInTheDocument();
});

test("a meeting today comes first for who goes there; for whom study is brought home it does not", async () => {
  open(county());
  await expect.element(page.getByRole("link", { name: "签到", exact: true })).toBeVisible();
  expect(primaries()).toEqual(["签到"]);
  const atHome = county().map((entry): SeenEntry =>
    entry.kind === "member-added"
      ? { ...entry, body: { ...entry.body, arrangements: ["study-brought-home"] } }
      : entry,
  );
  open(atHome);
  await expect.element(page.getByRole("link", { name: "读", exact: true })).toBeVisible();
  expect(primaries()).toEqual(["读"]);
});
