import { beforeEach, expect, test } from "vitest";
import { openDrafts } from "./drafts.ts";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import type { DraftStore } from "./phone.ts";

const ID = "essay:1";
let disk: MemoryDisk;
let clock: number;

function tab(): DraftStore {
  return openDrafts(
    new MemoryStorage(disk),
    () => (clock += 1_000),
    (write) => write(),
  );
}
beforeEach(() => {
  disk = new MemoryDisk();
  clock = 1_000;
});
const kept = async () =>
  (await tab().list()).map(({ id, content }) => [id.replace(/~.*/, "~"), content["text"]]);

test("what a page parked and did not live to save is the draft that the next one finds", async () => {
  const first = tab();
  const { rev } = await first.save({ id: ID, content: { text: "先写的" } });
  await first.park({ id: ID, content: { text: "先写的，又写的" } }, rev);
  expect(await kept()).toEqual([[ID, "先写的，又写的"]]);
  const found = await tab().load(ID);
  expect(found?.content).toEqual({ text: "先写的，又写的" });
  // It goes on from there, without a second copy of anything.
  await tab().save({ id: ID, content: { text: "接着写" } }, found?.rev);
  expect(await kept()).toEqual([[ID, "接着写"]]);
});

test("what was parked before anything was saved is found, in the list and by its name", async () => {
  await tab().park({ id: ID, content: { text: "头一句" } });
  expect(await kept()).toEqual([[ID, "头一句"]]);
  expect((await tab().load(ID))?.content).toEqual({ text: "头一句" });
});

test("a page that lives on saves as usual, and nothing parked is left", async () => {
  const one = tab();
  const { rev } = await one.save({ id: ID, content: { text: "一" } });
  await one.park({ id: ID, content: { text: "一二" } }, rev);
  const saved = await one.save({ id: ID, content: { text: "一二三" } }, rev);
  expect(saved.conflict).toBeUndefined();
  expect(await kept()).toEqual([[ID, "一二三"]]);
  await one.remove(ID);
  expect(await tab().load(ID)).toBeUndefined();
});

test.each(["load", "save"] as const)(
  "another tab saved meanwhile: both texts are kept (found by %s)",
  async (by) => {
    const gone = tab();
    const { rev } = await gone.save({ id: ID, content: { text: "都有的" } });
    const other = tab();
    const saved = await other.save({ id: ID, content: { text: "另一个窗口的" } }, rev);
    await gone.park({ id: ID, content: { text: "走了的窗口的" } }, rev);
    if (by === "load") expect((await tab().load(ID))?.content).toEqual({ text: "另一个窗口的" });
    else {
      const { conflict } = await other.save({ id: ID, content: { text: "另一个窗口的" } }, saved.rev);
      expect(conflict).toBeDefined();
    }
    const all = await kept();
    expect(all).toHaveLength(2);
    expect(all).toContainEqual([ID, "另一个窗口的"]);
    expect(all).toContainEqual([`${ID}~`, "走了的窗口的"]);
  },
);
