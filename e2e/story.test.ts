// The whole way: a county begins from nothing, and a member who works far away studies without network until the branch
// has it, once. Everything by the screens and commands that people have; what is offline is offline.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, test } from "@playwright/test";
import { chromiumLaunchOptions } from "../scripts/chromium.ts";
import { formatFrame, FrameReader, type PackAsk, type PackWant } from "../src/protocol/pack.ts";
import {
  expectPlace,
  logByHand,
  placeOnScreen,
  scrollInto,
  showCertificate,
  writeEssay,
} from "./story/member.ts";
import { proofreadAndPublish } from "./story/office.ts";
import { addMember, invite, openMember, planMeeting, showCode, untilArrived } from "./story/secretary.ts";
import { fixture, foundCounty, linkIn, longText } from "./testing/branch.ts";
import {
  callServer,
  enrol,
  goTab,
  keptForOffline,
  type Person,
  person,
  shot,
  tap,
  title,
} from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const CORPUS = new URL("../../shared/corpus", import.meta.url).pathname;
const MINUTE = 60_000;
const WECHAT =
  "Mozilla/5.0 (Linux; Android 13; V2166A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240301 MicroMessenger/8.0.48";

const ESSAY = {
  title: "长凳上的一夜",
  text: "读到让出一尺路的那一段，我想起厂里排班。大家都说别人该让，轮到自己就不肯。",
};
const REGRETTED = { title: "还没想好的", text: "写得太急了。" };

test("a member studies offline, and the branch sees it", async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await startServer(test.info().project.name, ["--empty"]);
  const long = await longText("旧县志抄");
  const profile = await mkdtemp(join(tmpdir(), "songxue-phone-"));
  let phone: BrowserContext | undefined;
  try {
    let officeLink = "";
    await test.step("the office founds the county and its roster by commands", async () => {
      officeLink = await foundCounty(server);
      await expect(server.admin("members", fixture("roster-with-mistakes.csv"))).rejects.toThrow(
        /第 ?3 ?行.*状态[^]*第 ?4 ?行.*姓名/,
      );
      expect(await server.admin("members", fixture("roster.csv"))).toContain("没有变 5 人");
      await expect(server.admin("invite", "张伟")).rejects.toThrow(/有 2 位张伟/);
    });

    await test.step("texts are imported: doubtful places are named, nothing is changed", async () => {
      const printed = await server.admin("import", fixture("texts"), long.folder);
      expect(printed).toContain("导入 3 篇");
      expect(printed).toContain("秋季集中学习的通知.txt（GB18030）");
      expect(printed).toContain("“zgf”像是用拼音字头代替的人名");
    });
    await test.step("the corpus is imported", async (step) => {
      step.skip(!existsSync(CORPUS), "the corpus is not on this machine");
      expect(await server.admin("import", CORPUS)).toContain("导入 5 篇");
    });

    const office = await person(
      await browser.newContext({ viewport: { width: 1280, height: 800 }, isMobile: false }),
    );
    await test.step("the office proofreads with text and suspicions side by side, and publishes", async () => {
      await enrol(office, officeLink);
      await tap(office.page, "以后再说|进入首页");
      await proofreadAndPublish(office, "一封写给同乡的信", 0);
      await proofreadAndPublish(office, "关于秋季集中学习的通知", 3);
      await proofreadAndPublish(office, "旧县志抄", 0);
    });

    const secretary = await person(await browser.newContext());
    let code = "";
    await test.step("the secretary adds a member and invites him, without network", async () => {
      await enrol(secretary, linkIn(await server.admin("invite", "周文", "--role", "secretary")));
      await tap(secretary.page, "以后再说|进入首页");
      await keptForOffline(secretary, "staff");
      await secretary.context.setOffline(true);
      await addMember(secretary, { name: "罗小满", phone: "13900000009" });
      code = await invite(secretary);
      await expect(secretary.page.getByText("邀请码已生成，还没有生效")).toBeVisible();
      await secretary.context.setOffline(false);
      await expect(secretary.page.getByText("邀请码已生效，现在就能用。")).toBeVisible();
    });

    const wechat = await person(await browser.newContext({ userAgent: WECHAT }));
    await test.step("he opens it in WeChat, is asked where before anything is used up, and enrols", async () => {
      await wechat.page.goto(`${server.url}/#/enrol/${code}`);
      await expect(title(wechat.page)).toHaveText("在哪里打开？");
      await shot(wechat.page, "wechat asks first");
      await tap(wechat.page, "就在微信里用");
      await enrol(wechat, undefined);
      await tap(wechat.page, "以后再说");
      await keptForOffline(wechat);
    });

    let handOver = "";
    await test.step("what he wrote offline goes along when he moves to the phone's own browser", async () => {
      await wechat.context.setOffline(true);
      await logByHand(wechat, { how: "读纸质材料", title: "寄来的小册子" });
      await goTab(wechat.page, "我的");
      await tap(wechat.page, "换浏览器或手机");
      await expect(wechat.page.getByText(/待上传 1 条.*会先传上去/)).toBeVisible();
      await tap(wechat.page, "要一个换机号码");
      await expect(wechat.page.getByRole("alert")).toContainText("现在连不上网络");
      await wechat.context.setOffline(false);
      await tap(wechat.page, "要一个换机号码");
      handOver = await wechat.page.getByText(/^\d{4} \d{4} \d{4}$/).innerText();
      await shot(wechat.page, "wechat hands over");
    });

    const open = async (offline: boolean): Promise<Person> => {
      phone = await chromium.launchPersistentContext(profile, { ...chromiumLaunchOptions(), offline });
      return person(phone);
    };
    let member = await open(false);
    await member.context.clock.install();
    await test.step("he enrols there and fetches the pack, stops, and goes on where it stopped", async () => {
      await enrol(member, `${server.url}/#/enrol/${handOver.replaceAll(" ", "")}`);
      await expect(title(member.page)).toHaveText("登记好了，罗小满同志");
      await fetchWithAPause(member);
      await tap(member.page, "进入首页");
      await keptForOffline(member);
    });

    await test.step("without network the app starts, and a text opens exactly where he was", async () => {
      const { page, context } = member;
      await context.setOffline(true);
      await page.reload();
      await expect(page.getByText("离线，可照常学习")).toBeVisible();
      await shot(page, "member home offline");
      await tap(page, "开始读");
      await expect(title(page)).toHaveText("一封写给同乡的信");
      await scrollInto(page, "每家的老人，支部都有人去看");
      await context.clock.runFor(2 * MINUTE);
      const place = await placeOnScreen(page);
      await shot(page, "member reads", "screen");
      await page.reload();
      await expectPlace(page, place);
      await tap(page, "返回");
      await tap(page, "一封写给同乡的信");
      await expectPlace(page, place);
    });

    await test.step("the reader offers the time it saw, and he confirms", async () => {
      await tap(member.page, "返回");
      await shot(member.page, "member is offered the time");
      await tap(member.page, "记上 2 分钟");
      await goTab(member.page, "记录");
      await expect(member.page.getByText("读《一封写给同乡的信》")).toHaveCount(1);
    });

    await test.step("with the server gone the app starts, reads and writes", async () => {
      await server.stop();
      await member.context.setOffline(false);
      await member.page.reload();
      await expect(title(member.page)).toHaveText("记录");
      await goTab(member.page, "学习");
      await tap(member.page, "旧县志抄");
      await expect(title(member.page)).toHaveText("旧县志抄");
      await expect(member.page.locator("main p").first()).toBeVisible();
      await tap(member.page, "返回");
      await logByHand(member, { how: "讨论", title: "工棚里的讨论" });
      await expect(member.page.getByText(/^离线，可照常学习 · 待上传 2 条/)).toBeVisible();
      await server.start();
    });

    await test.step("what he wrote goes up by itself when the server is back, and is receipted", async () => {
      await planMeeting(secretary, { title: "秋收总结会", time: "23:50" });
      await callServer(secretary.page);
      await callServer(member.page);
      await goTab(member.page, "首页");
      await expect(member.page.getByText(/^支部已收到 · 回执 \d{4}$/)).toBeVisible();
      await shot(member.page, "member has a receipt");
    });

    await test.step("without network, he asks for leave in two taps", async () => {
      const { page } = member;
      await member.context.setOffline(true);
      await tap(page, "看一看，或请假");
      await page.getByRole("button", { name: "请假" }).click();
      await expect(page.getByText("请假待支部回复")).toBeVisible();
    });

    await test.step("no network on either side: her screen shows digits, he types them", async () => {
      const { page } = member;
      await secretary.context.setOffline(true);
      await planMeeting(secretary, { title: "学堂夜读", time: "19:30" });
      const digits = await showCode(secretary);
      await goTab(page, "首页");
      await tap(page, "签到");
      await page.getByRole("radio", { name: "柳湾村党支部的另一次会" }).check();
      const field = page.getByLabel("会上屏幕的 7 位数字");
      await field.fill(withASlip(digits));
      await tap(page, "签到");
      await expect(page.getByRole("alert")).toContainText("可能抄错或颠倒了一位");
      await shot(page, "member mistyped");
      await field.fill(digits);
      await tap(page, "签到");
      await expect(title(page)).toHaveText("已存，待核");
    });

    await test.step("he photographs the certificate of a branch that took him in", async () => {
      await showCertificate(member, "东莞市某社区党支部", await office.page.screenshot());
    });

    await test.step("the browser is closed while he writes, and the draft is there when it opens again", async () => {
      await writeEssay(member, ESSAY);
      await member.context.close();
      member = await open(true);
      await member.page.goto(server.url);
      await tap(member.page, "写学习体会", ESSAY.title);
      await expect(member.page.getByLabel("正文")).toHaveValue(ESSAY.text);
      await shot(member.page, "member essay");
      await tap(member.page, "交给支部");
      await expect(member.page.getByText(/^已存好，有网络就交上去/)).toBeVisible();
    });

    await test.step("he hands in another, and takes it back within ten minutes", async () => {
      const { page } = member;
      await tap(page, "返回", "写一篇新的");
      await page.getByLabel("题目").fill(REGRETTED.title);
      await page.getByLabel("正文").fill(REGRETTED.text);
      await tap(page, "交给支部");
      await member.context.setOffline(false);
      await expect(page.getByText(/^\d\d:\d\d 以前可以收回，在那以前支部看不到。$/)).toBeVisible();
      await shot(page, "member can take back");
      await tap(page, "收回");
      await expect(page.getByLabel("正文")).toHaveValue(REGRETTED.text);
      await callServer(page);
      await tap(page, "返回", "返回|首页");
      await expect(page.getByText(/^支部已收到 · 回执 \d{4}$/)).toBeVisible();
    });

    await test.step("she closes the meeting; his code has been checked, once", async () => {
      const { page } = secretary;
      await secretary.context.setOffline(false);
      await callServer(page);
      await callServer(member.page);
      await goTab(page, "支部");
      await tap(page, "会议", "学堂夜读");
      await untilArrived(page, () => expect(page.getByText(/实到 1/)).toBeVisible({ timeout: 1_000 }));
      await tap(page, "结束会议，写记录");
      await page.getByLabel("实际开了多少分钟").fill("60");
      await page.getByLabel("主要内容").fill("读了《一封写给同乡的信》，说了渠水的次序。");
      await tap(page, "结束会议并保存");
      await tap(page, "点名和签到表");
      await expect(page.getByRole("listitem").filter({ hasText: "罗小满" })).toContainText(
        "到会 · 签到码已核",
      );
      await shot(page, "secretary roster");
    });

    await test.step("she sees his study, each thing once", async () => {
      const { page } = secretary;
      await openMember(page, "罗小满");
      await shot(page, "secretary member");
      const record = page.getByRole("region", { name: "学时明细" }).or(page.locator("main"));
      for (const line of [
        "寄来的小册子",
        "一封写给同乡的信",
        "工棚里的讨论",
        "学堂夜读",
        "东莞市某社区党支部",
      ]) {
        await expect(record.getByText(line, { exact: true })).toHaveCount(1);
      }
    });

    await test.step("she answers his leave and his certificate", async () => {
      const { page } = secretary;
      await goTab(page, "支部");
      await tap(page, "请您处理的");
      await shot(page, "secretary requests");
      await tap(page, "准罗小满的假");
      await expect(page.getByRole("list", { name: "请假" })).toBeHidden();
      await tap(page, "罗小满", "下载照片");
      await expect(page.getByAltText("罗小满的参学证明")).toBeVisible();
      await shot(page, "secretary certificate");
      await tap(page, "核对属实");
      await expect(page.getByText("都处理完了。")).toBeVisible();
    });

    await test.step("his essay reaches her after its ten minutes, once, and the one taken back never", async () => {
      const { page } = secretary;
      await goTab(page, "支部");
      await tap(page, "学习体会");
      await expect(page.getByText("待看 0 篇")).toBeVisible();
      await server.moveClock(11 * MINUTE);
      await untilArrived(page, () => expect(page.getByText("待看 1 篇")).toBeVisible({ timeout: 1_000 }));
      await expect(page.getByText(REGRETTED.title)).toHaveCount(0);
      await tap(page, ESSAY.title);
      await expect(page.locator(".handed-in-text .words").first()).toHaveText(ESSAY.text);
      await page.locator(".handed-in-text .words").first().click();
      await tap(page, "给这里写批注");
      await page.getByRole("textbox", { name: /^批注 1/ }).fill("是哪一家厂？");
      await shot(page, "secretary essay");
      await tap(page, "已看，道声谢谢");
      await callServer(page);
    });

    await test.step("he is told that she answered, until he has opened it, and finds her remark in its place", async () => {
      const { page } = member;
      await callServer(page);
      await goTab(page, "首页");
      await tap(page, `支部回您的体会了：《${ESSAY.title}》`);
      await expect(page.getByRole("note", { name: "批注 1" }).getByText("是哪一家厂？")).toBeVisible();
      await shot(page, "member essay answered");
      await tap(page, "返回");
      await goTab(page, "首页");
      await expect(page.getByRole("list", { name: "常用" })).toBeVisible();
      await expect(page.getByText("支部回您的体会了")).toHaveCount(0);
    });

    await test.step("he objects to a line, she answers, he reads it", async () => {
      await goTab(member.page, "记录");
      await tap(member.page, "讨论：工棚里的讨论", "这条不对，我要说明");
      await member.page.getByLabel("哪里不对").fill("那天说了一个小时，不是四十五分钟。");
      await tap(member.page, "交给支部");
      await expect(member.page.getByText(/^您说过：那天说了一个小时/)).toBeVisible();
      await callServer(member.page);
      await callServer(secretary.page);
      await goTab(secretary.page, "支部");
      await tap(secretary.page, "请您处理的");
      await expect(secretary.page.getByText("那天说了一个小时，不是四十五分钟。")).toHaveCount(1);
      await secretary.page.getByLabel("回复他").fill("对，我记成一个小时了。");
      await tap(secretary.page, "回复");
      await callServer(secretary.page);
      await callServer(member.page);
      await expect(member.page.getByText(/支部回复：对，我记成一个小时了。/)).toBeVisible();
      await shot(member.page, "member objection answered");
      await tap(member.page, "返回");
      await shot(member.page, "member record");
    });

    await test.step("every chain and signature holds, and nobody met a script that failed", async () => {
      await server.admin("verify");
      for (const somebody of [office, secretary, wechat, member]) expect(somebody.troubles).toEqual([]);
    });
  } finally {
    await phone?.close();
    await long.remove();
    await rm(profile, { recursive: true, force: true });
    await server.dispose();
  }
});

/** Two neighbours that are not the same, changed about. */
function withASlip(digits: string): string {
  return digits.replace(/(\d)(?!\1)(\d)/, "$2$1");
}

/** The connection breaks in the long text, and he stops: what has come is kept, and no byte of it is asked for again. */
async function fetchWithAPause({ page, context }: Person): Promise<void> {
  const asked: PackWant[][] = [];
  let release = (): void => undefined;
  const paused = new Promise<void>((resolve) => (release = resolve));
  await context.route("**/api/packs", async (route) => {
    const { wants } = route.request().postDataJSON() as PackAsk;
    asked.push(wants);
    if (asked.length === 1) {
      const response = await route.fetch();
      const frames = [...new FrameReader().read(await response.body())];
      const inTheLong = frames.findIndex(({ head }) => Number(head[2]) > 0);
      const come = Buffer.concat(frames.slice(0, inTheLong).map(formatFrame));
      await route.fulfill({ response, body: come });
    } else if (asked.length === 2) {
      await paused;
      await route.abort();
    } else await route.continue();
  });
  await tap(page, "把 3 篇存到手机");
  await expect.poll(() => asked.length).toBe(2);
  await shot(page, "member fetches");
  await tap(page, "先停下，存了的算数");
  release();
  await tap(page, "把 1 篇存到手机");
  await expect(page.getByText("3 篇学习材料都在手机上了")).toBeVisible();
  expect(asked[0]).toHaveLength(3);
  const rest = [{ blob: asked[1]![0]!.blob, from: 256_000 }];
  expect(asked.slice(1)).toEqual([rest, rest]);
  await context.unroute("**/api/packs");
}
