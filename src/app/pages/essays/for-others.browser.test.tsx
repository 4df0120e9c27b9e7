import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received } from "../../testing/county.ts";
import { memoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";

const SOUND = { sound: "ab".repeat(32), size: 240_000, seconds: 80, type: "audio/webm" };

test("who handed in an essay for one whom he visits writes down what she said, and reads what the branch answered", async () => {
  const elder = "elder00000000000";
  const who = {
    pairing: "pairing000000000",
    helper: testMember,
    helperName: "何小满",
    elder,
    elderName: "赵大娘",
  };
  const essay = { essay: "spoken0000000000", title: "口述的", text: "", sounds: [SOUND] };
  const handedIn = received("essay-handed-in", essay, { by: testMember, of: elder });
  const phone = memoryPhone({
    entries: [
      ...county(),
      received("pairing-made", { ...who, until: "2999-12-31", consent: "paper" }),
      handedIn,
      received("essay-answered", { entry: handedIn.id, words: "谢谢赵大娘" }, { by: "secretary" }),
    ],
  });
  goTo("/essays", true);
  show(<App />, phone);
  await page.viewport(320, 740);
  await page.getByRole("link", { name: /口述的.*支部回话了/ }).click();
  await expect.element(page.getByText("谢谢赵大娘")).toBeVisible();
  await expect.element(page.getByText(/^替赵大娘交的/)).toBeVisible();
  await page.getByRole("button", { name: "把第 1 段写成文字" }).click();
  await page.getByRole("textbox", { name: "第 1 段的文字" }).fill("我就说三句");
  await expectAccessible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  await page.getByRole("button", { name: "存下这段文字" }).click();
  await expect.element(page.getByText(/第 1 段的文字 · 何小满写的/)).toBeVisible();
  expect(phone.written[0]).toMatchObject({
    kind: "essay-transcribed",
    by: testMember,
    of: elder,
    body: { entry: handedIn.id, blob: SOUND.sound, words: "我就说三句" },
  });
});
