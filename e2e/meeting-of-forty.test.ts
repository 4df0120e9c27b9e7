// One 支部党员大会 in a village hall without signal: forty are expected, ten of them take part from afar, three sign on paper. Who came
// is known in five ways, half of the phones are heard of before the organiser's, and what the meeting yields is read cell by cell.
import { expect, test } from "@playwright/test";
import {
  callTheRoll,
  closeWithMinutes,
  enterTheSheet,
  expectOwnRecord,
  openMeeting,
  openPapers,
  pagesInPrint,
  planGeneralMeeting,
  scanFaceToFace,
} from "./meeting/deeds.ts";
import { finish } from "./faults/testing/node-phone.ts";
import { Evening, HOME_FIRST } from "./meeting/evening.ts";
import { HIS_SECRETARY } from "./meeting/cast.ts";
import {
  copyFacts,
  DECISIONS,
  DETAILS,
  HEAD,
  hoursRows,
  MEETING,
  minutesFacts,
  present,
  signInRows,
  SUMMARY,
  TITLES,
  VOTES,
} from "./meeting/expected.ts";
import {
  type PaperName,
  PAPERS,
  type ReadPaper,
  readDocx,
  readOnScreen,
  readPrinted,
  readXlsx,
  savedAs,
  wordsOfXlsx,
} from "./meeting/read-papers.ts";
import { showCode, untilArrived } from "./story/secretary.ts";
import { callServer, goTab, type Person, shot, tap } from "./testing/person.ts";
import { startServer } from "./testing/server.ts";

const MINUTE = 60_000;
test("forty at a meeting: every paper and every evidence level is as the evening was", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const server = await startServer(test.info().project.name, ["--empty"]);
  const evening = new Evening(server);
  try {
    let secretary!: Person;
    await test.step("all are enrolled; the secretary plans the meeting, and most phones hear of it", async () => {
      await evening.invite(browser);
      secretary = evening.at("organises");
      await planGeneralMeeting(secretary, evening.today);
      await callServer(secretary.page);
      await evening.hearOfTheMeeting();
    });

    let digits = "";
    await test.step("nobody has a signal: she shows the code, ticks some, takes three from paper", async () => {
      await evening.loseTheSignal();
      digits = await showCode(secretary);
      await callTheRoll(secretary.page);
      await enterTheSheet(secretary.page);
      await scanFaceToFace(secretary.page, evening.at("holds up the code of a phone in 长辈版").page);
    });

    await test.step("members type it, each in his own way", async () => {
      await evening.checkIn(digits);
    });

    await test.step("half of them are at home first: what they typed waits to be checked", async () => {
      await evening.comeHome("first half");
      await expectOwnRecord(evening.at("is told the code by telephone").page, "签到码待核");
      // To his phone it is another year, and no meeting is today: it has sent branch and code.
      const { page } = evening.at("has a clock a year ahead");
      await goTab(page, "记录");
      await expect(page.getByText("已签到：会议的资料还没有传到，传到后计入")).toBeVisible();
    });

    await test.step("she closes it with its minutes, still without a signal", async () => {
      await closeWithMinutes(secretary.page);
      await shot(secretary.page, "forty closed offline");
    });

    await test.step("an hour later everybody is at home, she too", async () => {
      await evening.moveClock(60 * MINUTE);
      await secretary.context.setOffline(false);
      await callServer(secretary.page);
      await evening.comeHome("second half");
    });

    await test.step("a quarter of an hour after that, one types a code that was sent on to him", async () => {
      await evening.moveClock(15 * MINUTE);
      await evening.checkInLate(digits);
    });

    await test.step("what waited has been checked, on the members' screens too", async () => {
      const { page } = secretary;
      await openPapers(page);
      await untilArrived(page, async () => {
        const { rows } = await readOnScreen(page, "签到表");
        const known = rows.map((row) => [row["姓名"], row["方式"]?.replace("，远程", "")]);
        expect(known.filter(([, how]) => how !== undefined)).toEqual(
          present.map((one) => [one.name, one.known]),
        );
      });
      for (const way of HOME_FIRST) {
        await callServer(evening.at(way).page);
        await expectOwnRecord(evening.at(way).page, "签到码已核");
      }
    });

    const read = {} as Record<PaperName, ReadPaper>;
    await test.step("the four papers on the screen and in print, cell by cell", async () => {
      const { page } = secretary;
      for (const name of PAPERS) {
        read[name] = await readOnScreen(page, name);
        const { title, rows } = await readPrinted(page);
        expect(title, name).toBe(TITLES[name]);
        expect(rows, name).toEqual(read[name].rows);
        if (name === "签到表") expect(await pagesInPrint(page)).toBe(2);
        await shot(page, `forty ${name}`);
      }
      const typed = read["签到表"].rows.map((row) => row["签到时间"]);
      expect(read["签到表"].facts).toEqual({ ...HEAD, 时间: evening.when(), 应到: "40", 实到: "35" });
      expect(read["签到表"].rows).toEqual(signInRows(evening, typed));
      expect(read["会议记录"].facts).toEqual(minutesFacts(evening));
      expect(read["会议记录"].parts).toEqual({
        主要内容: SUMMARY,
        详细内容: DETAILS,
        决议: DECISIONS,
        表决: VOTES,
      });
      expect(read["抄写版"].facts).toEqual(copyFacts(evening));
      expect(read["抄写版"].parts).toEqual({ 内容: `${SUMMARY}\n${DETAILS}`, 决议: DECISIONS, 表决: VOTES });
      expect(read["学时明细"].rows).toEqual(hoursRows());
    });

    await test.step("the same stands in the Word file and in the workbook", async () => {
      const { page } = secretary;
      const word = readDocx(await savedAs(page, "Word"));
      expect(word).toEqual(PAPERS.map((name) => ({ ...read[name], title: TITLES[name] })));
      const workbook = await savedAs(page, "Excel");
      for (const name of ["签到表", "学时明细"] as const)
        expect(await readXlsx(workbook, name)).toEqual({ title: TITLES[name], rows: read[name].rows });
      for (const name of ["会议记录", "抄写版"] as const) {
        const cells = (await wordsOfXlsx(workbook, name)).join("\n");
        for (const words of [...Object.entries(read[name].facts), ...Object.entries(read[name].parts)].flat())
          expect(cells, name).toContain(words);
      }
    });

    await test.step("why a code could not be checked is said to him who typed it and to her, and accuses nobody", async () => {
      const { page } = evening.at("types a forwarded code when all is over");
      await callServer(page);
      await expectOwnRecord(page, "签到码待核");
      await tap(page, MEETING);
      await expect(page.getByText(/^码是会上出过的，不过是在会议结束以后才输入的/)).toBeVisible();
      await openMeeting(secretary.page);
      await tap(secretary.page, "点名");
      const row = (name: string) => secretary.page.getByRole("listitem").filter({ hasText: name });
      await expect(row("苏永福")).toContainText("签到码待核");
      await expect(row("苏永福")).toContainText("码是会上出过的，结束以后才输入");
      await expect(row("谢桂兰")).toContainText("和会上出过的码没有对上");
      await shot(secretary.page, "forty roster");
      await openPapers(secretary.page);
    });

    await test.step("the guest's own branch sees that he was there", async () => {
      const { phone } = evening.phoneOf(HIS_SECRETARY);
      await phone.contact();
      const [claim] = phone.entries().filter(({ kind }) => kind === "attendance-claimed");
      expect(claim?.of).toBe(evening.memberOf("is a guest of another branch"));
      expect(claim?.evidence).toBe("B");
    });

    await test.step("the next morning, for her alone: who is to catch up, and of whom nothing can be said", async () => {
      const { page } = secretary;
      await evening.moveClock(24 * 60 * MINUTE);
      for (const phone of evening.phonesOf("stays away")) {
        await phone.log();
        await finish(phone);
      }
      await callServer(page);
      await expect(page.getByRole("list", { name: "要补学的" }).getByRole("listitem")).toHaveText([
        "潘冬生请假：夜班",
        "龚长河缺席",
      ]);
      const told = (heading: string) =>
        page.locator("div", { has: page.getByRole("heading", { name: heading, exact: true }) });
      await expect(told("还没有收到").last()).toContainText("万里");
      await expect(told("还没有记").last()).toContainText("金秀");
      await shot(page, "forty next morning");
      await expect(page.locator(".no-print", { hasText: "补学名单" })).not.toContainText("赵大娘");
    });

    await test.step("a phone that comes home last changes the papers by one name", async () => {
      const { page } = secretary;
      for (const phone of evening.phonesOf("types, and is not heard of")) await finish(phone);
      await callServer(page);
      await page.getByRole("radio", { name: "签到表" }).check();
      await expect(page.getByRole("listitem").filter({ hasText: "万里" })).toContainText("方式：签到码已核");
      const after = await readOnScreen(page, "签到表");
      expect(after.facts["实到"]).toBe("36");
      expect(after.rows.filter(({ 姓名 }) => 姓名 !== "万里")).toEqual(
        read["签到表"].rows.filter(({ 姓名 }) => 姓名 !== "万里"),
      );
    });

    await test.step("every chain and signature holds, and nobody met a script that failed", async () => {
      expect(await server.admin("verify")).toContain("核对完毕，都对");
      expect(evening.troubles()).toEqual([]);
    });
  } finally {
    await evening.end();
    await server.dispose();
  }
});
