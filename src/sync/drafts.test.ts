import { describe, expect, test } from "vitest";
import { MemoryDisk, MemoryStorage } from "./memory-storage.ts";
import { openPhone } from "./open-phone.ts";
import { memoryPorts } from "./testing/memory-ports.ts";

async function twoTabs() {
  const disk = new MemoryDisk();
  const tab = () => openPhone(memoryPorts({ storage: new MemoryStorage(disk) }));
  return [(await tab()).drafts, (await tab()).drafts] as const;
}
const essay = (text: string) => ({ id: "essay:1", content: { text } });

describe("row 6: two tabs, one essay", () => {
  test("both texts are kept, and who saved last is told where the other one is", async () => {
    const [a, b] = await twoTabs();
    const { rev } = await a.save(essay("一"));
    const loaded = await b.load("essay:1");
    expect(loaded).toMatchObject({ rev, content: { text: "一" } });
    await a.save(essay("一、甲写的"), rev);
    const saved = await b.save(essay("一、乙写的"), rev);
    expect(saved.conflict).toBeDefined();
    expect(await a.load("essay:1")).toMatchObject({ content: { text: "一、乙写的" }, rev: saved.rev });
    expect(await a.load(saved.conflict!.other)).toMatchObject({ content: { text: "一、甲写的" } });
    expect(await a.list()).toHaveLength(2);
  });

  test("the same words twice are no conflict", async () => {
    const [a, b] = await twoTabs();
    const { rev } = await a.save(essay("一"));
    await a.save(essay("二"), rev);
    expect((await b.save(essay("二"), rev)).conflict).toBeUndefined();
    expect(await a.list()).toHaveLength(1);
  });

  test("one tab alone goes on without conflict", async () => {
    const [a] = await twoTabs();
    let rev: number | undefined;
    for (const text of ["一", "一二", "一二三"]) {
      const saved = await a.save(essay(text), rev);
      expect(saved.conflict).toBeUndefined();
      rev = saved.rev;
    }
    expect(await a.load("essay:1")).toMatchObject({ content: { text: "一二三" } });
  });

  test("a draft that was handed in and begun again is not taken for the old one", async () => {
    const disk = new MemoryDisk();
    let now = 1_763_776_800_000;
    const tab = () =>
      openPhone(memoryPorts({ storage: new MemoryStorage(disk), clock: () => (now += 1_000) }));
    const [a, b] = [(await tab()).drafts, (await tab()).drafts];
    const { rev } = await a.save(essay("旧的"));
    await b.remove("essay:1");
    await b.save(essay("新的一篇"));
    const saved = await a.save(essay("旧的接着写"), rev);
    expect(await a.load(saved.conflict!.other)).toMatchObject({ content: { text: "新的一篇" } });
  });

  test("what a caller goes on changing is not changed in the store", async () => {
    const [a] = await twoTabs();
    const draft = { id: "log", content: { minutes: 45 } };
    await a.save(draft);
    draft.content.minutes = 60;
    expect((await a.load("log"))?.content).toEqual({ minutes: 45 });
  });
});
