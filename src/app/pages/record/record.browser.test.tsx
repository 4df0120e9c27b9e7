import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { dayOf } from "../../../domain/day.ts";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county } from "../../testing/county.ts";
import { memoryPhone, type MemoryPhone } from "../../testing/memory-phone.ts";
import { show } from "../../testing/show.tsx";

let phone: MemoryPhone;

beforeEach(() => {
  phone = memoryPhone({ entries: county() });
  goTo("/");
  show(<App />, phone);
});

test("a study from paper in three taps", async () => {
  await page.getByRole("link", { name: "记录", exact: true }).click();
  await page.getByRole("link", { name: "记一次学习" }).click();
  await page.getByRole("button", { name: "存下，记在今天" }).click();
  await expect.element(page.getByRole("link", { name: /^读纸质材料 读了45分钟，全部计入/ })).toBeVisible();
  expect(phone.written).toHaveLength(1);
  expect(phone.written[0]).toMatchObject({
    kind: "study-logged",
    body: { how: "paper", day: dayOf(Date.now()), minutes: 45 },
  });
  await expect.element(page.getByText(/已存在本机，待上传/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: /待上传 1 条/ })).toBeVisible();
});

test("a line says how it was reckoned, and can be put right and objected to", async () => {
  goTo("/record");
  await page.getByRole("link", { name: /村务公开条例/ }).click();
  await expect.element(page.getByText("读了45分钟，全部计入。")).toBeVisible();
  await page.getByRole("button", { name: "改分钟数" }).click();
  await page.getByRole("radio", { name: "30 分钟" }).click();
  await page.getByRole("button", { name: "存下" }).click();
  await expect.element(page.getByText(/原来写的是45分钟/)).toBeVisible();

  await page.getByRole("button", { name: "这条不对，我要说明" }).click();
  await userEvent.fill(page.getByRole("textbox", { name: "哪里不对，请写一句" }), "那天读了两篇");
  await page.getByRole("button", { name: "交给支部" }).click();
  await expect.element(page.getByText("您说过：那天读了两篇")).toBeVisible();
  expect(phone.written.map(({ kind }) => kind)).toEqual(["study-corrected", "objection-raised"]);
  expect(phone.draftStore.size).toBe(0);
});

test("taken back, it stays visible and counts nothing", async () => {
  goTo("/record");
  await page.getByRole("link", { name: /村务公开条例/ }).click();
  await page.getByRole("button", { name: "撤掉这一条" }).click();
  await expect.element(page.getByText(/已撤回/)).toBeVisible();
});

test("leave is asked in two taps", async () => {
  await page.getByRole("link", { name: "看一看，或请假" }).click();
  await page.getByRole("button", { name: "请假" }).click();
  await expect.element(page.getByText(/已请假/)).toBeVisible();
  expect(phone.written[0]).toMatchObject({ kind: "leave-asked", body: { meeting: "meeting-today" } });
});

test("a photo of a certificate is made small before it is kept", async () => {
  goTo("/record/certificate");
  const canvas = document.createElement("canvas");
  canvas.width = 4_000;
  canvas.height = 3_000;
  canvas.getContext("2d")?.fillRect(0, 0, 2_000, 3_000);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  const file = new File([blob!], "paper.png", { type: "image/png" });
  await userEvent.upload(page.getByLabelText(/拍下证明/), file);
  await expect.element(page.getByRole("img", { name: "您拍的参学证明" })).toBeVisible();
  await userEvent.fill(page.getByRole("textbox", { name: "在哪里学的" }), "深圳某社区党支部");
  await page.getByRole("button", { name: "交给家乡支部核对" }).click();
  await vi.waitFor(() => expect(phone.written).toHaveLength(1));
  const [shown] = phone.written;
  if (shown?.kind !== "certificate-shown") throw new Error("not a certificate");
  const kept = await phone.blobs.get(shown.body.photo);
  expect(kept?.length).toBe(shown.body.size);
  const picture = await createImageBitmap(new Blob([kept!], { type: "image/jpeg" }));
  expect([picture.width, picture.height]).toEqual([1_600, 1_200]);
});
