import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { FetchStopped, type WantedBlob } from "../../../../sync/phone.ts";
import { expectAccessible } from "../../../testing/show.tsx";
import { branchWorld, people, secretary, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

const SOUND = { sound: "ab".repeat(32), size: 1_200_000, seconds: 700, type: "audio/webm" };
const PHOTO = { photo: "cd".repeat(32), size: 300_000, width: 900, height: 1200 };

afterEach(async () => {
  await page.viewport(360, 740);
});

/** An essay that was spoken and one that was written by hand wait, beside the typed one. */
function world() {
  const made = branchWorld();
  const spoken = made.journal.write(
    made.at(-1, 13),
    "essay-handed-in",
    { essay: "spoken0000000000", title: "口述的", text: "", sounds: [SOUND] },
    { by: people.li },
  );
  const written = made.journal.write(
    made.at(-1, 14),
    "essay-handed-in",
    {
      essay: "written000000000",
      title: "手写的",
      text: "",
      photos: [PHOTO, { ...PHOTO, photo: "ef".repeat(32) }],
    },
    { by: secretary, of: people.zhao },
  );
  return { ...made, spoken, written };
}

test("nothing is said to be 0 characters: so long it was spoken, so many pages were written", async () => {
  const phone = secretaryPhone(world());
  await page.viewport(320, 740);
  await openPage("/branch/essays", phone, "学习体会");
  await expect.element(page.getByRole("link", { name: /口述的.*讲了 12 分钟 · 要取 1.2 MB/ })).toBeVisible();
  await expect.element(page.getByRole("link", { name: /手写的.*手写 2 页 · 要取 0.6 MB/ })).toBeVisible();
  expect(document.body.textContent).not.toMatch(/(^|\D)0 字/);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
});

test("all that waits is taken along: its size first, how far it is, stopped and gone on with", async () => {
  const phone = secretaryPhone(world());
  const asked: WantedBlob[][] = [];
  let stopped: () => void = () => undefined;
  phone.blobs.fetch = (wanted, on, signal) => {
    asked.push([...wanted]);
    phone.keep(wanted[0]!.id, "x", { isMedia: true });
    on(wanted[0]!.size);
    if (asked.length > 1) {
      for (const { id } of wanted) phone.keep(id, "x", { isMedia: true });
      return Promise.resolve();
    }
    return new Promise<void>((_, reject) => {
      stopped = () => reject(new FetchStopped("offline", "stopped"));
      (signal as AbortSignal).addEventListener("abort", () => stopped());
    });
  };
  await openPage("/branch/essays", phone, "学习体会");
  await page.getByRole("button", { name: "先取下来，路上看（3 个录音和照片，1.8 MB）" }).click();
  await expect.element(page.getByText(/正在取录音和照片/)).toBeVisible();
  await expect.element(page.getByText("1.2 MB / 1.8 MB")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "先停下，取到的留着" }).click();
  // What came stays, and it goes on with the rest.
  await page.getByRole("button", { name: "先取下来，路上看（2 个录音和照片，0.6 MB）" }).click();
  await expect.element(page.getByText(/录音和照片都在这部手机上了/)).toBeVisible();
  expect(asked.map((wanted) => wanted.length)).toEqual([3, 2]);
  await expect.element(page.getByRole("link", { name: /口述的.*在这部手机上/ })).toBeVisible();
});

test("what has not come up yet is said so, and what came is kept", async () => {
  const phone = secretaryPhone(world());
  phone.blobs.fetch = () => Promise.reject(new FetchStopped("missing", "not there"));
  await openPage("/branch/essays", phone, "学习体会");
  await page.getByRole("button", { name: /^先取下来，路上看/ }).click();
  await expect.element(page.getByText(/有的录音或照片还没传到/)).toBeVisible();
});

test("a voice: something is said to a second of it, and what it says is written down beside it", async () => {
  const made = world();
  const phone = secretaryPhone(made);
  phone.keep(SOUND.sound, "not really a sound", { isMedia: true });
  await page.viewport(320, 740);
  await openPage(`/branch/essays/${made.spoken}`, phone, "口述的");
  const seek = page.getByRole("slider", { name: "第 1 段听到哪里" });
  await expect.element(seek).toBeVisible();
  await seek.fill("80");
  await page.getByRole("button", { name: "给第 1 段 1 分 20 秒处写批注" }).click();
  await page.getByRole("textbox", { name: "批注 1：录音第 1 段 1 分 20 秒处" }).fill("这里说得好");
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await page.getByRole("button", { name: "已看，道声谢谢" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({
    body: { remarks: [{ blob: SOUND.sound, second: 80, words: "这里说得好" }] },
  });
  await expect.element(page.getByRole("button", { name: "从批注 1 说的地方听" })).toBeVisible();

  await page.getByRole("button", { name: "把第 1 段写成文字" }).click();
  const field = page.getByRole("textbox", { name: "第 1 段的文字" });
  await expect.element(field).toHaveFocus();
  await field.fill("我就说三句");
  await vi.waitFor(() =>
    expect(phone.draftStore.get(`transcribe:${made.spoken}:${SOUND.sound}`)?.content["words"]).toBe(
      "我就说三句",
    ),
  );
  // Left, and come back to: the draft is there and open.
  await openPage("/branch/essays", phone, "学习体会");
  await openPage(`/branch/essays/${made.spoken}`, phone, "口述的");
  await expect.element(field).toHaveValue("我就说三句");
  await page.getByRole("button", { name: "存下这段文字" }).click();
  await expect.element(page.getByText(/第 1 段的文字 · 孙书敏写的/)).toBeVisible();
  expect(phone.written[1]).toMatchObject({
    kind: "essay-transcribed",
    by: secretary,
    of: people.li,
    body: { entry: made.spoken, blob: SOUND.sound, words: "我就说三句" },
  });
});

test("pages: something is said to one of them; who handed it in for whom is shown", async () => {
  const made = world();
  const phone = secretaryPhone(made);
  await openPage(`/branch/essays/${made.written}`, phone, "手写的");
  await expect.element(page.getByText(/赵大娘 · .* · 手写 2 页 · 孙书敏替他交的/)).toBeVisible();
  await page.getByRole("button", { name: "给第 2 页写批注" }).click();
  await page.getByRole("textbox", { name: "批注 1：第 2 页" }).fill("这一页看不清");
  await page.getByRole("button", { name: "请再补充" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  expect(phone.written[0]).toMatchObject({
    body: { verdict: "more", words: "", remarks: [{ blob: "ef".repeat(32), words: "这一页看不清" }] },
  });
});

test("on paper an essay reads like one: title, branch, name, day and text, remarks only where they are wanted", async () => {
  const made = world();
  const remarks = [{ words: "是哪一年？", start: 22, end: 26 }];
  made.journal.write(
    made.at(-1, 15),
    "essay-answered",
    { entry: made.essay, words: "", remarks },
    { by: secretary },
  );
  const transcript = { entry: made.spoken, blob: SOUND.sound, words: "我就说三句" };
  made.journal.write(made.at(-1, 16), "essay-transcribed", transcript, { by: secretary, of: people.li });
  const phone = secretaryPhone(made);
  await openPage(`/branch/essays/${made.essay}`, phone, "从修水渠想到的");
  const paper = document.querySelector(".essay-paper")!;
  expect(paper.textContent).toContain("望河村党支部　王建国");
  expect(paper.textContent).toContain("渠是三十年前修的");
  expect(paper.textContent).not.toContain("是哪一年");
  await page.getByRole("checkbox", { name: "批注也印上" }).click();
  await expect
    .poll(() => document.querySelector(".essay-paper")!.textContent)
    .toContain("：是哪一年？（孙书敏）");
  await openPage(`/branch/essays/${made.spoken}`, phone, "口述的");
  expect(document.querySelector(".essay-paper")!.textContent).toContain("我就说三句");
});
