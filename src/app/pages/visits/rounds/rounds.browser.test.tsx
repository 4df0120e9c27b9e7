import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../../app.tsx";
import { FetchStopped } from "../../../../sync/phone.ts";
import { goTo } from "../../../routing/place.ts";
import { county, received } from "../../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../../testing/show.tsx";

const blobs = ["text-1", "text-2"].map((text) => text.padEnd(64, "0"));
const button = (name: string | RegExp) => page.getByRole("button", { name });
const pairing = (elder: string, elderName: string, helper = testMember) =>
  received("pairing-made", {
    pairing: `p-${elder}`,
    helper,
    helperName: "何小满",
    elder,
    elderName,
    until: "2999-01-01",
    consent: "paper",
  });

let phone: MemoryPhone;

beforeEach(async () => {
  await page.viewport(320, 700);
  phone = memoryPhone({
    entries: [
      ...county(),
      pairing("sun", "孙桂香"),
      pairing("qian", "钱守义"),
      pairing("zhou", "周大爷", "li"),
    ],
  });
  phone.become({ contact: { status: "offline", clockOffset: 0 } });
});

function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}
function visited(elder: string, arrived: boolean): void {
  const made = received(
    "visit-made",
    { visit: `v-${elder}`, pairing: `p-${elder}`, began: Date.now(), outcome: "done", done: [] },
    { by: testMember, of: elder, at: Date.now() },
  );
  phone.receive(arrived ? made : { ...made, received: null });
}

test("his elders, those of no other; what is missing has its size, stops and goes on, and all is there only when it is", async () => {
  open("/rounds");
  await expect.element(page.getByLabelText(/孙桂香/)).toBeVisible();
  await expect.element(page.getByText(/周大爷/)).not.toBeInTheDocument();
  await page.getByLabelText(/孙桂香/).click();
  await page.getByLabelText(/钱守义/).click();
  await expect.element(page.getByText("两位老人 · 还差 2 样")).toBeVisible();
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);

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
  await button(/^都带上/).click();
  await expect.poll(() => tell).toBeDefined();
  phone.keep(blobs[0]!, "{}");
  tell!(4_000);
  await expect.element(page.getByRole("progressbar")).toBeVisible();
  await button("先停下，存了的算数").click();
  tell!(4_001);
  await expect.element(page.getByText("两位老人 · 还差 1 样")).toBeVisible();

  fetch.mockImplementation((wanted) => {
    expect(wanted.map(({ id }) => id)).toEqual([blobs[1]]);
    phone.keep(blobs[1]!, "{}");
    return Promise.resolve();
  });
  await button(/^都带上/).click();
  await expect.element(page.getByText("两位老人 · 文字都在 · 不到 0.1 MB")).toBeVisible();
  // The phone made room: it is not said any more.
  await phone.blobs.remove([blobs[0]!]);
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.element(page.getByText("两位老人 · 还差 1 样")).toBeVisible();
});

test("whom he goes to today is still there when the app is opened anew", async () => {
  open("/rounds");
  await page.getByLabelText(/孙桂香/).click();
  await expect.poll(() => phone.draftStore.size).toBe(1);
  open("/rounds");
  await expect.element(page.getByLabelText(/孙桂香/)).toBeChecked();
  await expect.element(page.getByLabelText(/钱守义/)).not.toBeChecked();
});

test("at night 首页 says what the branch has, and what still waits", async () => {
  visited("sun", true);
  visited("qian", false);
  open("/");
  await expect
    .element(page.getByText("今天两户，支部收到了一户，还有一户存在这部手机上，有网络就传"))
    .toBeVisible();
  phone.receive(...phone.entries().map((entry) => ({ ...entry, received: entry.received ?? Date.now() })));
  await expect.element(page.getByText("今天两户，支部都收到了")).toBeVisible();
  phone.become({ outbox: { waiting: 0, blobs: 2, receiptedThrough: 3, exceptions: [] } });
  await expect.element(page.getByText(/录音和照片还有 2 个没有传完/)).toBeVisible();
});
