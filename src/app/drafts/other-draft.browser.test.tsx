import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { county } from "../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";
import { DraftStatusLine } from "./draft-status.tsx";
import { useDraft } from "./use-draft.ts";

const look = () => page.getByRole("button", { name: "看有什么不同，选一份或合成一篇" });
const asked = () => page.getByText("另一个窗口也在写这一篇，两份都留着");

/** Two tabs wrote: the other's text is kept beside. */
function twoTabs(id: string, mine: Record<string, unknown>, theirs: Record<string, unknown>): MemoryPhone {
  const phone = memoryPhone({ entries: county() });
  phone.draftStore.set(id, { id, rev: 2, savedAt: 2, content: mine });
  phone.draftStore.set(`${id}~1`, { id: `${id}~1`, rev: 1, savedAt: 1, content: theirs });
  return phone;
}

test("an essay of two tabs: chosen place by place, and the other is gone only when the joined one is kept", async () => {
  const mine = { title: "体会", text: "这边写的。大家都说好。" };
  const phone = twoTabs("essay:essay-1", mine, {
    title: "",
    text: "那边写的。大家都说好。",
    photos: [{ photo: "p1" }],
  });
  goTo("/essays/essay-1");
  show(<App />, phone);
  await look().click();
  await expect.element(page.getByText("那一份里的1 张照片也放进来，排在后面。")).toBeVisible();
  await expectAccessible();
  await page.getByRole("radio", { name: "两样都要" }).click();
  await page.getByRole("button", { name: "按选好的合成一篇" }).click();
  await expect.element(page.getByRole("textbox", { name: "正文" })).toHaveValue("这那边写的。大家都说好。");
  await expect.element(asked()).not.toBeInTheDocument();
  await vi.waitFor(() => expect(phone.draftStore.has("essay:essay-1~1")).toBe(false));
  expect(phone.draftStore.get("essay:essay-1")?.content).toMatchObject({
    title: "体会",
    text: "这那边写的。大家都说好。",
    photos: [{ photo: "p1" }],
  });
});

type Minutes = { present: string[]; summary: string };

function Editor() {
  const draft = useDraft<Minutes>("meeting-close:m1", { present: [], summary: "" });
  return (
    <main class="page">
      <h1>会议记录</h1>
      <DraftStatusLine draft={draft} words={({ present, summary }) => `${present.join("、")}。${summary}`} />
    </main>
  );
}

test("a form of many fields: what differs is shown, and one is chosen or both stay", async () => {
  const mine = { present: ["李秀英"], summary: "学习了文件" };
  const theirs = { present: ["李秀英", "周海"], summary: "讨论了修路" };
  const phone = twoTabs("meeting-close:m1", mine, theirs);
  const root = show(<Editor />, phone);
  await look().click();
  await expect.element(page.getByRole("button", { name: "换成另一份" })).toBeVisible();
  expect(root.querySelector("ins")?.textContent).toContain("周海");
  await expectAccessible();
  await page.getByRole("button", { name: "先不管，两份都留着" }).click();
  expect(phone.draftStore.size).toBe(2);
  await look().click();
  await page.getByRole("button", { name: "换成另一份" }).click();
  await expect.element(asked()).not.toBeInTheDocument();
  expect([...phone.draftStore.values()].map(({ content }) => content)).toEqual([theirs]);
});
