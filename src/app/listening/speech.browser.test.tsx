import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { foldTexts } from "../../domain/fold/texts.ts";
import { wordsOf } from "../../protocol/block-words.ts";
import type { StudyText } from "../../protocol/study-text.ts";
import { county } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { useFold } from "../session/use-session.ts";
import { drawBlock } from "../texts/draw-block.tsx";
import { listeningNow } from "../texts/listening-now.ts";
import { forgetHabits } from "./habits.ts";
import { ListenBar } from "./listen-bar.tsx";
import { readAloud } from "./testing/sounds.ts";
import { mandarin, quietSpeech, type QuietSpeech } from "./testing/quiet-speech.ts";
import "../pages/texts/reader.css";

// The browser of a test machine has no voice. A stand-in says what a phone's would, up to the end of each sentence.
let phone: MemoryPhone;
let speech: QuietSpeech;
const text: StudyText = {
  studyText: 1,
  title: "下班十分钟",
  blocks: [
    { t: "h", level: 2, text: "第一节" },
    { t: "p", text: "没有网络也能学。“真的吗？”有了网络，支部就能收到！" },
    { t: "li", level: 1, mark: "1.", text: "第一件事。" },
    {
      t: "table",
      head: true,
      rows: [
        ["户主", "人口"],
        ["张三", "4人"],
      ],
    },
  ],
};

beforeEach(() => {
  forgetHabits();
  phone = memoryPhone({ entries: county() });
  speech = quietSpeech(mandarin);
});
afterEach(() => show(null, memoryPhone()));

function Text() {
  const [words, setWords] = useState<HTMLElement | null>(null);
  const published = useFold(foldTexts).byId.get("text-1")!;
  const start = { block: 0, offset: 0 };
  return (
    <>
      <main class="reading">
        <h1>{text.title}</h1>
        <div class="words" ref={setWords}>
          {text.blocks.map((block, i) => drawBlock(block, i))}
        </div>
      </main>
      {words && (
        <ListenBar {...{ published, words, start, speech }} content={text} onClose={() => undefined} />
      )}
    </>
  );
}
const open = () => show(<Text />, phone);

const button = (name: string | RegExp) => page.getByRole("button", { name });
const litWords = () => [...(CSS.highlights.get("said") ?? [])].map(String).join("");
const sentence = (words: string) => vi.waitFor(() => expect(speech.said.at(-1)?.words).toBe(words));
const end = () => {
  speech.now()!.begun();
  speech.now()!.ended();
};

test("the phone reads sentence by sentence, and the sentence is lit in its paragraph; cells of a table one by one", async () => {
  open();
  const all = [
    "第一节",
    "没有网络也能学。",
    "“真的吗？”",
    "有了网络，支部就能收到！",
    "第一件事。",
    "户主",
    "人口",
    "张三",
    "4人",
  ];
  for (const words of all) {
    await sentence(words);
    expect(litWords().trim()).toBe(words);
    end();
  }
  await expect.element(button("从头再听")).toBeVisible();
  expect(listeningNow.value).toMatchObject({ is: "ended", point: { block: 3 } });
  expect(speech.said).toHaveLength(all.length);
  expect(text.blocks.map(wordsOf).join("")).toContain(all[3]);
});

test("a pause is silence at once, and going on begins the sentence again; leaving the page pauses", async () => {
  open();
  await sentence("第一节");
  end();
  await sentence("没有网络也能学。");
  speech.now()!.begun();
  await button("暂停").click();
  expect(speech.isBusy()).toBe(false);
  await button("接着听").click();
  expect(speech.said.map(({ words }) => words).slice(1)).toEqual(["没有网络也能学。", "没有网络也能学。"]);
  dispatchEvent(new Event("pagehide"));
  expect(speech.isBusy()).toBe(false);
  await expect.element(button("接着听")).toBeVisible();
});

test("voices arrive late: until then it says that it looks, and then it reads", async () => {
  speech = quietSpeech();
  open();
  await expect.element(page.getByText("正在看谁能读这一篇…")).toBeVisible();
  speech.tell(mandarin);
  await sentence("第一节");
  await expect.element(button("暂停")).toBeVisible();
});

test("a voice that arrives when somebody reads already speaks what he has not read", async () => {
  speech = quietSpeech();
  const { parts } = await readAloud(phone, { blocks: [0], seconds: 0.3 });
  // Not on the phone: it waits for a tap.
  const sound = (await phone.blobs.get(parts[0]!.sound))!;
  await phone.blobs.remove([parts[0]!.sound]);
  phone.blobs.fetch = () => phone.blobs.put(sound, "audio/wav").then(() => undefined);
  open();
  await expect.element(page.getByText("有 3 段没有录音，会跳过去。")).toBeVisible();
  speech.tell(mandarin);
  await expect.element(page.getByText("有 3 段没有录音，由手机来读。")).toBeVisible();
  await button(/^听陈国平读/).click();
  await sentence("没有网络也能学。");
});

test("a voice that says nothing is told, with what to look at", async () => {
  open();
  await sentence("第一节");
  speech.now()!.failed("synthesis-failed");
  await expect.element(page.getByText(/^手机的朗读没有出声/)).toBeVisible();
  await expectAccessible();
});

test("people come before the phone; what they have not read the phone reads, and it says so", async () => {
  await readAloud(phone, { blocks: [0], seconds: 0.3 });
  open();
  // By itself it is heard only where the browser lets it: nothing was tapped here.
  await expect.element(page.getByText("陈国平朗读")).toBeVisible();
  if (document.querySelector(".listen-main .primary")?.textContent !== "暂停") {
    await expect.element(page.getByText("有 3 段没有录音，由手机来读。")).toBeVisible();
    await button("听陈国平读").click();
  }
  await sentence("没有网络也能学。");
  await button("更多").click();
  await expect.element(page.getByRole("radio", { name: "手机朗读，不用流量" })).toBeVisible();
  await page.getByRole("radio", { name: "手机朗读，不用流量" }).click();
  await expect.element(page.getByText(/真人朗读锁了屏也能听/)).toBeVisible();
  await button("好了").click();
  await expect.element(page.getByText("手机朗读", { exact: true })).toBeVisible();
});
