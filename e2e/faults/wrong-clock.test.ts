import { expect, test } from "@playwright/test";
import { dayFromNow } from "../testing/branch.ts";
import { callServer, enrol, person, tap, title } from "../testing/person.ts";
import { startServer } from "../testing/server.ts";
import { foundBranch, lostOrDoubled, rowsOn } from "./testing/beside.ts";
import { finish, nodePhone } from "./testing/node-phone.ts";
import { setSkew, withWrongClock } from "./testing/wrong-clock.ts";

const YEAR = 365 * 86_400_000;

test("row 16: clocks that are wrong by a year, and are set back in use: all is there, in its order, once", async () => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const guests = await foundBranch(server, ["陈建国", "周海", "田福生"]);
    for (const [i, [first, then]] of (
      [
        [YEAR, -YEAR],
        [-YEAR, YEAR],
        [YEAR, 0],
      ] as const
    ).entries()) {
      let skew: number = first;
      const one = await nodePhone(guests[i]!, server.url, () => Date.now() + skew);
      // Before the first contact nothing is known of the right time.
      const entry = await one.log(600);
      skew = then;
      const correct = (minutes: number) =>
        one.phone.write([{ kind: "study-corrected", body: { entry, minutes } }]);
      await correct(500);
      await finish(one);
      skew = first;
      await correct(400);
      await one.log();
      await finish(one);
      skew = 0;
      await correct(300);
      await finish(one);
      expect(one.phone.state.outbox.exceptions).toEqual([]);
      const own = (await rowsOn(server)).filter(({ id }) => one.phone.state.device === id.split(".")[0]);
      expect(lostOrDoubled(own, one.saved.values())).toEqual([]);
      const corrections = own.filter(({ kind }) => kind === "study-corrected");
      expect(corrections.map(({ body }) => (JSON.parse(body) as { minutes: number }).minutes)).toEqual([
        500, 400, 300,
      ]);
    }
    expect(await server.admin("verify")).toContain("核对完毕，都对");
  } finally {
    await server.dispose();
  }
});

test("row 16: the screen of a phone whose clock jumps: what was written last counts, and a day that has not come is flagged", async ({
  context,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    await withWrongClock(context);
    const member = await person(context);
    const { page } = member;
    await enrol(member, guest!.link);
    await context.setOffline(true);

    await setSkew(page, YEAR);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow")));
    const field = page.getByRole("textbox", { name: "正文" });
    await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
    await field.fill("时钟快了一年写的");
    await tap(page, "交给支部");
    await expect(page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
    await page.evaluate(() => (location.hash = "#/record/log"));
    await tap(page, "存下");
    await expect(title(page)).toHaveText("记录");

    await setSkew(page, -YEAR);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow")));
    await page.evaluate(() => (location.hash = "#/essays/essay-0000000001"));
    await tap(page, "再改一改");
    await expect(field).toHaveValue("时钟快了一年写的");
    await field.fill("时钟拨回去以后写的");
    await tap(page, "交给支部");
    await expect(page.getByRole("region", { name: "已交的" })).toContainText("时钟拨回去以后写的");

    await setSkew(page, 0);
    await context.setOffline(false);
    await callServer(page);
    await expect(page.getByRole("region", { name: "已交的" })).toContainText("时钟拨回去以后写的");
    const handedIn = (await rowsOn(server)).filter(({ kind }) => kind === "essay-handed-in");
    expect(handedIn.map(({ verdict }) => verdict)).toEqual(["accepted", "accepted"]);
    await page.evaluate(() => (location.hash = "#/record"));
    await expect(page.getByText("写的日期还没有到")).toBeVisible();
    expect(member.troubles).toEqual([]);
  } finally {
    await server.dispose();
  }
});

test("row 16: a phone that is a year ahead and has heard the server writes under today", async ({
  context,
}) => {
  const server = await startServer(test.info().project.name, ["--empty"]);
  try {
    const [, guest] = await foundBranch(server, ["陈建国", "周海"]);
    await withWrongClock(context);
    const { page } = await person(context);
    await enrol({ context, page, troubles: [] }, guest!.link);
    await setSkew(page, YEAR);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow")));
    await callServer(page);
    await page.evaluate(() => (location.hash = "#/record/log"));
    await tap(page, "存下");
    await expect(title(page)).toHaveText("记录");
    await callServer(page);
    const [logged] = (await rowsOn(server)).filter(({ kind }) => kind === "study-logged");
    expect((JSON.parse(logged!.body) as { day: string }).day).toBe(dayFromNow(0));
    expect(Math.abs(logged!.at - Date.now())).toBeLessThan(YEAR / 365);
    await page.evaluate(() => (location.hash = "#/record"));
    await expect(page.getByText("写的日期还没有到")).toHaveCount(0);
  } finally {
    await server.dispose();
  }
});
