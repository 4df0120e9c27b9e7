// 请人来一趟, from an elder's phone without a network to those who may go, and back.
import { expect, test } from "@playwright/test";
import { demoLink } from "./testing/branch.ts";
import { callServer, enrol, goTab, person, tap, title } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

test("asked without a network, it reaches the branch and the 送学人, and their answers reach her", async ({
  browser,
}) => {
  const server = await startServer(test.info().project.name);
  try {
    const newPerson = async () => person(await browser.newContext());
    const [elder, helper, secretary] = [await newPerson(), await newPerson(), await newPerson()];
    await enrol(elder, await demoLink(server, "孙桂香"));
    await enrol(helper, await demoLink(server, "李春燕"));
    await enrol(secretary, await demoLink(server, "陈建国"));
    for (const { page } of [elder, helper, secretary]) await tap(page, "以后再说");

    await test.step("长辈版: a call, and one tap more than one to ask", async () => {
      await tap(elder.page, "长辈版（也叫关怀版、大字版）", "换成长辈版", "好，进入首页");
      await expect(elder.page.getByRole("link", { name: "给李春燕打电话" })).toHaveAttribute(
        "href",
        /^tel:\d+$/,
      );
      await elder.page.context().setOffline(true);
      await tap(elder.page, "请人来一趟");
      await elder.page.getByLabel("有什么事（可以不写）").fill("眼镜坏了");
      await elder.page.getByRole("button", { name: "请人来一趟" }).click();
      await expect(elder.page.getByText("已存好。手机一有网，就告诉李春燕和支部。")).toBeVisible();
      await elder.page.reload().catch(() => undefined);
      await elder.page.context().setOffline(false);
      await elder.page.goto(`${server.url}/#/visit`);
      await callServer(elder.page);
      await expect(elder.page.getByText("已告诉李春燕和支部。请等他们回话。")).toBeVisible();
    });

    await test.step("the secretary sees it first of all that needs somebody", async () => {
      await callServer(secretary.page);
      await goTab(secretary.page, "支部");
      const needing = secretary.page.getByRole("list", { name: "谁需要帮一把" });
      await expect(needing.getByRole("link").first()).toContainText("孙桂香请人去一趟，等着回话");
    });

    await test.step("the 送学人 finds it on 首页 and answers", async () => {
      await callServer(helper.page);
      await goTab(helper.page, "首页");
      await tap(helper.page, "孙桂香请您去一趟");
      await expect(helper.page.getByText("眼镜坏了")).toBeVisible();
      await helper.page.getByLabel("回话：谁去，什么时候去").fill("我明早带去修。");
      await tap(helper.page, "回话");
      await callServer(helper.page);
    });

    await test.step("with that the secretary has nothing left to do", async () => {
      await callServer(secretary.page);
      await expect(title(secretary.page)).toHaveText("柳湾村党支部");
      await expect(secretary.page.getByText("请人去一趟，等着回话")).toHaveCount(0);
    });

    await test.step("she reads who comes", async () => {
      await callServer(elder.page);
      await elder.page.goto(`${server.url}/#/visit`);
      await expect(elder.page.getByText("李春燕回话")).toBeVisible();
      await expect(elder.page.getByText("我明早带去修。")).toBeVisible();
    });
    for (const { troubles } of [helper, secretary]) expect(troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});
