import { afterEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { changeDisplay } from "../settings/display.ts";
import { expectAccessible } from "../testing/show.tsx";
import { everyField } from "./testing/every-field.ts";
import { showForm } from "./testing/show-form.tsx";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(414, 896);
});

const handIn = () => page.getByRole("button", { name: "交表" }).click();

test("every kind of question is answered with the keyboard, and nothing else is handed in", async () => {
  const { handedIn, sheet } = showForm(everyField);
  await page.getByLabelText("姓名（必填）").click();
  await userEvent.keyboard("何小满{Tab}4２{Tab}");
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("radio", { name: "村里" })).toBeChecked();
  await page.getByLabelText("哪天去的").fill("2026-03-01");
  await page.getByRole("checkbox", { name: "用手机" }).click();
  await page.getByRole("checkbox", { name: "理论" }).click();
  await page.getByRole("radio", { name: "5，满意" }).click();
  await page.getByRole("radio", { name: "不要" }).click();
  await page.getByLabelText("意见").fill("字大一点");
  await page.getByLabelText("谁来送学").fill("李春燕");
  await page.getByRole("button", { name: "加一个：家庭成员" }).click();
  await page.getByLabelText("称呼（必填）").fill("老伴");
  await page.getByLabelText("多大").fill("71");
  await handIn();
  await expect
    .poll(() => handedIn)
    .toEqual([
      {
        name: "何小满",
        age: 42,
        place: "village",
        since: "2026-03-01",
        wishes: ["theory", "phone"],
        content: 5,
        visit: false,
        opinion: "字大一点",
        helper: { name: "李春燕" },
        family: [{ relative: "老伴", years: 71 }],
      },
    ]);
  expect(sheet.problems.value).toEqual([]);
});

test("what is wrong stands above with the way to it and at its question; nothing is lost, and what is put right is off the list", async () => {
  const { handedIn } = showForm(everyField, {
    given: {
      age: 200,
      wishes: ["theory", "farming", "phone"],
      family: [{ years: 140 }],
      opinion: "字大一点",
    },
  });
  await handIn();
  const list = page.getByRole("group", { name: "还要补一补" });
  await expect.element(list.getByText("还有 6 处要补一补，填过的都在：")).toBeVisible();
  // The focus is on the first of them.
  await expect.element(list.getByRole("button").first()).toHaveFocus();
  await expect.element(list.getByRole("button").first()).toHaveTextContent("请填写“姓名”。");
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  const name = page.getByLabelText("姓名（必填）");
  await expect.element(name).toHaveFocus();
  await expect.element(name).toHaveAccessibleDescription("请填写“姓名”。");
  await userEvent.keyboard("何小满");
  await expect.element(list.getByText(/^还有 5 处要补一补/)).toBeVisible();
  await expect.element(name).toHaveAccessibleDescription("");
  await list.getByRole("button", { name: /没有人这么大/ }).click();
  await expect.element(page.getByLabelText("多大")).toHaveFocus();
  await page.getByLabelText("多大").fill("71");
  await page.getByLabelText("称呼（必填）").fill("老伴");
  await page.getByLabelText("年龄").fill("四十");
  await page.getByRole("radio", { name: "村里" }).click();
  await page.getByRole("checkbox", { name: "理论" }).click();
  await handIn();
  await expect.element(list.getByRole("button")).toHaveTextContent("“年龄”要填数字，如 3，现在是“四十”。");
  await expect.element(page.getByLabelText("年龄")).toHaveValue("四十");
  await page.getByLabelText("年龄").fill("42");
  await handIn();
  await expect.poll(() => handedIn).toMatchObject([{ age: 42, opinion: "字大一点" }]);
});

test("words of one's own beside the options, taken back with what was chosen", async () => {
  const { sheet } = showForm(everyField);
  const place = page.getByRole("radiogroup", { name: /现在住哪里/ });
  await place.getByRole("radio", { name: "其他" }).click();
  await place.getByLabelText("现在住哪里，其他，请写一写").fill("船上");
  expect(sheet.answers()).toEqual({ place: "船上" });
  const wishes = page.getByRole("group", { name: "想学什么" });
  await wishes.getByRole("checkbox", { name: "用手机" }).click();
  await wishes.getByRole("checkbox", { name: "其他" }).click();
  await wishes.getByLabelText("想学什么，其他，请写一写").fill("唱戏");
  expect(sheet.answers()).toEqual({ place: "船上", wishes: ["phone", "唱戏"] });
  await wishes.getByRole("checkbox", { name: "其他" }).click();
  await place.getByRole("radio", { name: "村里" }).click();
  expect(sheet.answers()).toEqual({ place: "village", wishes: ["phone"] });
  await page.getByRole("radio", { name: "不要" }).click();
  await page.getByRole("button", { name: "不选了：要不要送学上门" }).click();
  await expect.element(page.getByRole("radio", { name: "不要" })).not.toBeChecked();
  expect(sheet.answers()).not.toHaveProperty("visit");
});

test("a name from the roster with a tap, of two of the same name the right one; any other name too", async () => {
  const people = [
    { name: "李春燕", label: "李春燕（一组）", member: "member0000000001" },
    { name: "李春燕", label: "李春燕（二组）", member: "member0000000002" },
    { name: "陈建国", label: "陈建国", member: "member0000000003" },
  ];
  const { sheet } = showForm(everyField, { people });
  await page.getByLabelText("谁来送学").fill("春");
  await page.getByRole("button", { name: "李春燕（二组）" }).click();
  expect(sheet.answers()).toEqual({ helper: { name: "李春燕", member: "member0000000002" } });
  await expect.element(page.getByLabelText("谁来送学")).toHaveValue("李春燕（二组）");
  await page.getByLabelText("谁来送学").fill("隔壁老王");
  expect(sheet.answers()).toEqual({ helper: { name: "隔壁老王" } });
});

test("signed with a finger: kept when the pen rests or at once when it is handed in; wiped and signed anew", async () => {
  const { sheet, files, handedIn } = showForm({
    title: "签名",
    fields: [{ kind: "signature", id: "signed", label: "签名", required: true }],
  });
  const pad = document.querySelector("canvas")!;
  const box = pad.getBoundingClientRect();
  const finger = (type: string, x: number, y: number): void => {
    const at = { clientX: box.left + x, clientY: box.top + y, pointerId: 1, button: 0, bubbles: true };
    pad.dispatchEvent(new PointerEvent(type, at));
  };
  // A pointer that is none of the browser's own cannot be captured.
  pad.setPointerCapture = () => undefined;
  pad.hasPointerCapture = () => true;
  const stroke = (): void => {
    finger("pointerdown", 30, 20);
    finger("pointermove", 60, 40);
    finger("pointermove", 120, 30);
    finger("pointerup", 120, 30);
  };
  stroke();
  await handIn();
  await expect.poll(() => handedIn, { timeout: 10_000 }).toHaveLength(1);
  const first = handedIn[0]!["signed"] as { blob: string; type: string };
  expect(first.type).toBe("image/png");
  const picture = await createImageBitmap(new Blob([(await files.get(first.blob))!]));
  expect([picture.width, picture.height]).toEqual([900, 300]);
  await page.getByRole("button", { name: "擦掉重签" }).click();
  expect(sheet.answers()).toEqual({});
  await handIn();
  await expect.element(page.getByText("还有 1 处要补一补，填过的都在：")).toBeVisible();
  stroke();
  finger("pointerdown", 10, 10);
  await expect.poll(() => sheet.answers()["signed"], { timeout: 10_000 }).toBeDefined();
  expect(sheet.answers()["signed"]).not.toEqual(first);
});

test("a photo is made small and shown; what is no picture is said", async () => {
  const { sheet } = showForm({ title: "照片", fields: [{ kind: "photo", id: "photo", label: "笔记" }] });
  const input = page.getByLabelText("笔记：拍一张，或选一张照片");
  await userEvent.upload(input, new File(["no picture"], "notes.jpg", { type: "image/jpeg" }));
  await expect.element(page.getByText(/这张图片打不开/)).toBeVisible();
  const canvas = new OffscreenCanvas(3200, 800);
  canvas.getContext("2d")!.fillRect(0, 0, 10, 10);
  const large = await canvas.convertToBlob({ type: "image/png" });
  await userEvent.upload(input, new File([large], "notes.png", { type: "image/png" }));
  const shown = page.getByRole("img", { name: "照片：笔记" });
  await expect.element(shown).toBeVisible();
  await expect.poll(() => (shown.element() as HTMLImageElement).naturalWidth).toBe(1600);
  expect(sheet.answers()).toMatchObject({ photo: { type: "image/jpeg" } });
  await expectAccessible();
  await page.getByRole("button", { name: "不要这张照片" }).click();
  expect(sheet.answers()).toEqual({});
});

test("no more rounds than there may be; one in the middle is taken out, and the others keep their words", async () => {
  const { sheet } = showForm(everyField);
  for (const name of ["父亲", "母亲", "儿子"]) {
    await page.getByRole("button", { name: /加一个：家庭成员/ }).click();
    await page.getByLabelText("称呼（必填）").last().fill(name);
  }
  await expect.element(page.getByRole("button", { name: /加一个：家庭成员/ })).not.toBeInTheDocument();
  await page.getByRole("button", { name: "去掉：家庭成员，第 2 个" }).click();
  await expect.element(page.getByLabelText("称呼（必填）").last()).toHaveValue("儿子");
  expect(sheet.answers()).toEqual({ family: [{ relative: "父亲" }, { relative: "儿子" }] });
});

test("长辈版: one question a screen, forward and back, and to what is wrong; read aloud by nobody where there is no voice", async () => {
  changeDisplay({ elder: true });
  const { handedIn } = showForm(everyField);
  await expect.element(page.getByText("第 1 题，共 12 题")).toBeVisible();
  await expect.element(page.getByText("十分钟填完，没有网也能填。")).toBeVisible();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByRole("radio", { name: "在外地" }).click();
  // The question that this shows is the next.
  await expect.element(page.getByText("第 3 题，共 13 题")).toBeVisible();
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByLabelText("在哪个城市（必填）").fill("深圳");
  await page.getByRole("button", { name: "上一题" }).click();
  await expect.element(page.getByRole("radio", { name: "在外地" })).toBeChecked();
  const end = page.getByText(/^都问完了/);
  const next = page.getByRole("button", { name: "下一题" });
  for (let i = 0; i < 12; i++) await next.click();
  await page.getByRole("button", { name: "填完了" }).click();
  await expect.element(end).toBeVisible();
  expect(document.querySelectorAll(".button.primary")).toHaveLength(1);
  await handIn();
  await expect.element(page.getByText("还有 1 处要补一补，填过的都在。")).toBeVisible();
  await page.getByLabelText("姓名（必填）").fill("孙桂香");
  for (let i = 0; i < 14; i++) await next.click();
  await page.getByRole("button", { name: "填完了" }).click();
  await handIn();
  await expect.poll(() => handedIn).toEqual([{ name: "孙桂香", place: "city", city: "深圳" }]);
});

test("长辈版: a group is filled in round by round", async () => {
  const { sheet } = showForm({ title: "家", fields: everyField.fields.slice(-1) }, { large: true });
  await page.getByRole("button", { name: "加一个：家庭成员" }).click();
  await expect.element(page.getByText("家庭成员，第 1 个")).toBeVisible();
  await page.getByLabelText("称呼（必填）").fill("父亲");
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByLabelText("多大").fill("80");
  await page.getByRole("button", { name: "下一题" }).click();
  await page.getByRole("button", { name: "再加一个：家庭成员" }).click();
  await page.getByLabelText("称呼（必填）").fill("母亲");
  expect(sheet.answers()).toEqual({ family: [{ relative: "父亲", years: 80 }, { relative: "母亲" }] });
});

test("every field, in both looks, light and dark, has no violation and no sideways scroll at 320 px in the largest type", async () => {
  showForm(everyField, {
    given: { family: [{ relative: "父亲" }], place: "city", visit: true },
    large: false,
  });
  await expectAccessible();
  await page.viewport(320, 640);
  document.documentElement.dataset["size"] = "30";
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  changeDisplay({ elder: true, size: 30 });
  const small = [
    ...document.querySelectorAll("button, label.choice, input.input, select, textarea, label.button"),
  ]
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < 59.5);
  expect(small.map(({ control }) => control.outerHTML)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test("of two hundred questions an answer draws its own anew and the one that it shows, and no other", async () => {
  const fields = Array.from({ length: 200 }, (_, i) => ({
    kind: "yes-no" as const,
    id: `q${i}`,
    label: `第 ${i + 1} 问`,
    ...(i === 100 && { shownIf: { call: "=" as const, of: [{ field: "q7" }, { value: true }] } }),
  }));
  showForm({ title: "二百问", fields });
  const touched = new Set<string>();
  const watch = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      for (const node of [target, ...addedNodes]) {
        const box = (node as Element).closest?.(".question")?.id;
        if (box !== undefined) touched.add(box);
      }
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  await page.getByRole("radiogroup", { name: "第 8 问" }).getByRole("radio", { name: "是" }).click();
  await expect.element(page.getByRole("radiogroup", { name: "第 101 问" })).toBeVisible();
  watch.disconnect();
  expect(touched).toEqual(new Set(["q-q7-box", "q-q100-box"]));
});
