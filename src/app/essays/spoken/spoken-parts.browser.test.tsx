import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ESSAY_QUESTIONS } from "../../../domain/essay-questions.ts";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { sayNothing } from "../../forms/testing/wave.ts";
import { speaking } from "../../recording/testing/speaking.ts";
import { changeDisplay } from "../../settings/display.ts";
import { received } from "../../testing/county.ts";
import { until } from "../../recording/testing/until.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { updateReady } from "../../updates.ts";
import { UpdateNotice } from "../../shell/update-notice.tsx";
import type { EssayDraft } from "../essay-draft.ts";
import { type KeptSpeaking, listSpeaking } from "./kept-speaking.ts";
import { SpokenParts } from "./spoken-parts.tsx";
import { spokenAsideId } from "./spoken-aside.ts";

const [first, second] = ESSAY_QUESTIONS.map(({ ask }) => ask) as [string, string];
const button = (name: string | RegExp) => page.getByRole("button", { name });
const essay = "essay:e";

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  updateReady.value = false;
  changeDisplay({ elder: false });
  await page.viewport(414, 896);
});

function Editor() {
  const draft = useDraft<EssayDraft>(essay, { title: "", text: "" });
  return (
    <main>
      <h1>学习体会</h1>
      <UpdateNotice />
      <SpokenParts draft={draft} />
    </main>
  );
}

function open(who = phone): void {
  show(<Editor />, who);
}

function parts(who = phone): readonly EssaySound[] {
  return (who.draftStore.get(essay)?.content as EssayDraft | undefined)?.sounds ?? [];
}

/** With parts that were spoken before. */
async function withParts(...seconds: number[]): Promise<EssaySound[]> {
  const sounds: EssaySound[] = [];
  for (const [i, length] of seconds.entries()) {
    const bytes = sayNothing(length);
    const sound = await phone.blobs.put(bytes, "audio/wav", "draft");
    const question = ESSAY_QUESTIONS[i]?.ask;
    sounds.push({
      sound,
      size: bytes.length,
      seconds: length,
      type: "audio/wav",
      ...(question && { question }),
    });
  }
  await phone.drafts.save({ id: essay, content: { title: "", text: "", sounds } });
  open();
  await expect.element(page.getByText(`第 ${seconds.length} 段，`, { exact: false }).first()).toBeVisible();
  return sounds;
}

async function heardSeconds(who: MemoryPhone, sound: string): Promise<number> {
  const bytes = (await who.blobs.get(sound))!;
  const context = new OfflineAudioContext(1, 1, 16_000);
  return (await context.decodeAudioData(bytes.slice().buffer)).duration;
}

test("question after question, with a rest: a part each, to be heard at once, and nothing else is left on the phone", async () => {
  speaking();
  open();
  await button(`问我，我来答：${first}`).click();
  await expect.element(page.getByRole("dialog", { name: first })).toBeVisible();
  await expectAccessible();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  await expectAccessible();
  await button("歇一下").click();
  await expect.element(page.getByText(/^停在这里，歇一歇/)).toBeVisible();
  await expectAccessible();
  await button("接着说").click();
  await expect.element(page.getByText(/正在录，2 秒/)).toBeVisible();
  await button("下一问").click();
  await expect.element(page.getByRole("dialog", { name: second })).toBeVisible();
  await until(() => expect(parts()).toHaveLength(1));
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  await button("停，这一段说完了").click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await until(() => expect(parts()).toHaveLength(2));
  expect(parts().map(({ question }) => question)).toEqual([first, second]);
  expect(parts()[0]!.seconds).toBeGreaterThan(1.5);
  expect(await heardSeconds(phone, parts()[0]!.sound)).toBeGreaterThan(1);
  await until(async () => expect(await phone.blobs.held()).toHaveLength(2));
  expect(await listSpeaking(phone.drafts, essay)).toEqual([]);
  await expectAccessible();
  await button("听第 2 段").click();
  await expect.element(button("停下第 2 段")).toBeVisible();
});

test("Escape keeps what was said, and the microphone is let go", async () => {
  const voice = speaking();
  open();
  await button("想到什么说什么").click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  expect(voice.isOpen()).toBe(true);
  await userEvent.keyboard("{Escape}");
  await expect.element(button("听第 1 段")).toBeVisible();
  expect(parts()).toMatchObject([{ type: expect.stringMatching(/^audio\//) }]);
  await until(() => expect(voice.isOpen()).toBe(false));
});

test("the page is hidden, the phone rings, the microphone is pulled out: each is said, and all stays", async () => {
  const voice = speaking();
  open();
  await button("想到什么说什么").click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.element(page.getByText(/^刚才离开了这一页/)).toBeVisible();
  seen.mockRestore();
  await expectAccessible();
  await button("接着说").click();
  await expect.element(page.getByText(/正在录，/)).toBeVisible();
  voice.interrupt();
  await expect.element(page.getByText(/^话筒被电话或别的应用占去了/)).toBeVisible();
  await button("接着说").click();
  voice.unplug();
  await expect.element(page.getByText(/^话筒断开了/)).toBeVisible();
  await expect.element(button("听第 1 段")).toBeVisible();
  expect(parts()).toHaveLength(1);
});

test("killed in mid-sentence: the part is there when one comes back, and says that it was cut", async () => {
  speaking();
  open();
  await button(`问我，我来答：${first}`).click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，4 秒/)).toBeVisible();
  const left = memoryPhone();
  for (const [id, draft] of phone.draftStore) {
    const kept = structuredClone(draft);
    const { underWay } = kept.content as Partial<KeptSpeaking>;
    if (underWay) underWay.take = "of a browser that is gone";
    left.draftStore.set(id, kept);
  }
  for (const { id } of await phone.blobs.held())
    await left.blobs.put((await phone.blobs.get(id))!, "audio/webm", "draft");

  open(left);
  await expect.element(page.getByText(/^第 1 段上次说到一半断了，说到的 \d 秒都在$/)).toBeVisible();
  await expectAccessible();
  expect(parts(left)).toMatchObject([{ question: first }]);
  // Four seconds stood on the screen.
  expect(parts(left)[0]!.seconds).toBeGreaterThan(2);
  expect(await heardSeconds(left, parts(left)[0]!.sound)).toBeGreaterThan(2);
  await button("知道了").click();
  await expect.element(page.getByText(/上次说到一半断了/)).not.toBeInTheDocument();
});

test("moved by a tap, written beside, taken out and put back", async () => {
  const [one, two, three] = await withParts(1, 2, 3);
  await page.getByText("改这一段，或写成文字").nth(1).click();
  await button("第 2 段上移").click();
  await until(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("第 1 段上移"));
  await page.getByLabelText("第 1 段写成文字").fill("渠里来了水。");
  await until(() =>
    expect(parts().map(({ sound }) => sound)).toEqual([two, one, three].map((p) => p!.sound)),
  );
  await until(() => expect(parts()[0]!.words).toBe("渠里来了水。"));
  await expectAccessible();
  await button("第 1 段删掉").click();
  await expect.element(page.getByRole("dialog", { name: "删掉第 1 段？" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "删掉" }).click();
  await until(() => expect(parts()).toHaveLength(2));
  await page.getByText("删掉的 1 段，一天之内能放回来").click();
  await expectAccessible();
  // Also after the page was opened anew.
  await until(() => expect(phone.draftStore.get(spokenAsideId(essay))).toBeDefined());
  open();
  await page.getByText("删掉的 1 段，一天之内能放回来").click();
  await button("放回来").click();
  await until(() =>
    expect(parts().map(({ sound }) => sound)).toEqual([two, one, three].map((p) => p!.sound)),
  );
  expect(parts()[0]!.words).toBe("渠里来了水。");
});

test("after a day what was taken out takes no room any more, unless a kept version or another tab's text has it", async () => {
  const kept = await phone.blobs.put(sayNothing(1), "audio/wav");
  const gone = await phone.blobs.put(sayNothing(2), "audio/wav");
  const elsewhere = await phone.blobs.put(sayNothing(3), "audio/wav", "draft");
  const part = (sound: string): EssaySound => ({ sound, size: 1, seconds: 1, type: "audio/wav" });
  const at = Date.now() - 25 * 3_600_000;
  phone.receive(received("essay-saved", { essay: "e", title: "", text: "", sounds: [part(kept)] }));
  await phone.drafts.save({ id: `${essay}~7`, content: { title: "", text: "", sounds: [part(elsewhere)] } });
  const removed = [kept, gone, elsewhere].map((sound) => ({ part: part(sound), index: 0, at }));
  await phone.drafts.save({ id: spokenAsideId(essay), content: { removed, cut: [] } });
  open();
  await until(async () =>
    expect(await phone.blobs.has([kept, gone, elsewhere])).toEqual(new Set([kept, elsewhere])),
  );
  await expect.element(page.getByText(/^删掉的/)).not.toBeInTheDocument();
});

test("spoken anew it stands in the same place, and the old one can be put back", async () => {
  const [one] = await withParts(1, 2);
  speaking();
  await page.getByText("改这一段，或写成文字").first().click();
  await button("第 1 段重录").click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  await button("停，这一段说完了").click();
  await until(() => expect(parts()[0]!.sound).not.toBe(one!.sound));
  expect(parts().map(({ question }) => question)).toEqual([first, second]);
  await expect.element(page.getByText("删掉的 1 段，一天之内能放回来")).toBeVisible();
  expect(await phone.blobs.get(one!.sound)).toBeDefined();
});

test("on a full phone it stops, says what is there, and is whole when there is room", async () => {
  speaking();
  open();
  const put = vi.spyOn(phone.blobs, "put").mockRejectedValue(new StorageFull("full"));
  await button("想到什么说什么").click();
  await button("开始说").click();
  await expect.element(page.getByText(/^手机的存储空间满了，录音停下了/)).toBeVisible();
  await expect.element(page.getByText("有一段还没有存好")).toBeVisible();
  await expectAccessible();
  put.mockRestore();
  await button("再存一次").click();
  await expect.element(button("听第 1 段")).toBeVisible();
});

test("without a microphone it says so, and takes what another recorder made; what nobody can play it does not", async () => {
  vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(
    new DOMException("no", "NotAllowedError"),
  );
  open();
  await button(`问我，我来答：${first}`).click();
  await button("开始说").click();
  await expect.element(page.getByText(/手机没有让送学用话筒/)).toBeVisible();
  await expectAccessible();
  const choose = page.getByLabelText("用录音机录，或选一个录音");
  expect(choose.element().getAttribute("capture")).not.toBeNull();
  await userEvent.upload(choose, new File(["#!AMR\n......"], "录音.amr"));
  await expect.element(page.getByText(/^这个文件放不出来/)).toBeVisible();
  await userEvent.upload(choose, new File([sayNothing(4)], "录音.m4a", { type: "audio/mp4" }));
  await expect.element(page.getByText("第 1 段，4 秒", { exact: true })).toBeVisible();
  expect(parts()).toMatchObject([{ question: first, seconds: 4, type: "audio/wav" }]);
});

test("where the browser records nothing at all, the phone's own recorder comes first", async () => {
  vi.stubGlobal("MediaRecorder", undefined);
  open();
  await button("想到什么说什么").click();
  await expect.element(page.getByText(/这个浏览器不能直接录音/)).toBeVisible();
  await expect.element(button("开始说")).not.toBeInTheDocument();
  await expectAccessible();
});

test("a new version never comes by itself while somebody speaks, nor at a slip of the finger", async () => {
  speaking();
  open();
  await button("想到什么说什么").click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  updateReady.value = true;
  const update = page.getByText("更新", { exact: true });
  await expect.element(update).toBeInTheDocument();
  // What lies below the sheet can be neither pressed nor reached by keys.
  const at = update.element().getBoundingClientRect();
  const hit = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
  expect(update.element().contains(hit)).toBe(false);
  (update.element() as HTMLElement).focus();
  expect(document.activeElement).not.toBe(update.element());
  await expect.element(page.getByText(/正在录，2 秒/)).toBeVisible();
  await button("停，这一段说完了").click();
  await expect.element(button("听第 1 段")).toBeVisible();
});

test.each([false, true])("320 px wide nothing stands out to the side (长辈版: %s)", async (elder) => {
  speaking();
  changeDisplay({ elder });
  await page.viewport(320, 640);
  await withParts(61, 2);
  await page.getByText("改这一段，或写成文字").first().click();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await button("再说一段").click();
  await button("开始说").click();
  await expect.element(page.getByText(/正在录，1 秒/)).toBeVisible();
  const dialog = page.getByRole("dialog").element();
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  const { bottom } = button("停，这一段说完了").element().getBoundingClientRect();
  expect(bottom).toBeLessThanOrEqual(640);
});
