import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { expectAccessible } from "../../../testing/show.tsx";
import { branchWorld, people, secretaryPhone } from "../testing/branch-world.ts";
import { openPage } from "../testing/open-staff-page.tsx";

test("an essay is read and thanked with one tap", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage("/branch/essays", phone, "学习体会");
  await expectAccessible();
  await page.getByRole("link", { name: /从修水渠想到的/ }).click();
  await expect.element(page.getByText("渠是三十年前修的，我们那时都还年轻。").first()).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "已看，道声谢谢" }).click();
  await expect.element(page.getByText("孙书敏看过了")).toBeVisible();
  const [answer] = phone.written;
  expect(answer).toMatchObject({ kind: "essay-answered", body: { entry: world.essay } });
  expect(Object.keys(answer!.body)).toEqual(["entry", "words"]);
  await openPage("/branch/essays", phone, "学习体会");
  await expect.element(page.getByRole("heading", { name: "待看 0 篇" })).toBeVisible();
});

test("more is asked for in words or remarks, never without", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await openPage(`/branch/essays/${world.essay}`, phone, "从修水渠想到的");
  await page.getByRole("button", { name: "请再补充" }).click();
  await expect.element(page.getByText(/^请先写几句/)).toBeVisible();
  expect(phone.written).toEqual([]);
  await page.getByLabelText("写给王建国的话").fill("老周后来怎么说？");
  await page.getByRole("button", { name: "请再补充" }).click();
  await expect.element(page.getByText("孙书敏看过了，请他再补充")).toBeVisible();
  expect(phone.written[0]).toMatchObject({ body: { verdict: "more", words: "老周后来怎么说？" } });
  // What was sent does not stand there to be sent again.
  await expect.element(page.getByLabelText("写给王建国的话")).toHaveValue("");
  expect(phone.draftStore.size).toBe(0);

  await page.getByRole("button", { name: "收下" }).click();
  await expect.element(page.getByText("孙书敏收下了")).toBeVisible();
  expect(phone.written[1]).toMatchObject({ body: { verdict: "accepted" } });
});

test("a certificate is checked beside its photo, and refused only with a word", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
  const id = await phone.blobs.put(photo, "image/jpeg");
  const shown = world.journal.write(
    world.now,
    "certificate-shown",
    { day: world.today, where: "宁波", minutes: 60, photo: id, size: photo.length },
    { by: people.chen },
  );
  phone.receive(world.journal.entries.at(-1)!);
  await openPage(`/branch/certificates/${shown}`, phone, "参学证明");
  await expect.element(page.getByRole("img", { name: "陈小满的参学证明" })).toBeInTheDocument();
  await page.getByRole("button", { name: "不符" }).click();
  await expect.element(page.getByText("请写一句哪里不符，他会看到。")).toBeVisible();
  expect(phone.written).toEqual([]);
  await page.getByRole("button", { name: "核对属实" }).click();
  await expect.element(page.getByRole("heading", { level: 1, name: "请您处理的" })).toBeVisible();
  expect(phone.written[0]).toMatchObject({
    kind: "certificate-checked",
    body: { entry: shown, holds: true },
  });
  // The other one is not on this phone: its size is said before it is fetched.
  await openPage(`/branch/certificates/${world.certificate}`, phone, "参学证明");
  await expect.element(page.getByRole("button", { name: "下载照片（0.2 MB）" })).toBeVisible();
  await expectAccessible();
});
