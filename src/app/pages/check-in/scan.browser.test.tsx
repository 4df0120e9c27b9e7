import { sha256 } from "@noble/hashes/sha2.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { checkDigit } from "../../../domain/check-digit.ts";
import { readMemberCode } from "../../../protocol/member-code.ts";
import { checkInLink } from "../../check-in/check-in-link.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { choosePhoto, pictureFile } from "../../scan/testing/picture-file.ts";
import { county, countyWithoutMeetingToday } from "../../testing/county.ts";
import { memoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const code = `123456${checkDigit("123456")}`;
const said = { branch: "liuwan", meeting: "meeting-today", code };
const ALBUM = "从相册选一张";

/** What the browser says when a page asks for its camera. */
function cameraSays(answer: () => Promise<MediaStream>) {
  return vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(answer);
}
const refuses = () => cameraSays(() => Promise.reject(new DOMException("no", "NotAllowedError")));

beforeEach(() => goTo("/check-in/scan"));
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await page.viewport(360, 740);
});

test("the camera is refused: a photo of the meeting's code checks in, turned and at a slant", async () => {
  refuses();
  const phone = memoryPhone({ entries: county() });
  show(<App />, phone);
  await expect.element(page.getByText(/没有允许用相机/)).toBeVisible();
  await expectAccessible();
  choosePhoto(ALBUM, await pictureFile(checkInLink(location.origin, said), { turned: 35, slant: 0.05 }));
  await expect.element(page.getByRole("heading", { name: "已存，待核" })).toBeVisible();
  expect(phone.written.map(({ kind, body }) => [kind, body])).toEqual([
    ["attendance-claimed", { ...said, heard: phone.state.contact.last }],
  ]);
});

test("photos that are no meeting's code are told apart, and nothing is written", async () => {
  refuses();
  const phone = memoryPhone({ entries: county() });
  show(<App />, phone);
  await expect.element(page.getByText(/没有允许用相机/)).toBeVisible();
  const tries = [
    [await pictureFile("随便一个码"), /这个二维码不是会上的签到码/],
    [
      await pictureFile(checkInLink("https://elsewhere.example", said)),
      /另一个送学（https:\/\/elsewhere.example）/,
    ],
    [await pictureFile(await phone.memberCode()), /一位党员自己的签到码/],
    [await pictureFile(checkInLink(location.origin, said), { contrast: 0 }), /照片里没有找到码/],
    [new File(["不是图片"], "photo.jpg", { type: "image/jpeg" }), /这张图片打不开/],
  ] as const;
  for (const [file, words] of tries) {
    choosePhoto(ALBUM, file);
    await expect.element(page.getByText(words)).toBeVisible();
  }
  expect(phone.written).toEqual([]);
  await expectAccessible();
});

test("the camera reads the code from its film, and is let go of when the page is left or hidden", async () => {
  const streams: MediaStream[] = [];
  const canvas = document.createElement("canvas");
  cameraSays(async () => {
    const picture = await createImageBitmap(
      await pictureFile("https://elsewhere.example/", { turned: 10, noise: 10 }),
    );
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pen = canvas.getContext("2d")!;
    pen.drawImage(picture, 0, 0);
    const stream = canvas.captureStream(10);
    streams.push(stream);
    // A canvas that nothing is drawn on gives no further frames.
    const film = setInterval(() => pen.drawImage(picture, 0, 0), 50);
    stream.getTracks()[0]!.stop = function stop(this: MediaStreamTrack) {
      clearInterval(film);
      MediaStreamTrack.prototype.stop.call(this);
    };
    return stream;
  });
  const live = (): number =>
    streams.filter((stream) => stream.getTracks().some(({ readyState }) => readyState === "live")).length;
  show(<App />, memoryPhone({ entries: county() }));
  await expect.element(page.getByText(/这个二维码不是会上的签到码/)).toBeVisible();
  expect(live()).toBe(1);
  await expectAccessible();

  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(live).toBe(0);
  seen.mockRestore();
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => streams.length).toBe(2);
  await expect.poll(live).toBe(1);

  await page.getByRole("link", { name: "改为输入 7 位数字" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "签到" })).toBeVisible();
  await expect.poll(live).toBe(0);
});

test("my own code is drawn without a network, signed by this phone, and drawn anew after half a minute", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const phone = memoryPhone({ entries: county(), state: { contact: { status: "offline", clockOffset: 0 } } });
  const made = vi.spyOn(phone, "memberCode");
  goTo("/check-in/mine");
  show(<App />, phone);
  await expect.element(page.getByRole("img", { name: "我的签到码" })).toBeVisible();
  await expect.element(page.getByText("何小满。")).toBeVisible();
  const text = await phone.memberCode();
  expect(readMemberCode(sha256, text)?.member).toBe(testMember);
  const before = made.mock.calls.length;
  vi.advanceTimersByTime(30_000);
  expect(made.mock.calls.length).toBe(before + 1);
  vi.useRealTimers();
  await expectAccessible();
});

test("a phone that the branch has not let in yet says what works meanwhile", async () => {
  const phone = memoryPhone({ entries: county() });
  phone.memberCode = () => Promise.reject(new Error("not yet"));
  goTo("/check-in/mine");
  show(<App />, phone);
  await expect.element(page.getByText("这部手机还没有签到码")).toBeVisible();
  await expectAccessible();
});

test("the link that another scanner opened has the code filled in, also for a meeting this phone has not heard of", async () => {
  const phone = memoryPhone({ entries: countyWithoutMeetingToday() });
  goTo(
    `/check-in?${new URLSearchParams({ ...said, meeting: "meeting000000009", branch: "elsewhere" }).toString()}`,
  );
  show(<App />, phone);
  await expect.element(page.getByRole("textbox", { name: "会上屏幕的 7 位数字" })).toHaveValue(code);
  await expect.element(page.getByRole("radio", { name: "扫码打开的这次会" })).toBeChecked();
  await expectAccessible();
  await page.getByRole("button", { name: "签到" }).click();
  await expect.element(page.getByRole("heading", { name: "已存，待核" })).toBeVisible();
  expect(phone.written[0]?.body).toMatchObject({ meeting: "meeting000000009", branch: "elsewhere", code });
});

test("nothing on the ways to check in is wider than a small phone", async () => {
  refuses();
  await page.viewport(320, 640);
  for (const [path, heading] of [
    ["/check-in", "签到"],
    ["/check-in/scan", "扫会上的码"],
    ["/check-in/mine", "我的签到码"],
  ] as const) {
    goTo(path);
    show(<App />, memoryPhone({ entries: county() }));
    await expect.element(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    if (path === "/check-in/mine")
      await expect.element(page.getByRole("img", { name: "我的签到码" })).toBeVisible();
    expect(document.documentElement.scrollWidth, path).toBeLessThanOrEqual(320);
  }
});
