import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { changeDisplay } from "../../settings/display.ts";
import {
  branchWorld,
  county,
  meetings,
  officePhone,
  people,
  secretaryPhone,
} from "./testing/branch-world.ts";
import { openPage } from "./testing/open-staff-page.tsx";

afterEach(async () => {
  changeDisplay({ elder: false });
  await page.viewport(360, 740);
});

test("nothing has to be scrolled sideways: 320 px, and the largest type of 长辈版 on an ordinary phone", async () => {
  const world = branchWorld();
  const phone = secretaryPhone(world);
  await phone.write([{ kind: "meeting-opened", body: { meeting: meetings.tonight } }]);
  const pages = [
    ["/branch", "望河村党支部"],
    ["/branch/progress", "党员进度"],
    ["/branch/members", "党员"],
    ["/branch/members/add", "添加党员"],
    [`/branch/members/${people.li}`, "李秀英"],
    [`/branch/members/${people.zhou}/invite`, "邀请：周立新"],
    ["/branch/requests", "请您处理的"],
    ["/branch/meetings", "会议"],
    [`/branch/meetings/${meetings.tonight}`, "群众路线专题讨论"],
    [`/branch/meetings/${meetings.tonight}/code`, "签到：群众路线专题讨论"],
    [`/branch/meetings/${meetings.tonight}/roster`, "点名：群众路线专题讨论"],
    [`/branch/meetings/${meetings.tonight}/close`, "会议记录"],
    [`/branch/meetings/${meetings.past}/papers`, "会议材料：第二次集中学习"],
    ["/branch/essays", "学习体会"],
    [`/branch/essays/${world.essay}`, "从修水渠想到的"],
  ] as const;
  for (const wide of [320, 360]) {
    await page.viewport(wide, 740);
    changeDisplay(wide === 320 ? { elder: false } : { elder: true, size: 30 });
    for (const [path, heading] of pages) {
      await openPage(path, phone, heading);
      if (path.endsWith("/invite")) {
        await page.getByRole("button", { name: /生成邀请码/ }).click();
        await expect.element(page.getByRole("img", { name: "邀请二维码" })).toBeVisible();
      }
      expect(sideways(), `${path} at ${wide} px`).toEqual([]);
    }
    await openPage("/office/roles", officePhone(world), "职务");
    expect(sideways(), `roles at ${wide} px`).toEqual([]);
    await openPage(`/office/units/${county}`, officePhone(world), "各单位的情况");
    expect(sideways(), `units at ${wide} px`).toEqual([]);
  }
});

/** What reaches beyond the right edge. */
function sideways(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 30)}`);
}
