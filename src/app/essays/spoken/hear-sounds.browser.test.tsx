import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EssaySound } from "../../../domain/entries/essays.ts";
import type { Bytes } from "../../../protocol/bytes.ts";
import { FetchStopped } from "../../../sync/phone.ts";
import { sayNothing } from "../../forms/testing/wave.ts";
import { changeHearingSpeed } from "../../recording/hearing-speed.ts";
import { spoken } from "../../recording/testing/speaking.ts";
import { until } from "../../recording/testing/until.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { HearSounds } from "./hear-sounds.tsx";

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const seek = (n: number) => page.getByLabelText(`第 ${n} 段听到哪里`);

let phone: MemoryPhone;
/** every sound that was laid on a deck */
let played: HTMLAudioElement[];

beforeEach(() => {
  phone = memoryPhone();
  played = [];
  vi.stubGlobal(
    "Audio",
    class extends Audio {
      constructor(src?: string) {
        super(src);
        this.muted = true;
        played.push(this);
      }
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  changeHearingSpeed(1);
  localStorage.removeItem("songxue hearing");
});

async function keep(bytes: Bytes, seconds: number, question?: string): Promise<EssaySound> {
  const sound = await phone.blobs.put(bytes, "audio/wav");
  return {
    sound,
    size: bytes.length,
    seconds,
    type: "audio/wav",
    ...(question !== undefined && { question }),
  };
}

const isHeard = (audio: HTMLAudioElement | undefined): boolean => audio !== undefined && !audio.paused;

test("heard, stopped, gone through by keys, back a quarter of a minute; only one at a time", async () => {
  const sounds = [await keep(sayNothing(60), 60, "读到哪里，您心里一动？"), await keep(sayNothing(61), 61)];
  const told: [string, number][] = [];
  show(
    <main>
      <h1>听</h1>
      <HearSounds sounds={sounds} onSecond={(one, second) => told.push([one.sound, second])} />
    </main>,
    phone,
  );
  await expect.element(page.getByText("读到哪里，您心里一动？")).toBeVisible();
  await expectAccessible();
  (seek(1).element() as HTMLInputElement).focus();
  await userEvent.keyboard("{ArrowRight>20/}");
  await expect.element(page.getByText("听到 20 秒，共 1 分钟")).toBeVisible();
  await button("听第 1 段").click();
  await expect.element(button("停下第 1 段")).toBeVisible();
  await until(() => expect(played[0]?.currentTime).toBeGreaterThanOrEqual(20));
  await button("第 1 段退回 15 秒").click();
  await until(() => expect(played[0]!.currentTime).toBeLessThan(20));
  expect(told).toContainEqual([sounds[0]!.sound, 20]);

  await button("听第 2 段").click();
  await expect.element(button("停下第 2 段")).toBeVisible();
  await until(() => expect(played.map(isHeard)).toEqual([false, true]));
  await button("停下第 2 段").click();
  await expect.element(button("听第 2 段")).toBeVisible();
  // The first goes on from where it was left.
  await button("听第 1 段").click();
  await until(() => expect(played[2]?.currentTime).toBeGreaterThanOrEqual(5));
  expect(played.map(isHeard)).toEqual([false, false, true]);
});

test("what the browser itself recorded has no length in it, and yet it is gone through", async () => {
  const sounds = [await keep(await spoken(2.5), 2.5)];
  const startAt = signal<{ sound: string; second: number } | undefined>(undefined);
  function Heard() {
    return <HearSounds sounds={sounds} startAt={startAt.value} />;
  }
  show(<Heard />, phone);
  await expect.element(button("听第 1 段")).toBeVisible();
  startAt.value = { sound: sounds[0]!.sound, second: 2 };
  await until(() => expect(played[0]?.currentTime).toBeGreaterThanOrEqual(2));
  expect(played[0]!.duration).toBeLessThan(10);
  // Heard to its end it begins anew.
  await expect.element(button("听第 1 段")).toBeVisible();
  await expect.element(seek(1)).toHaveValue("0");
});

test("all in a row, and faster; how fast is kept", async () => {
  const sounds = [await keep(sayNothing(1), 1), await keep(sayNothing(2), 2)];
  show(<HearSounds sounds={sounds} />, phone);
  await page.getByLabelText("听的快慢").selectOptions("2×");
  await button(/^从头听，2 段，3 秒/).click();
  await until(() => expect(played.map(({ playbackRate }) => playbackRate)).toEqual([2, 2]));
  await expect.element(button("听第 2 段")).toBeVisible();
  expect(localStorage.getItem("songxue hearing")).toBe("2");
});

test("what is not here says what it costs, how far it is, can be stopped and goes on; what is on its way is said", async () => {
  const one = sayNothing(30);
  const sound = (await keep(one, 30)).sound;
  await phone.blobs.remove([sound]);
  const size = 2_400_000;
  const sounds: EssaySound[] = [{ sound, size, seconds: 30, type: "audio/wav" }];
  let tell: ((done: number) => void) | undefined;
  const fetch = vi.spyOn(phone.blobs, "fetch").mockImplementation(
    (_wanted, on, stop) =>
      new Promise((_resolve, reject) => {
        tell = (done) => {
          on(done);
          if (stop?.aborted) reject(new FetchStopped("offline", "stopped"));
        };
      }),
  );
  show(<HearSounds sounds={sounds} />, phone);
  await button("取来听第 1 段（2.4 MB）").click();
  tell!(600_000);
  await expect.element(page.getByText("0.6 MB / 2.4 MB")).toBeVisible();
  await expectAccessible();
  await button("先不取了").click();
  tell!(700_000);
  await expect.element(button("先不取了")).not.toBeInTheDocument();
  expect(page.getByRole("alert").query()).toBeNull();

  fetch.mockRejectedValue(new FetchStopped("missing", "not there"));
  await button("取来听第 1 段（2.4 MB）").click();
  await expect.element(page.getByText(/有的声音还没传到/)).toBeVisible();

  fetch.mockImplementation(async (wanted) => {
    expect(wanted).toEqual([{ id: sound, size, isMedia: true }]);
    await phone.blobs.put(one, "audio/wav");
  });
  await button("取来听第 1 段（2.4 MB）").click();
  await expect.element(button("听第 1 段")).toBeVisible();
});

test("a sound that no browser plays says so", async () => {
  const sounds = [await keep(new TextEncoder().encode("#!AMR\n...."), 3)];
  show(<HearSounds sounds={sounds} />, phone);
  await button("听第 1 段").click();
  await expect.element(page.getByText(/这个浏览器放不出这种录音/)).toBeVisible();
  await expect.element(button("听第 1 段")).toBeVisible();
});
