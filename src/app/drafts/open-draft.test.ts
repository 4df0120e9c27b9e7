import { expect, test, vi } from "vitest";
import { openDrafts } from "../../sync/drafts.ts";
import { MemoryDisk, MemoryStorage } from "../../sync/memory-storage.ts";
import { StorageFull, type DraftStore } from "../../sync/phone.ts";
import { openDraft, type DraftTimers } from "./open-draft.ts";

type Words = { words: string };

/** The real store of drafts on memory, with a switch that fills the phone. */
function store(): DraftStore & { full: boolean } {
  let clock = 1_000;
  const real = openDrafts(
    new MemoryStorage(new MemoryDisk()),
    () => (clock += 1_000),
    (write) => write(),
  );
  const it = {
    ...real,
    full: false,
    save: (...args: Parameters<DraftStore["save"]>) =>
      it.full ? Promise.reject(new StorageFull("full")) : real.save(...args),
  };
  return it;
}

/** Timers that go off when the test says so. */
function timers(): DraftTimers & { due: { run: () => void; ms: number }[]; fire: () => void } {
  const due: { run: () => void; ms: number }[] = [];
  return {
    due,
    start(run, ms) {
      const timer = { run, ms };
      due.push(timer);
      return timer;
    },
    stop(timer) {
      const at = due.indexOf(timer as (typeof due)[number]);
      if (at >= 0) due.splice(at, 1);
    },
    fire() {
      for (const timer of due.splice(0)) timer.run();
    },
  };
}

test("what is typed is saved within two seconds of its first key, however long the typing goes on", async () => {
  const drafts = store();
  const clock = timers();
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, clock);
  await vi.waitFor(() => expect(draft.status.value).toEqual({ is: "empty" }));
  draft.change({ words: "一" });
  draft.change({ words: "一个" });
  expect(clock.due).toHaveLength(1);
  expect(clock.due[0]?.ms).toBeLessThan(2_000);
  expect(draft.status.value.is).toBe("unsaved");
  clock.fire();
  await vi.waitFor(() => expect(draft.status.value.is).toBe("saved"));
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "一个" });
});

test("it never says saved while the last keys are not", async () => {
  const drafts = store();
  const draft = openDraft<Words>(
    {
      ...drafts,
      save(...args) {
        draft.change({ words: "一个" });
        return drafts.save(...args);
      },
    },
    "essay:1",
    { words: "" },
    timers(),
  );
  draft.change({ words: "一" });
  await draft.flush();
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "一" });
  expect(draft.status.value.is).toBe("unsaved");
});

test("opened again, it goes on from what was kept", async () => {
  const drafts = store();
  const first = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  first.change({ words: "写到这里" });
  await first.close();
  const again = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  await vi.waitFor(() => expect(again.content.value.words).toBe("写到这里"));
  expect(again.status.value.is).toBe("saved");
});

test("on a full phone the words stay, and the next save keeps them", async () => {
  const drafts = store();
  drafts.full = true;
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  draft.change({ words: "不能丢" });
  await draft.flush();
  expect(draft.status.value.is).toBe("failed");
  expect(draft.content.value.words).toBe("不能丢");
  draft.change({ words: "不能丢的话" });
  expect(draft.status.value.is).toBe("failed");
  drafts.full = false;
  await draft.flush();
  expect(draft.status.value.is).toBe("saved");
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "不能丢的话" });
});

test("two tabs on one thing: both texts are kept and both are shown", async () => {
  const drafts = store();
  const one = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  const two = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  await vi.waitFor(() => expect(two.status.value.is).toBe("empty"));
  one.change({ words: "这边写的" });
  await one.flush();
  two.change({ words: "那边写的" });
  await two.flush();
  expect(two.content.value.words).toBe("那边写的");
  expect(two.other.value?.content.words).toBe("这边写的");
  // Also after the page was opened anew.
  const later = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  await vi.waitFor(() => expect(later.other.value?.content.words).toBe("这边写的"));
  await later.settleOther(true);
  expect(later.content.value.words).toBe("这边写的");
  expect(await drafts.list()).toHaveLength(1);
});

test("handed on: no save comes in between, and what is typed meanwhile is a draft anew", async () => {
  const drafts = store();
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  draft.change({ words: "交的" });
  await draft.send(async () => {
    draft.change({ words: "交的，又写了" });
    await draft.flush();
    await drafts.remove("essay:1");
  });
  await vi.waitFor(() => expect(draft.status.value.is).toBe("saved"));
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "交的，又写了" });
});

test("what could not be handed on is still a draft", async () => {
  const drafts = store();
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  draft.change({ words: "交的" });
  await expect(draft.send(() => Promise.reject(new StorageFull("full")))).rejects.toThrow(StorageFull);
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "交的" });
  draft.change({ words: "再写" });
  await draft.flush();
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "再写" });
});

test("the other tab's text is there until what takes its place is durable", async () => {
  const drafts = store();
  for (const words of ["这边写的", "那边写的"]) {
    const tab = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
    if (words === "那边写的") await drafts.save({ id: "essay:1", content: { words: "这边又写的" } }, 1);
    tab.change({ words });
    await tab.flush();
  }
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  await vi.waitFor(() => expect(draft.other.value).toBeDefined());
  const waiting = (await drafts.list()).length;
  drafts.full = true;
  await expect(draft.settleOther({ words: "合在一起" })).rejects.toThrow(StorageFull);
  expect(draft.content.value.words).toBe("合在一起");
  expect(draft.other.value).toBeDefined();
  expect(await drafts.list()).toHaveLength(waiting);

  drafts.full = false;
  // One after another, until none is left.
  for (let left = waiting - 1; left > 0; left--) {
    expect(draft.other.value).toBeDefined();
    await draft.settleOther({ words: `合在一起 ${left}` });
  }
  expect(draft.other.value).toBeUndefined();
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "合在一起 1" });
  expect(await drafts.list()).toHaveLength(1);
});

test("what is being handed on is not called kept", async () => {
  const draft = openDraft<Words>(store(), "essay:1", { words: "" }, timers());
  draft.change({ words: "一" });
  await draft.send(async () => {
    await expect(draft.keep({ words: "二" })).rejects.toThrow();
  });
  await draft.keep({ words: "三" });
  expect(draft.status.value.is).toBe("saved");
});

test("what is typed while it is still being saved is not in what is handed on, and becomes a draft anew", async () => {
  const drafts = store();
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  draft.change({ words: "交的" });
  const sending = draft.send(() => drafts.remove("essay:1"));
  draft.change({ words: "交的，又写了" });
  await sending;
  draft.rest();
  await vi.waitFor(() => expect(draft.status.value.is).toBe("saved"));
  expect((await drafts.load("essay:1"))?.content).toEqual({ words: "交的，又写了" });
});

test("what is typed before the draft has come does not take its place: both are kept", async () => {
  const drafts = store();
  await drafts.save({ id: "essay:1", content: { words: "昨天写的" } }, undefined);
  const draft = openDraft<Words>(drafts, "essay:1", { words: "" }, timers());
  draft.change({ words: "今天" });
  await draft.flush();
  expect(draft.content.value.words).toBe("今天");
  expect(draft.other.value?.content.words).toBe("昨天写的");
  expect(await drafts.list()).toHaveLength(2);
});
