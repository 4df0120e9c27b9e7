import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { SeenEntry } from "../../../domain/entry.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { opensOffline, updateReady } from "../../updates.ts";

const device = "device0000000000000000";
let phone: MemoryPhone;

function own(n: number, words: string): SeenEntry<"complaint-made"> {
  return {
    id: `${device}.${n}`,
    device,
    n,
    by: testMember,
    of: testMember,
    kind: "complaint-made",
    at: Date.now() - 60_000 + n,
    body: { to: "branch", words },
    received: null,
  };
}

beforeEach(() => {
  phone = memoryPhone({
    entries: [...county(), own(2, "被退回的话"), own(3, "等着的话"), own(4, "没上传的话")],
  });
  goTo("/state");
});
afterEach(() => {
  opensOffline.value = undefined;
  updateReady.value = false;
});

test("what was not taken, what waits there and what waits here: each with its words, to be read and copied", async () => {
  phone.become({
    outbox: {
      waiting: 1,
      oldest: Date.now() - 60_000,
      blobs: 0,
      receiptedThrough: 3,
      receiptNumber: "0412",
      exceptions: [
        { entry: `${device}.2`, verdict: "quarantined", reason: "bad-body" },
        { entry: `${device}.3`, verdict: "pending", reason: "unknown-meeting" },
      ],
    },
  });
  show(<App />, phone);
  await expect.element(page.getByRole("heading", { name: "没有被收下的" })).toBeVisible();
  await expect.element(page.getByText("被退回的话")).toBeVisible();
  await expect.element(page.getByText(/格式服务器读不懂/)).toBeVisible();
  await expect.element(page.getByText("等着的话")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: /待上传 1 条/ })).toBeVisible();
  await expect.element(page.getByText("没上传的话")).toBeVisible();
  expect(page.getByRole("button", { name: "复制出来" }).elements()).toHaveLength(3);
  await expectAccessible();
});

test("photos and recordings on their way: how far they are, by what the server has", async () => {
  const upload = { sent: 3_100_000, total: 8_400_000 };
  const underWay = { isSound: true, nth: 2, of: 5 };
  const { outbox } = phone.state;
  phone.become({ outbox: { ...outbox, blobs: 4, sounds: 4, upload, underWay } });
  show(<App />, phone);
  await expect.element(page.getByText("正在上传 录音 2/5 · 3.1 MB / 8.4 MB").first()).toBeVisible();
  const bar = page.getByRole("progressbar", { name: "照片和录音，服务器已收到" });
  await expect.element(bar).toHaveAttribute("value", "3100000");
  await expect.element(bar).toHaveAttribute("max", "8400000");
  await expectAccessible();
});

test.each(["full", "lost", "blocked"] as const)(
  "storage %s: what happened, what is safe, what to do",
  async (storage) => {
    phone.become({ storage });
    show(<App />, phone);
    await expect.element(page.getByText(/先前存下的都还在/)).toBeVisible();
    await expectAccessible();
  },
);

test("a browser that opens nothing offline says so, and that all is saved", async () => {
  opensOffline.value = false;
  show(<App />, phone);
  await expect.element(page.getByText(/在这里写的都会存下，但没有网络时打不开送学/)).toBeVisible();
});

test("a server that has gone on to a newer protocol: what is the matter, what is safe, what to do; nobody is disturbed at work", async () => {
  phone.become({ contact: { status: "protocol-too-old", clockOffset: 0 } });
  for (const path of ["/", "/me", "/state"]) {
    goTo(path);
    show(<App />, phone);
    await expect.element(page.getByText("送学要更新一次，才能上传")).toBeVisible();
    await expectAccessible();
  }
  // Nothing is there yet to be updated to.
  await page.getByRole("button", { name: "找新版本" }).click();
  await expect.element(page.getByText(/还没有找到/)).toBeVisible();
  updateReady.value = true;
  await expect.element(page.getByRole("button", { name: "更新" })).toBeVisible();
  for (const path of ["/essays/some-essay", "/texts/text-1", "/record/log"]) {
    goTo(path);
    show(<App />, phone);
    await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
    await expect.element(page.getByText("送学要更新一次，才能上传")).not.toBeInTheDocument();
  }
});

test("a new version is offered on 首页 and 我的, and nowhere where somebody reads or writes", async () => {
  updateReady.value = true;
  for (const path of ["/", "/me"]) {
    goTo(path);
    show(<App />, phone);
    await expect.element(page.getByRole("button", { name: "更新" })).toBeVisible();
    await expectAccessible();
  }
  for (const path of ["/essays/some-essay", "/texts/text-1", "/record/log", "/me/complaints"]) {
    goTo(path);
    show(<App />, phone);
    await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
    await expect.element(page.getByRole("button", { name: "更新" })).not.toBeInTheDocument();
  }
});

test("files that the server would not have are told to their owner, with what to do", async () => {
  const { outbox } = phone.state;
  phone.become({ outbox: { ...outbox, blobs: 3, refused: { tooLarge: 1, tooMany: 2 } } });
  show(<App />, phone);
  await expect.element(page.getByText("有 3 个照片或录音，服务器没有收")).toBeVisible();
  await expect.element(page.getByText(/1 个太大了，传不上去/)).toBeVisible();
  await expect.element(page.getByText(/过一个小时会自己再试/)).toBeVisible();
  await expectAccessible();
});
