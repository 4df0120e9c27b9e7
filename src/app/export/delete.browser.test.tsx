import { beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { App } from "../app.tsx";
import { goTo } from "../routing/place.ts";
import { changeDisplay } from "../settings/display.ts";
import { county, received } from "../testing/county.ts";
import { type MemoryPhone, memoryPhone, testMember } from "../testing/memory-phone.ts";
import { expectAccessible, show } from "../testing/show.tsx";

let phone: MemoryPhone;
const by = { by: testMember };
const essay = "essay-of-deletion";
const [named, begun, other] = ["c".repeat(64), "d".repeat(64), "e".repeat(64)];

beforeEach(() => {
  show(null, memoryPhone());
  changeDisplay({ elder: false, size: 18, theme: undefined });
  phone = memoryPhone({ entries: county() });
});

function open(path: string): void {
  goTo(path);
  show(<App />, phone);
}
const button = (name: string) => page.getByRole("button", { name, exact: true });
function draft(id: string, content: object): void {
  phone.draftStore.set(id, { id, rev: 1, savedAt: 1, content: { ...content } });
}
function writing(): string[] {
  const photos = [{ photo: named, size: 3, width: 9, height: 12 }];
  const saved = received("essay-saved", { essay, title: "修渠的事", text: "头一稿", photos }, by);
  const handedIn = received("essay-handed-in", { essay, title: "修渠的事", text: "我报名", photos }, by);
  phone.receive(
    saved,
    handedIn,
    received("essay-handed-in", { essay: "another", title: "别的", text: "还在" }, by),
  );
  for (const id of [named, begun, other]) phone.keep(id, "a file");
  draft(`essay:${essay}`, { title: "修渠的事", text: "又改了", sounds: [{ sound: begun }], photos });
  draft(`beside:essay:${essay}`, { text: "又改了" });
  draft(`share:${handedIn.id}`, { title: "修渠的事" });
  draft("essay:another", { title: "别的", text: "还在", sounds: [{ sound: other }] });
  return [saved.id, handedIn.id];
}

test("one essay: asked for with all its entries; its drafts, and what was only in them, go at once", async () => {
  const ids = writing();
  open(`/essays/${essay}/delete`);
  await expect.element(page.getByRole("heading", { level: 1, name: "删除这一篇？" })).toBeVisible();
  await expect.element(page.getByText("《修渠的事》")).toBeVisible();
  await expect.element(page.getByText(/那部手机一联网，它们又会回来，要在那部手机上再删一次/)).toBeVisible();
  await expectAccessible();
  await button("删除").click();
  await expect.element(page.getByText(/删除的请求已存好/)).toBeVisible();
  const asked = phone.written.filter(({ kind }) => kind === "erasure-asked");
  expect(asked).toMatchObject([{ body: { entries: ids } }]);
  expect([...phone.draftStore.keys()]).toEqual(["essay:another"]);
  expect(await phone.blobs.has([named, begun, other])).toEqual(new Set([named, other]));
  await expectAccessible();
});

test("the way there is on the essay", async () => {
  writing();
  phone.draftStore.clear();
  open(`/essays/${essay}`);
  await page.getByRole("link", { name: "删除这一篇" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "删除这一篇？" })).toBeVisible();
});

test("one note, also from the server", async () => {
  const note = received("note-saved", { note: "n", words: "不想留的" }, by);
  phone.receive(note);
  open("/notes/n");
  await page.getByRole("link", { name: "彻底删除，服务器上的也删" }).click();
  await expect.element(page.getByText("“不想留的”")).toBeVisible();
  await expectAccessible();
  await button("删除").click();
  await expect.element(page.getByText(/删除的请求已存好/)).toBeVisible();
  expect(phone.written).toMatchObject([{ kind: "erasure-asked", body: { entries: [note.id] } }]);
});

test("everything: what is being written goes too, what staff write stays", async () => {
  writing();
  const mine = received("study-logged", { how: "paper", title: "一", day: "2026-03-12", minutes: 45 }, by);
  const elders = received(
    "study-logged",
    { how: "paper", title: "二", day: "2026-03-12", minutes: 45 },
    { by: testMember, of: "zhou" },
  );
  phone.receive(mine, elders);
  const staying = [
    "meeting-close:m",
    "form-for:f:zhou",
    "slip:f",
    "slip-answers:f",
    "kiosk:f",
    "round:v",
    "beside:slip:v:zhou",
    `transcribe:${elders.id}:${named}`,
    `correct:${elders.id}`,
  ];
  for (const id of staying) draft(id, { words: "别人的" });
  const going = [
    "note:n",
    "recording:t",
    "recording:t~2",
    "complaint",
    "whereabouts",
    "certificate",
    "log",
    "visit",
    "leave:m",
    "form:f",
    `objection:${mine.id}`,
    `transcribe:${mine.id}:${named}`,
    `beside:note:n`,
  ];
  for (const id of going) draft(id, { words: "没写完" });
  const voice = "f".repeat(64);
  phone.keep(voice, "a voice");
  draft("recording:t", { takes: [{ sound: voice }] });
  open("/me/data");
  await button("请求删除我写的全部内容").click();
  await page.getByRole("dialog").getByRole("button", { name: "删除", exact: true }).click();
  await vi.waitFor(() => expect([...phone.draftStore.keys()].sort()).toEqual(staying.sort()));
  await vi.waitFor(async () => expect(await phone.blobs.has([voice, begun])).toEqual(new Set()));
  expect(phone.written).toMatchObject([{ kind: "erasure-asked", body: { entries: "all" } }]);
});

test("320 px wide, and in 长辈版: nothing goes sideways, one primary button", async () => {
  writing();
  await page.viewport(320, 640);
  for (const elder of [false, true]) {
    changeDisplay({ elder });
    open(`/essays/${essay}/delete`);
    await expect.element(page.getByText("《修渠的事》")).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(document.querySelectorAll(".button.primary").length).toBeLessThanOrEqual(1);
    await expectAccessible();
  }
  await page.viewport(360, 740);
});
