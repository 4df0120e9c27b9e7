import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { ESSAY_PARTS } from "../../../domain/essay-parts.ts";
import { StorageFull } from "../../../sync/phone.ts";
import { useDraft } from "../../drafts/use-draft.ts";
import { likeness } from "../../pictures/straighten/testing/likeness.ts";
import { changeDisplay } from "../../settings/display.ts";
import { memoryPhone, testMember, type MemoryPhone } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import type { EssayDraft } from "../essay-draft.ts";
import { HandwrittenPages } from "./handwritten-pages.tsx";
import { asPhoto, jpegPage } from "./testing/jpeg.ts";
import { pixels, shot } from "./testing/shot.ts";

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone();
});
afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

function Editor() {
  const draft = useDraft<EssayDraft>("essay:e", { title: "", text: "" });
  return (
    <main>
      <HandwrittenPages draft={draft} />
    </main>
  );
}
/** Pictures are made while others use the machine, too. */
const soon = <T,>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 15_000 });
const open = (): HTMLElement => show(<Editor />, phone);
const camera = () => page.getByLabelText(/^拍第/);
const album = () => page.getByLabelText(/^从相册里选/);
const kept = (): readonly EssayPhoto[] =>
  (phone.draftStore.get("essay:e")?.content["photos"] as EssayPhoto[] | undefined) ?? [];
const filesHere = async (): Promise<string[]> => (await phone.blobs.held()).map(({ id }) => id);

/** Pages that lie in the draft as they are, each with its own word. */
async function begin(words: readonly string[]): Promise<EssayPhoto[]> {
  const photos: EssayPhoto[] = [];
  for (const word of words) {
    const bytes = await jpegPage(word);
    await phone.blobs.put(bytes, "image/jpeg");
    photos.push(await asPhoto(bytes));
  }
  phone.draftStore.set("essay:e", {
    id: "essay:e",
    rev: 1,
    savedAt: 1,
    content: { title: "", text: "", photos },
  });
  return photos;
}

test("a page that was taken slanted is laid flat: every stroke is where it was written, small enough, and the photo is kept", async () => {
  open();
  await userEvent.upload(camera(), await shot(1, 900));
  await expect.element(page.getByRole("dialog", { name: /四个角/ })).toBeVisible();
  const [photo] = kept();
  const bytes = (await phone.blobs.get(photo!.photo))!;
  expect(bytes.length).toBe(photo!.size);
  expect(photo!.size).toBeLessThan(450_000);
  expect(photo!.height / photo!.width).toBeCloseTo(Math.SQRT2, 2);
  const made = await pixels(bytes);
  expect([made.width, made.height]).toEqual([photo!.width, photo!.height]);
  expect(likeness(made, 140)).toBeGreaterThan(0.985);
  await expectAccessible();
  // The page, and the photo that it was made of.
  expect(await filesHere()).toHaveLength(2);

  await page.getByRole("button", { name: "不用拉正" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await soon(() => expect(kept()[0]!.photo).not.toBe(photo!.photo));
  expect([kept()[0]!.width, kept()[0]!.height]).toEqual([900, 1200]);
  // The page that was before is gone.
  await soon(async () => expect(await filesHere()).toHaveLength(2));
});

test("what was taken is a draft on the phone before anything is made of it", async () => {
  const save = phone.drafts.save.bind(phone.drafts);
  const saved: EssayPhoto[][] = [];
  phone.drafts.save = (draft, base) => {
    if (draft.id === "essay:e") saved.push(draft.content["photos"] as EssayPhoto[]);
    return save(draft, base);
  };
  open();
  await userEvent.upload(album(), [await shot(1), await shot(2)]);
  await expect.element(page.getByText("放好了 2 页，一共 2 页")).toBeVisible();
  expect(saved[0]?.map(({ width, height }) => [width, height])).toEqual([[480, 640]]);
  expect(kept()).toHaveLength(2);
  // Several at once: nobody is asked about each.
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("corners are moved by buttons, by keys and by drawing; four that make no sheet are not taken", async () => {
  open();
  await userEvent.upload(camera(), await shot(1));
  const corner = page.getByRole("button", { name: "右下角" });
  await expect.element(corner).toBeVisible();
  const place = (): { x: number; y: number } => {
    const { left, top } = corner.element().getBoundingClientRect();
    return { x: left, y: top };
  };
  const before = place();
  await corner.click();
  await expect.element(page.getByText(/正在挪右下角/)).toBeVisible();
  await page.getByRole("button", { name: "往左挪" }).click();
  await soon(() => expect(place().x).toBeLessThan(before.x - 1));
  (corner.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  await soon(() => expect(place().y).toBeLessThan(before.y - 1));
  const moved = place();
  const pointer = (type: string, x: number, y: number): void =>
    void corner
      .element()
      .dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true }));
  // A pointer that a test makes cannot be captured.
  const handle = corner.element() as HTMLElement;
  handle.setPointerCapture = () => undefined;
  handle.hasPointerCapture = () => true;
  pointer("pointerdown", moved.x + 20, moved.y + 20);
  pointer("pointermove", moved.x, moved.y + 10);
  await soon(() => expect(place().x).toBeCloseTo(moved.x - 20, 0));

  const [was] = kept();
  await page.getByRole("button", { name: "就这样" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(kept()[0]!.photo).not.toBe(was!.photo);

  await page.getByText("改第 1 页").click();
  await page.getByRole("button", { name: "拉正第 1 页" }).click();
  (corner.element() as HTMLElement).focus();
  for (let i = 0; i < 30; i++) await userEvent.keyboard("{Shift>}{ArrowUp}{/Shift}");
  await page.getByRole("button", { name: "就这样" }).click();
  await expect.element(page.getByRole("alert").getByText(/围不成一张纸/)).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "先不改" }).click();
  await expect.element(page.getByRole("button", { name: "拉正第 1 页" })).toHaveFocus();
});

test("order by taps, the focus stays with the page and its number is said; words beside; deleting is asked once", async () => {
  const [one, two, three] = await begin(["一", "二", "三"]);
  open();
  await expect.element(page.getByText("第 3 页，共 3 页")).toBeVisible();
  await page.getByRole("button", { name: "第 3 页上移" }).click();
  await expect.element(page.getByText("现在是第 2 页，共 3 页")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "第 2 页上移" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("button", { name: "第 1 页上移" })).toHaveFocus();
  await soon(() => expect(kept().map(({ photo }) => photo)).toEqual([three!.photo, one!.photo, two!.photo]));

  await page.getByText("把第 1 页打成字").click();
  await userEvent.fill(page.getByRole("textbox", { name: "第 1 页写的是" }), "三页的话");
  await soon(() => expect(kept()[0]).toMatchObject({ photo: three!.photo, words: "三页的话" }));
  await expectAccessible();

  await page.getByText("改第 2 页").click();
  await page.getByRole("button", { name: "删掉第 2 页" }).click();
  await page.getByRole("button", { name: "留着" }).click();
  await page.getByRole("button", { name: "删掉第 2 页" }).click();
  await page.getByRole("alert").getByRole("button", { name: "删掉" }).click();
  await expect.element(page.getByText("第 2 页删掉了，还有 2 页")).toBeVisible();
  expect(kept().map(({ photo }) => photo)).toEqual([three!.photo, two!.photo]);
  await soon(async () => expect(await filesHere()).toEqual([two!.photo, three!.photo]));
});

test("a page that a kept version names stays on the phone when it is taken out of the draft", async () => {
  const [one] = await begin(["一"]);
  await phone.write([{ kind: "essay-saved", body: { essay: "e", title: "", text: "", photos: [one!] } }]);
  open();
  await page.getByText("改第 1 页").click();
  await page.getByRole("button", { name: "删掉第 1 页" }).click();
  await page.getByRole("alert").getByRole("button", { name: "删掉" }).click();
  await expect.element(page.getByText("第 1 页删掉了，还有 0 页")).toBeVisible();
  expect(await filesHere()).toEqual([one!.photo]);
  expect(phone.written[0]?.by).toBe(testMember);
});

test("turned, and in its own colour again; taken anew it keeps its words", async () => {
  open();
  await userEvent.upload(album(), [await shot(1)]);
  await page.getByRole("button", { name: "先不改" }).click();
  const straight = kept()[0]!;
  await page.getByText("改第 1 页").click();
  await page.getByRole("button", { name: "把第 1 页向右转" }).click();
  await soon(() => expect(kept()[0]!.width).toBe(straight.height));
  const turned = kept()[0]!;
  await page.getByRole("button", { name: "第 1 页用原来的颜色" }).click();
  await soon(() => expect(kept()[0]!.photo).not.toBe(turned.photo));
  expect([kept()[0]!.width, kept()[0]!.height]).toEqual([turned.width, turned.height]);

  await page.getByText("把第 1 页打成字").click();
  await userEvent.fill(page.getByRole("textbox", { name: "第 1 页写的是" }), "写的话");
  await userEvent.upload(page.getByLabelText("重拍第 1 页"), await shot(2));
  await soon(() => expect(kept()[0]!.height).toBeGreaterThan(kept()[0]!.width));
  await soon(() => expect(kept()[0]!.height / kept()[0]!.width).toBeCloseTo(Math.SQRT2, 2));
  expect(kept()[0]!.words).toBe("写的话");
  await soon(async () => expect(await filesHere()).toHaveLength(2));
});

test("files that are no pictures are named, each with its words, and the others are kept", async () => {
  open();
  const heic = new File(["\0\0\0\u0018ftypheic"], "IMG_7.HEIC", { type: "image/heic" });
  const broken = new File(["不是图片"], "坏的.jpg", { type: "image/jpeg" });
  const good = await shot(1);
  await userEvent.upload(album(), [heic, good, broken, good]);
  await expect.element(page.getByText("放好了 1 页，一共 1 页")).toBeVisible();
  const alert = page.getByRole("alert");
  await expect.element(alert.getByText(/IMG_7\.HEIC.*HEIC 图片/)).toBeVisible();
  await expect.element(alert.getByText(/坏的\.jpg.*打不开/)).toBeVisible();
  await expect.element(alert.getByText(/IMG_1\.jpg.*前面已经有了/)).toBeVisible();
  expect(kept()).toHaveLength(1);
  await expectAccessible();
});

test("more pages than an essay can have are not taken, and that is said of each file", async () => {
  const photos = Array.from({ length: ESSAY_PARTS }, (_, i) => ({
    photo: String(i).padStart(64, "0"),
    size: 1,
    width: 3,
    height: 4,
  }));
  const content = { title: "", text: "", photos };
  phone.draftStore.set("essay:e", { id: "essay:e", rev: 1, savedAt: 1, content });
  open();
  await expect.element(page.getByText(`第 1 页，共 ${ESSAY_PARTS} 页`)).toBeVisible();
  await userEvent.upload(album(), await shot(1));
  await expect.element(page.getByRole("alert").getByText(/IMG_1\.jpg.*最多/)).toBeVisible();
  expect(kept()).toHaveLength(ESSAY_PARTS);
  expect(await filesHere()).toEqual([]);
});

test("on a full phone the photo stays on the screen, is said not to be kept, and is kept with the next try", async () => {
  open();
  const put = phone.blobs.put.bind(phone.blobs);
  phone.blobs.put = () => Promise.reject(new StorageFull("full"));
  await userEvent.upload(camera(), await shot(1));
  await expect.element(page.getByText("IMG_1.jpg 还没有存进送学")).toBeVisible();
  await expect.element(page.getByText(/手机的存储空间满了/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "把 IMG_1.jpg 另存为文件" })).toBeVisible();
  await expectAccessible();
  expect(kept()).toEqual([]);
  phone.blobs.put = put;
  await page.getByRole("button", { name: "再存一次 IMG_1.jpg" }).click();
  await soon(() => expect(kept()).toHaveLength(1));
  await expect.element(page.getByText("IMG_1.jpg 还没有存进送学")).not.toBeInTheDocument();
});

test("opened again, a page can still be made anew from its photo; photos of pages that are gone leave the phone", async () => {
  open();
  await userEvent.upload(album(), [await shot(1), await shot(2)]);
  await expect.element(page.getByText("放好了 2 页，一共 2 页")).toBeVisible();
  expect(await filesHere()).toHaveLength(4);
  // The browser was killed; meanwhile another tab has taken the second page out.
  const draft = phone.draftStore.get("essay:e")!;
  phone.draftStore.set("essay:e", { ...draft, content: { ...draft.content, photos: [kept()[0]!] } });
  open();
  await soon(async () => expect(await filesHere()).toHaveLength(3));
  const [was] = kept();
  await page.getByText("改第 1 页").click();
  await page.getByRole("button", { name: "第 1 页用原来的颜色" }).click();
  await soon(() => expect(kept()[0]!.photo).not.toBe(was!.photo));
});

test("photos that the pages of a finished essay were made of leave the phone when another essay's are opened", async () => {
  open();
  await userEvent.upload(album(), [await shot(1)]);
  await page.getByRole("button", { name: "先不改" }).click();
  const [photo] = kept();
  const body = { essay: "e", title: "", text: "", photos: [photo!] };
  await phone.write([{ kind: "essay-handed-in", body }], { draft: "essay:e", blobs: [photo!.photo] });
  expect(await filesHere()).toHaveLength(2);
  function Other() {
    return <HandwrittenPages draft={useDraft<EssayDraft>("essay:other", { title: "", text: "" })} />;
  }
  show(<Other />, phone);
  await soon(async () => expect(await filesHere()).toEqual([photo!.photo]));
});

test("at 320 px nothing goes sideways, in both looks", async () => {
  await begin(["一", "二"]);
  await page.viewport(320, 640);
  open();
  for (const elder of [false, true]) {
    changeDisplay(elder ? { elder, size: 24 } : { elder });
    await expect.element(page.getByRole("button", { name: "第 1 页下移" })).toBeVisible();
    if (!elder) await page.getByText("改第 1 页").click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await page.getByRole("button", { name: "拉正第 1 页" }).click();
    await expect.element(page.getByRole("button", { name: "就这样" })).toBeVisible();
    const dialog = document.querySelector("dialog")!;
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    await page.getByRole("button", { name: "先不改" }).click();
  }
});
