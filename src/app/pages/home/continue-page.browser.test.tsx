import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { App } from "../../app.tsx";
import { goTo } from "../../routing/place.ts";
import { county, received, studyText } from "../../testing/county.ts";
import { memoryPhone, testMember } from "../../testing/memory-phone.ts";
import { expectAccessible, show } from "../../testing/show.tsx";
import { forgetReadings, keepPlace } from "../../texts/readings.ts";

beforeEach(() => {
  forgetReadings();
  goTo("/continue");
});

const title = () => page.getByRole("heading", { level: 1 });

test("the shortcut opens the text that 首页 offers, and stays in it to its end", async () => {
  const phone = memoryPhone({ entries: county() });
  phone.keep("text-2".padEnd(64, "0"), JSON.stringify({ ...studyText(3), title: "会前想好三句话" }));
  keepPlace("text-2", { block: 1, offset: 0, at: Date.now(), blocks: 3, isFinished: false });
  show(<App />, phone);
  await expect.element(title()).toHaveTextContent("会前想好三句话");
  keepPlace("text-2", { block: 2, offset: 0, at: Date.now(), blocks: 3, isFinished: true });
  phone.receive(received("complaint-made", { to: "branch", words: "什么都可以" }, { by: testMember }));
  await expect.element(title()).toHaveTextContent("会前想好三句话");
});

test("with nothing left to read it says so, and where to find the rest", async () => {
  show(<App />, memoryPhone({ entries: county().filter(({ kind }) => kind !== "text-published") }));
  await expect.element(title()).toHaveTextContent("继续学习");
  await expect.element(page.getByRole("link", { name: "去“学习”" })).toBeVisible();
  await expectAccessible();
});
